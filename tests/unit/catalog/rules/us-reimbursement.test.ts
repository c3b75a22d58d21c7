import { expect, it } from 'vitest';
import { lawOf, ruleTable, type ItemLine } from '../../../support/rule-table.ts';

const PACK = 'us-reimbursement';
const RECIPIENT = 'networks of a recipient of the reimbursement programme';
const SUBSIDY =
  'equipment bought, rented, leased or maintained with a federal subsidy that the Federal Communications Commission administers';

it('reviews kit obtained by 30 June 2020 of providers with ten million customers at most', () => {
  expect(lawOf(PACK)).toEqual({
    'us-scrp-covered': {
      suppliers: { groups: ['huawei', 'zte'] },
      scope: {
        use: RECIPIENT,
        installed: { until: '2020-06-30' },
        operator: [{ fact: 'us-customers', atMost: 10_000_000 }],
        country: ['US'],
      },
      effect: { kind: 'review', from: '2020-12-10' },
      certainty: 'V-sec',
    },
    'us-subsidy': {
      suppliers: { groups: ['huawei', 'zte'] },
      scope: { use: SUBSIDY, country: ['US'] },
      effect: { kind: 'no-new', from: '2021-05-11' },
      certainty: 'V-sec',
    },
  });
});

it('counts sixty days from the listing of 12 March 2021', () => {
  const days = (Date.parse('2021-05-11') - Date.parse('2021-03-12')) / 86_400_000;
  expect(days).toBe(60);
});

const common = (verdict: string): ItemLine[] => [
  ['ZTE', verdict, { supplierId: 'zte' }],
  ['another supplier', 'clear', { supplierId: 'hikvision' }],
  ['an unresolved supplier', 'undetermined', { supplierId: null }],
  ['an item at the edge', verdict, { placement: 'edge', function: 'radio-access' }],
  ['no tags', verdict, { placement: 'untagged', function: null, generations: null }],
  ['an unknown status', verdict, { status: null }],
  ['another country', 'clear', { country: 'CA' }],
  ['an unknown country', 'undetermined', { country: null }],
  ['the home country in its place', verdict, { country: null }, { homeCountry: 'US' }],
  ['an open question', 'undetermined', {}, { answers: {} }],
  ['an unknown day of installation', 'undetermined', { installedOn: null }],
];

ruleTable(
  PACK,
  'us-scrp-covered',
  {
    circumstances: {
      answers: { [RECIPIENT]: true },
      operatorFacts: { 'us-customers': 10_000_000 },
    },
  },
  {
    days: [
      ['2020-12-09', 'clear'],
      ['2020-12-10', 'review'],
      ['2020-12-11', 'review'],
      ['2040-01-01', 'review'],
    ],
    items: [
      ...common('review'),
      ['kit of 29 June 2020', 'review', { installedOn: '2020-06-29' }],
      ['kit of 30 June 2020', 'review', { installedOn: '2020-06-30' }],
      ['kit of 1 July 2020', 'clear', { installedOn: '2020-07-01' }],
      ['no recipient', 'clear', {}, { answers: { [RECIPIENT]: false } }],
      ['a small provider', 'review', {}, { operatorFacts: { 'us-customers': 0 } }],
      ['one customer more', 'clear', {}, { operatorFacts: { 'us-customers': 10_000_001 } }],
      ['an unknown number of customers', 'undetermined', {}, { operatorFacts: {} }],
      ['another measure only', 'undetermined', {}, { operatorFacts: { 'end-users': 5 } }],
    ],
  },
);

ruleTable(
  PACK,
  'us-subsidy',
  { circumstances: { answers: { [SUBSIDY]: true } } },
  {
    days: [
      ['2021-03-12', 'clear'],
      ['2021-05-10', 'clear'],
      ['2021-05-11', 'restricted'],
      ['2021-05-12', 'restricted'],
    ],
    items: [
      ...common('restricted'),
      ['kit of 10 May 2021', 'restricted', { installedOn: '2021-05-10' }],
      ['kit of 11 May 2021', 'overdue', { installedOn: '2021-05-11' }],
      ['kit of 12 May 2021', 'overdue', { installedOn: '2021-05-12' }],
      [
        'new kit without a subsidy',
        'clear',
        { installedOn: '2026-01-01' },
        { answers: { [SUBSIDY]: false } },
      ],
    ],
  },
);
