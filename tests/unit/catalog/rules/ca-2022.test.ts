import { expect, it } from 'vitest';
import { lawOf, ruleTable, type ItemLine } from '../../../support/rule-table.ts';

const PACK = 'ca-2022';
const BOTH = { groups: ['huawei', 'zte'] };

it('stops purchases by 1 September 2022, 5G by 28 June 2024, 4G by 31 December 2027', () => {
  expect(lawOf(PACK)).toEqual({
    'ca-new': {
      suppliers: BOTH,
      scope: { generation: ['4G', '5G'], country: ['CA'] },
      effect: { kind: 'no-new', from: '2022-09-01' },
      certainty: 'V-sec',
    },
    'ca-5g': {
      suppliers: BOTH,
      scope: { generation: ['5G'], country: ['CA'] },
      effect: { kind: 'remove-by', from: '2022-05-19', deadline: '2024-06-28' },
      certainty: 'V-sec',
    },
    'ca-4g': {
      suppliers: BOTH,
      scope: { generation: ['4G'], country: ['CA'] },
      effect: { kind: 'remove-by', from: '2022-05-19', deadline: '2027-12-31' },
      certainty: 'V-sec',
    },
  });
});

const common = (verdict: string): ItemLine[] => [
  ['ZTE', verdict, { supplierId: 'zte' }],
  ['another supplier', 'clear', { supplierId: 'samsung' }],
  ['an unresolved supplier', 'undetermined', { supplierId: null }],
  ['4G and 5G equipment', verdict, { generations: ['4G', '5G'] }],
  ['2G and 3G equipment', 'clear', { generations: ['2G', '3G'] }],
  ['an unknown generation', 'undetermined', { generations: null }],
  ['an item at the edge', verdict, { placement: 'edge', function: 'radio-access' }],
  ['no tags', verdict, { placement: 'untagged', function: null }],
  ['an unknown status', verdict, { status: null }],
  ['another country', 'clear', { country: 'US' }],
  ['an unknown country', 'undetermined', { country: null }],
  ['the home country in its place', verdict, { country: null }, { homeCountry: 'CA' }],
];

ruleTable(
  PACK,
  'ca-new',
  {},
  {
    days: [
      ['2022-08-31', 'clear'],
      ['2022-09-01', 'restricted'],
      ['2022-09-02', 'restricted'],
    ],
    items: [
      ...common('restricted'),
      ['4G equipment', 'restricted', { generations: ['4G'] }],
      ['kit of 31 August 2022', 'restricted', { installedOn: '2022-08-31' }],
      ['kit of 1 September 2022', 'overdue', { installedOn: '2022-09-01' }],
      ['kit of 2 September 2022', 'overdue', { installedOn: '2022-09-02' }],
      ['an unknown day of installation', 'undetermined', { installedOn: null }],
    ],
  },
);

ruleTable(
  PACK,
  'ca-5g',
  {},
  {
    days: [
      ['2022-05-18', 'clear'],
      ['2022-05-19', 'remove-by by 2024-06-28'],
      ['2022-05-20', 'remove-by by 2024-06-28'],
      ['2024-06-27', 'remove-by by 2024-06-28'],
      ['2024-06-28', 'remove-by by 2024-06-28'],
      ['2024-06-29', 'overdue by 2024-06-28'],
    ],
    items: [
      ...common('overdue by 2024-06-28'),
      ['4G equipment', 'clear', { generations: ['4G'] }],
      ['an unknown day of installation', 'overdue by 2024-06-28', { installedOn: null }],
    ],
  },
);

ruleTable(
  PACK,
  'ca-4g',
  { facts: { generations: ['4G'] } },
  {
    days: [
      ['2022-05-18', 'clear'],
      ['2022-05-19', 'remove-by by 2027-12-31'],
      ['2022-05-20', 'remove-by by 2027-12-31'],
      ['2027-12-30', 'remove-by by 2027-12-31'],
      ['2027-12-31', 'remove-by by 2027-12-31'],
      ['2028-01-01', 'overdue by 2027-12-31'],
    ],
    items: [
      ...common('remove-by by 2027-12-31'),
      ['5G equipment', 'clear', { generations: ['5G'] }],
      ['an unknown day of installation', 'remove-by by 2027-12-31', { installedOn: null }],
    ],
  },
);
