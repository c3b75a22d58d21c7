import { expect, it } from 'vitest';
import { lawOf, ruleTable, type DayLine, type ItemLine } from '../../../support/rule-table.ts';

const PACK = 'nz-2013';

it('bans nobody; one proposal was declined on 28 November 2018', () => {
  expect(lawOf(PACK)).toEqual({
    'nz-review': {
      suppliers: { groups: ['huawei'] },
      scope: { function: ['radio-access'], generation: ['5G'], country: ['NZ'] },
      effect: { kind: 'review', from: '2018-11-28' },
      certainty: 'V-sec',
    },
    'nz-listed': {
      suppliers: { listed: true },
      scope: { country: ['NZ'] },
      effect: { kind: 'authorise', from: '2018-11-28' },
      certainty: 'V-sec',
    },
  });
});

const days = (verdict: string): DayLine[] => [
  ['2018-11-27', 'clear'],
  ['2018-11-28', verdict],
  ['2018-11-29', verdict],
];

const common = (verdict: string): ItemLine[] => [
  ['an untagged placement', verdict, { placement: 'untagged' }],
  ['unknown status and day', verdict, { status: null, installedOn: null }],
  ['another supplier', 'clear', { supplierId: 'zte' }],
  ['an unresolved supplier', 'undetermined', { supplierId: null }],
  ['another country', 'clear', { country: 'AU' }],
  ['an unknown country', 'undetermined', { country: null }],
  ['the home country in its place', verdict, { country: null }, { homeCountry: 'NZ' }],
];

ruleTable(
  PACK,
  'nz-review',
  { facts: { placement: 'edge', function: 'radio-access' } },
  {
    days: days('review'),
    items: [
      ...common('review'),
      ['a core function', 'clear', { placement: 'core', function: 'core-network' }],
      ['an unknown function', 'undetermined', { function: null }],
      ['4G and 5G equipment', 'review', { generations: ['4G', '5G'] }],
      ['4G equipment', 'clear', { generations: ['4G'] }],
      ['an unknown generation', 'undetermined', { generations: null }],
    ],
  },
);

ruleTable(
  PACK,
  'nz-listed',
  { circumstances: { listed: [{ supplierId: 'huawei', since: '2018-01-01' }] } },
  {
    days: days('restricted'),
    items: [
      ...common('restricted'),
      ['an unknown function', 'restricted', { function: null, generations: null }],
      ['nobody on the list', 'clear', {}, { listed: [] }],
      [
        'a listing of today',
        'restricted',
        {},
        { listed: [{ supplierId: 'huawei', since: '2026-11-23' }] },
      ],
      ['one of tomorrow', 'clear', {}, { listed: [{ supplierId: 'huawei', since: '2026-11-24' }] }],
      ['a proposal that passed', 'clear', {}, { authorised: { until: null } }],
      ['one that holds until today', 'clear', {}, { authorised: { until: '2026-11-23' } }],
      ['one that ended yesterday', 'restricted', {}, { authorised: { until: '2026-11-22' } }],
    ],
  },
);
