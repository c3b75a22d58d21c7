import { expect, it } from 'vitest';
import { lawOf, ruleTable, type ItemLine } from '../../../support/rule-table.ts';

const PACK = 'ie-2023';
const PROHIBITED = 'critical components whose use an Irish relevant vendor measure prohibits';
const LISTED = [{ supplierId: 'huawei', since: '2024-02-29' }];

it('names no vendor; the act gives its year and no day, so that nothing is verified', () => {
  expect(lawOf(PACK)).toEqual({
    'ie-measure': {
      suppliers: { listed: true },
      scope: { use: PROHIBITED, country: ['IE'] },
      effect: { kind: 'prohibit', from: '2023-12-31' },
      certainty: 'MEM',
    },
    'ie-review': {
      suppliers: { listed: true },
      scope: { country: ['IE'] },
      effect: { kind: 'review', from: '2023-12-31' },
      certainty: 'MEM',
    },
  });
});

const anyOfThem = (verdict: string): ItemLine[] => [
  ['an item at the edge', verdict, { placement: 'edge', function: 'radio-access' }],
  ['an item without tags', verdict, { placement: 'untagged', function: null, generations: null }],
  ['an item of unknown status and day', verdict, { status: null, installedOn: null }],
  ['another country', 'clear', { country: 'GB' }],
  ['an unknown country', 'undetermined', { country: null }],
  ['the home country in its place', verdict, { country: null }, { homeCountry: 'IE' }],
  ['a vendor that no measure names', 'clear', { supplierId: 'nokia' }],
  ['an unresolved vendor', 'undetermined', { supplierId: null }],
  ['nobody on the list', 'clear', {}, { listed: [] }],
  ['nobody on the list, vendor unresolved', 'clear', { supplierId: null }, { listed: [] }],
  ['a listing of today', verdict, {}, { listed: [{ supplierId: 'huawei', since: '2026-11-23' }] }],
  ['one of tomorrow', 'clear', {}, { listed: [{ supplierId: 'huawei', since: '2026-11-24' }] }],
];

ruleTable(
  PACK,
  'ie-measure',
  { circumstances: { listed: LISTED, answers: { [PROHIBITED]: true } } },
  {
    days: [
      ['2023-12-30', 'clear'],
      ['2023-12-31', 'clear'],
      ['2024-02-28', 'clear'],
      ['2024-02-29', 'overdue'],
      ['2024-03-01', 'overdue'],
    ],
    items: [
      ...anyOfThem('overdue'),
      ['use that no measure prohibits', 'clear', {}, { answers: { [PROHIBITED]: false } }],
      ['an open question', 'undetermined', {}, { answers: {} }],
    ],
  },
);

ruleTable(
  PACK,
  'ie-measure',
  {
    circumstances: {
      listed: [{ supplierId: 'huawei', since: '2023-01-01' }],
      answers: { [PROHIBITED]: true },
    },
  },
  {
    days: [
      ['2023-12-30', 'clear'],
      ['2023-12-31', 'overdue'],
      ['2024-01-01', 'overdue'],
    ],
    items: [],
  },
);

ruleTable(
  PACK,
  'ie-review',
  { circumstances: { listed: [{ supplierId: 'huawei', since: '2023-01-01' }] } },
  {
    days: [
      ['2023-12-30', 'clear'],
      ['2023-12-31', 'review'],
      ['2024-01-01', 'review'],
    ],
    items: anyOfThem('review'),
  },
);
