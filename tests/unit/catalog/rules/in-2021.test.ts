import { expect, it } from 'vitest';
import { lawOf, ruleTable, type ItemLine } from '../../../support/rule-table.ts';

const PACK = 'in-2021';

it('is about devices connected since 15 June 2021, and forces no replacement', () => {
  expect(lawOf(PACK)).toEqual({
    'in-trusted': {
      suppliers: 'any',
      scope: { country: ['IN'], installed: { from: '2021-06-15' } },
      effect: { kind: 'authorise', from: '2021-06-15' },
      certainty: 'V-sec',
    },
    'in-no-procurement': {
      suppliers: { listed: true },
      scope: { country: ['IN'] },
      effect: { kind: 'no-new', from: '2021-06-15' },
      certainty: 'V-sec',
    },
  });
});

const common = (verdict: string): ItemLine[] => [
  ['an item at the edge', verdict, { placement: 'edge', function: 'radio-access' }],
  ['no tags', verdict, { placement: 'untagged', function: null, generations: null }],
  ['an unknown status', verdict, { status: null }],
  ['another country', 'clear', { country: 'BD' }],
  ['an unknown country', 'undetermined', { country: null }],
  ['the home country in its place', verdict, { country: null }, { homeCountry: 'IN' }],
  ['an unknown day of installation', 'undetermined', { installedOn: null }],
];

ruleTable(
  PACK,
  'in-trusted',
  { facts: { installedOn: '2021-06-15' } },
  {
    days: [
      ['2021-06-14', 'clear'],
      ['2021-06-15', 'restricted'],
      ['2021-06-16', 'restricted'],
    ],
    items: [
      ...common('restricted'),
      ['another supplier', 'restricted', { supplierId: 'nokia' }],
      ['an unresolved supplier', 'restricted', { supplierId: null }],
      ['kit of 14 June 2021', 'clear', { installedOn: '2021-06-14' }],
      ['kit of 16 June 2021', 'restricted', { installedOn: '2021-06-16' }],
      ['a trusted product', 'clear', {}, { authorised: { until: null } }],
      ['one trusted until today', 'clear', {}, { authorised: { until: '2026-11-23' } }],
      ['one trusted until yesterday', 'restricted', {}, { authorised: { until: '2026-11-22' } }],
    ],
  },
);

ruleTable(
  PACK,
  'in-no-procurement',
  { circumstances: { listed: [{ supplierId: 'huawei', since: '2021-01-01' }] } },
  {
    days: [
      ['2021-06-14', 'clear'],
      ['2021-06-15', 'restricted'],
      ['2021-06-16', 'restricted'],
    ],
    items: [
      ...common('restricted'),
      ['a supplier that is not listed', 'clear', { supplierId: 'zte' }],
      ['an unresolved supplier', 'undetermined', { supplierId: null }],
      ['nobody on the list', 'clear', {}, { listed: [] }],
      ['kit of 14 June 2021', 'restricted', { installedOn: '2021-06-14' }],
      ['kit of 15 June 2021', 'overdue', { installedOn: '2021-06-15' }],
    ],
  },
);

ruleTable(
  PACK,
  'in-no-procurement',
  { circumstances: { listed: [{ supplierId: 'huawei', since: '2024-03-01' }] } },
  {
    days: [
      ['2024-02-29', 'clear'],
      ['2024-03-01', 'restricted'],
    ],
    items: [
      ['kit of the day before its listing', 'restricted', { installedOn: '2024-02-29' }],
      ['kit of the day of its listing', 'overdue', { installedOn: '2024-03-01' }],
    ],
  },
);
