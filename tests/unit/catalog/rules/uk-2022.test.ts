import { describe, expect, it } from 'vitest';
import { measureRule } from '#shared/domain/measure';
import type { ItemFacts } from '#shared/domain/conditions';
import { builtInPacks } from '#main/tagging/built-in-packs';
import { PLAIN_CONTEXT, PLAIN_FACTS, judgeRule } from '../../../support/judge-rule.ts';
import { lawOf, ruleTable, type DayLine, type ItemLine } from '../../../support/rule-table.ts';

const PACK = 'uk-2022';
const SANCTIONED =
  'equipment affected by the United States’ sanctions, in a full-fibre (FTTP) network';
const SITES = 'sites significant to national security';
const FROM = '2022-10-13';

it('has the days and caps of the direction', () => {
  const of = (scope: object, effect: object, certainty = 'V-sec'): object => ({
    suppliers: { groups: ['huawei'] },
    scope: { ...scope, country: ['GB'] },
    effect: { from: FROM, ...effect },
    certainty,
  });
  const goesBy = (deadline: string): object => ({ kind: 'remove-by', deadline });
  expect(lawOf(PACK)).toEqual({
    'uk-dvd-5g-new': of({ generation: ['5G'] }, { kind: 'no-new' }),
    'uk-dvd-5g': of({ generation: ['5G'] }, goesBy('2027-12-31'), 'V-off'),
    'uk-dvd-core': of({ placement: ['core'] }, goesBy('2023-12-31')),
    'uk-dvd-ran-cap': of(
      { function: ['radio-access'], generation: ['5G'] },
      { kind: 'cap', deadline: '2023-07-31', share: 0.35, of: 'sites' },
    ),
    'uk-dvd-fttp-cap': of(
      { function: ['fixed-access'] },
      { kind: 'cap', deadline: '2023-10-31', share: 0.35 },
    ),
    'uk-dvd-fttp-new': of({ function: ['fixed-access'], use: SANCTIONED }, { kind: 'no-new' }),
    'uk-dvd-nsites': of({ zone: SITES }, goesBy('2023-01-28')),
    'uk-dvd-tx': of({ function: ['transport'], placement: ['core'] }, goesBy('2025-12-31')),
  });
});

const common = (verdict: string): ItemLine[] => [
  ['another supplier, ZTE', 'clear', { supplierId: 'zte' }],
  ['an unresolved supplier', 'undetermined', { supplierId: null }],
  ['another country', 'clear', { country: 'IE' }],
  ['an unknown country', 'undetermined', { country: null }],
  ['the home country in its place', verdict, { country: null }, { homeCountry: 'GB' }],
  ['an unknown status', verdict, { status: null }],
];

const UNDATED = { generations: null, installedOn: null };

/** Around the day of the direction. */
const start = (verdict: string): DayLine[] => [
  ['2022-10-12', 'clear'],
  ['2022-10-13', verdict],
  ['2022-10-14', verdict],
];

const of5g = (verdict: string): ItemLine[] => [
  ['4G and 5G equipment', verdict, { generations: ['4G', '5G'] }],
  ['2G, 3G and 4G equipment', 'clear', { generations: ['2G', '3G', '4G'] }],
  ['an unknown generation', 'undetermined', { generations: null }],
];

const anywhere = (verdict: string): ItemLine[] => [
  ['the edge', verdict, { placement: 'edge', function: 'radio-access' }],
  ['no placement or function', verdict, { placement: 'untagged', function: null }],
];

ruleTable(
  PACK,
  'uk-dvd-5g-new',
  {},
  {
    days: [...start('restricted')],
    items: [
      ...common('restricted'),
      ...of5g('restricted'),
      ...anywhere('restricted'),
      ['kit of 1 January 2021, after the policy', 'restricted', { installedOn: '2021-01-01' }],
      ['kit of 12 October 2022', 'restricted', { installedOn: '2022-10-12' }],
      ['kit of 13 October 2022', 'overdue', { installedOn: '2022-10-13' }],
      ['kit of 14 October 2022', 'overdue', { installedOn: '2022-10-14' }],
      ['an unknown day of installation', 'undetermined', { installedOn: null }],
    ],
  },
);

ruleTable(
  PACK,
  'uk-dvd-5g',
  {},
  {
    days: [
      ...start('remove-by by 2027-12-31'),
      ['2027-12-30', 'remove-by by 2027-12-31'],
      ['2027-12-31', 'remove-by by 2027-12-31'],
      ['2028-01-01', 'overdue by 2027-12-31'],
    ],
    items: [
      ...common('remove-by by 2027-12-31'),
      ...of5g('remove-by by 2027-12-31'),
      ...anywhere('remove-by by 2027-12-31'),
      ['an unknown day of installation', 'remove-by by 2027-12-31', { installedOn: null }],
    ],
  },
);

ruleTable(
  PACK,
  'uk-dvd-core',
  {},
  {
    days: [
      ...start('remove-by by 2023-12-31'),
      ['2023-01-29', 'remove-by by 2023-12-31'],
      ['2023-12-30', 'remove-by by 2023-12-31'],
      ['2023-12-31', 'remove-by by 2023-12-31'],
      ['2024-01-01', 'overdue by 2023-12-31'],
    ],
    items: [
      ...common('overdue by 2023-12-31'),
      ['2G equipment', 'overdue by 2023-12-31', { generations: ['2G'] }],
      ['unknown generation and day', 'overdue by 2023-12-31', UNDATED],
      ['an unknown function', 'overdue by 2023-12-31', { function: null }],
      ['the edge', 'clear', { placement: 'edge' }],
      ['an untagged placement', 'undetermined', { placement: 'untagged' }],
    ],
  },
);

