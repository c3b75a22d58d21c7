import { describe, expect, it } from 'vitest';
import { judgeRule } from '../../../support/judge-rule.ts';
import { lawOf, ruleTable, type DayLine, type ItemLine } from '../../../support/rule-table.ts';

const PACK = 'us-covered-list';
const PURPOSES =
  'equipment used for public safety, the security of government facilities, the physical security surveillance of critical infrastructure or other national security purposes';
const INTERNATIONAL = 'international telecommunications services under section 214';
const SERVICES = 'telecommunications services under section 214';
const ABROAD = 'production in a foreign country';
const ROUTERS =
  'consumer-grade routers, hotspots or 5G devices for residential use that the customer can install, without a conditional approval';
const AIRCRAFT =
  'uncrewed aircraft systems or critical components of them that no exception clears';

/** Entries by supplier: who, since when, and what is asked. */
const ENTRIES = {
  'us-fcc-huawei': [['huawei'], '2021-03-12'],
  'us-fcc-zte': [['zte'], '2021-03-12'],
  'us-fcc-hytera': [['hytera'], '2021-03-12', PURPOSES],
  'us-fcc-hikvision': [['hikvision'], '2021-03-12', PURPOSES],
  'us-fcc-dahua': [['dahua'], '2021-03-12', PURPOSES],
  'us-fcc-kaspersky': [['kaspersky'], '2022-03-25'],
  'us-fcc-kaspersky-integrated': [['kaspersky'], '2024-07-23'],
  'us-fcc-cmi': [['china-mobile'], '2022-03-25', INTERNATIONAL],
  'us-fcc-cta': [['china-telecom'], '2022-03-25', SERVICES],
  'us-fcc-cua': [['china-unicom'], '2022-09-20', INTERNATIONAL],
  'us-fcc-pacnet': [['pacific-networks'], '2022-09-20', INTERNATIONAL],
  'us-fcc-uas': [['dji', 'autel-robotics'], '2025-12-22'],
} as const satisfies Readonly<
  Record<string, readonly [groups: readonly string[], from: string, use?: string]>
>;

const dayAt = (day: string, step: number): string =>
  new Date(Date.parse(day) + step * 86_400_000).toISOString().slice(0, 10);

it('has the entries of the list with their days, and no day of removal', () => {
  const ofSuppliers = Object.entries(ENTRIES).map(([id, [groups, from, use]]) => [
    id,
    {
      suppliers: { groups },
      scope: { ...(use === undefined ? {} : { use }), country: ['US'] },
      effect: { kind: 'no-new', from },
      certainty: 'V-sec',
    },
  ]);
  const ofProduction = (func: string, use: string, from: string): object => ({
    suppliers: 'any',
    scope: { function: [func], use, production: ABROAD, country: ['US'] },
    effect: { kind: 'no-new', from },
    certainty: 'V-sec',
  });
  expect(lawOf(PACK)).toEqual({
    ...Object.fromEntries(ofSuppliers),
    'us-fcc-uas-foreign': ofProduction('other', AIRCRAFT, '2025-12-22'),
    'us-fcc-router': ofProduction('customer-premises', ROUTERS, '2026-03-23'),
  });
});

const daysOf = (from: string): DayLine[] => [
  [dayAt(from, -1), 'clear'],
  [from, 'restricted'],
  [dayAt(from, 1), 'restricted'],
  ['2040-01-01', 'restricted'],
];

const common = (from: string): ItemLine[] => [
  ['kit of the day before', 'restricted', { installedOn: dayAt(from, -1) }],
  ['kit of the day', 'overdue', { installedOn: from }],
  ['kit of the day after', 'overdue', { installedOn: dayAt(from, 1) }],
  ['an unknown day of installation', 'undetermined', { installedOn: null }],
  ['an untagged placement', 'restricted', { placement: 'untagged', generations: null }],
  ['an unknown status', 'restricted', { status: null }],
  ['another country', 'clear', { country: 'CA' }],
  ['an unknown country', 'undetermined', { country: null }],
  ['the home country in its place', 'restricted', { country: null }, { homeCountry: 'US' }],
];

for (const [ruleId, entry] of Object.entries(ENTRIES)) {
  const [groups, from, use]: readonly [readonly string[], string, string?] = entry;
  const answers = use === undefined ? {} : { [use]: true };
  const asked: ItemLine[] =
    use === undefined
      ? []
      : [
          ['an open question', 'undetermined', {}, { answers: {} }],
          ['another use', 'clear', {}, { answers: { [use]: false } }],
          ['another question answered', 'undetermined', {}, { answers: { [ABROAD]: true } }],
        ];
  ruleTable(
    PACK,
    ruleId,
    { facts: { supplierId: groups[0] ?? null }, circumstances: { answers } },
    {
      days: daysOf(from),
      items: [
        ...common(from),
        ...groups.map((supplierId): ItemLine => [supplierId, 'restricted', { supplierId }]),
        ['an unknown function', 'restricted', { function: null }],
        ['another supplier', 'clear', { supplierId: 'nokia' }],
        ['an unresolved supplier', 'undetermined', { supplierId: null }],
        ...asked,
      ],
    },
  );
}

const PRODUCED: readonly (readonly [
  rule: string,
  func: 'other' | 'customer-premises',
  use: string,
  from: string,
])[] = [
  ['us-fcc-uas-foreign', 'other', AIRCRAFT, '2025-12-22'],
  ['us-fcc-router', 'customer-premises', ROUTERS, '2026-03-23'],
];

for (const [ruleId, func, use, from] of PRODUCED) {
  ruleTable(
    PACK,
    ruleId,
    {
      facts: { placement: 'edge', function: func, supplierId: 'cisco' },
      circumstances: { answers: { [use]: true, [ABROAD]: true } },
    },
    {
      days: daysOf(from),
      items: [
        ...common(from),
        ['whoever makes it', 'restricted', { supplierId: 'tp-link' }],
        ['an unresolved supplier', 'restricted', { supplierId: null }],
        ['production at home', 'clear', {}, { answers: { [use]: true, [ABROAD]: false } }],
        ['an open production', 'undetermined', {}, { answers: { [use]: true } }],
        ['another use', 'clear', {}, { answers: { [use]: false, [ABROAD]: true } }],
        ['another use, production open', 'clear', {}, { answers: { [use]: false } }],
        ['an open use', 'undetermined', {}, { answers: { [ABROAD]: true } }],
        ['nothing answered', 'undetermined', {}, { answers: {} }],
        ['a transport router', 'clear', { function: 'transport' }],
        ['an unknown function', 'undetermined', { function: null }],
      ],
    },
  );
}

describe('a supplier that is listed for some uses only', () => {
  it.each([
    ['us-fcc-hytera', 'hytera'],
    ['us-fcc-hikvision', 'hikvision'],
    ['us-fcc-dahua', 'dahua'],
  ])('%s says nothing sure of equipment whose use is not known', (ruleId, supplierId) => {
    for (const installedOn of ['2018-01-01', '2026-01-01', null]) {
      expect(judgeRule(PACK, ruleId, '2026-11-23', { supplierId, installedOn })).toBe(
        'undetermined',
      );
    }
  });
});