const aboveCap = { share: 0.351 };
const CAP: ItemLine[] = [
  ['nothing of Huawei', 'restricted', {}, { share: 0 }],
  ['34.9 %', 'restricted', {}, { share: 0.349 }],
  ['35.0 %', 'restricted', {}, { share: 0.35 }],
  ['35.1 %', 'over-cap', {}, { share: 0.351 }],
  ['all of it', 'over-cap', {}, { share: 1 }],
  ['an untagged placement', 'over-cap', { placement: 'untagged' }],
  ['an unknown day of installation', 'over-cap', { installedOn: null }],
  ['an unknown function', 'undetermined', { function: null }],
  ['customer premises', 'clear', { function: 'customer-premises' }],
];

ruleTable(
  PACK,
  'uk-dvd-ran-cap',
  { facts: { placement: 'edge', function: 'radio-access' }, circumstances: aboveCap },
  {
    days: [
      ...start('restricted'),
      ['2023-07-30', 'restricted'],
      ['2023-07-31', 'restricted'],
      ['2023-08-01', 'over-cap'],
    ],
    items: [...common('over-cap'), ...of5g('over-cap'), ...CAP],
  },
);

ruleTable(
  PACK,
  'uk-dvd-fttp-cap',
  {
    facts: { placement: 'edge', function: 'fixed-access', generations: null },
    circumstances: aboveCap,
  },
  {
    days: [
      ...start('restricted'),
      ['2023-08-01', 'restricted'],
      ['2023-10-30', 'restricted'],
      ['2023-10-31', 'restricted'],
      ['2023-11-01', 'over-cap'],
    ],
    items: [...common('over-cap'), ...CAP],
  },
);

it('has full fibre within the cap at exactly 35 % on the day after the last', () => {
  const facts = { function: 'fixed-access' as const };
  const at = (share: number): string =>
    judgeRule(PACK, 'uk-dvd-fttp-cap', '2023-11-01', facts, { share });
  expect([at(0.35), at(0.351)]).toEqual(['restricted', 'over-cap']);
});

ruleTable(
  PACK,
  'uk-dvd-fttp-new',
  { facts: { function: 'fixed-access' }, circumstances: { answers: { [SANCTIONED]: true } } },
  {
    days: [...start('restricted')],
    items: [
      ...common('restricted'),
      ['kit of 12 October 2022', 'restricted', { installedOn: '2022-10-12' }],
      ['kit of 13 October 2022', 'overdue', { installedOn: '2022-10-13' }],
      ['an unknown day of installation', 'undetermined', { installedOn: null }],
      ['unaffected equipment', 'clear', {}, { answers: { [SANCTIONED]: false } }],
      ['an open question', 'undetermined', {}, { answers: {} }],
      ['radio access', 'clear', { function: 'radio-access' }],
      ['an unknown function', 'undetermined', { function: null }],
      ['an untagged placement', 'restricted', { placement: 'untagged', generations: null }],
    ],
  },
);

ruleTable(
  PACK,
  'uk-dvd-nsites',
  { circumstances: { answers: { [SITES]: true } } },
  {
    days: [
      ...start('remove-by by 2023-01-28'),
      ['2023-01-27', 'remove-by by 2023-01-28'],
      ['2023-01-28', 'remove-by by 2023-01-28'],
      ['2023-01-29', 'overdue by 2023-01-28'],
    ],
    items: [
      ...common('overdue by 2023-01-28'),
      ...anywhere('overdue by 2023-01-28'),
      ['unknown generation and day', 'overdue by 2023-01-28', UNDATED],
      ['another site', 'clear', {}, { answers: { [SITES]: false } }],
      ['an open question', 'undetermined', {}, { answers: {} }],
    ],
  },
);

ruleTable(
  PACK,
  'uk-dvd-tx',
  { facts: { function: 'transport' } },
  {
    days: [
      ...start('remove-by by 2025-12-31'),
      ['2025-12-30', 'remove-by by 2025-12-31'],
      ['2025-12-31', 'remove-by by 2025-12-31'],
      ['2026-01-01', 'overdue by 2025-12-31'],
    ],
    items: [
      ...common('overdue by 2025-12-31'),
      ['unknown generation and day', 'overdue by 2025-12-31', UNDATED],
      ['transport at the edge', 'clear', { placement: 'edge' }],
      ['an untagged placement', 'undetermined', { placement: 'untagged' }],
      ['a core function', 'clear', { function: 'core-network' }],
      ['an unknown function', 'undetermined', { function: null }],
    ],
  },
);

describe('what the caps count', () => {
  const radio = (site: string | null, supplierId: string): ItemFacts => ({
    ...PLAIN_FACTS,
    function: 'radio-access',
    country: 'GB',
    site,
    supplierId,
  });
  const shareIn = (ruleId: string, items: readonly ItemFacts[]): readonly number[] => {
    const rule = builtInPacks()
      .flatMap(({ rules }) => rules)
      .find(({ id }) => id === ruleId);
    const measure = rule && measureRule(PACK, rule, items, PLAIN_CONTEXT).get('');
    return [measure?.named ?? -1, measure?.all ?? -1];
  };

  it('is sites for 5G access, each once, whatever stands there', () => {
    const items = [
      ...['A', 'A', 'A', null].map((site) => radio(site, 'huawei')),
      ...['A', 'B', 'C', null].map((site) => radio(site, 'nokia')),
    ];
    expect(shareIn('uk-dvd-ran-cap', items)).toEqual([1, 3]);
  });

  it('is items for full fibre', () => {
    const items = ['huawei', 'nokia', 'adtran'].map((id) => ({
      ...radio('A', id),
      function: 'fixed-access' as const,
    }));
    expect(shareIn('uk-dvd-fttp-cap', items)).toEqual([1, 3]);
  });
});
