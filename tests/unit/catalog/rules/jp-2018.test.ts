import { expect, it } from 'vitest';
import { lawOf, ruleTable, type DayLine, type ItemLine } from '../../../support/rule-table.ts';

const PACK = 'jp-2018';

it('bans nobody; the day is that of the allocation, 10 April 2019', () => {
  const rest = { effect: { kind: 'review', from: '2019-04-10' }, certainty: 'V-sec' };
  expect(lawOf(PACK)).toEqual({
    'jp-5g': {
      suppliers: { listed: true },
      scope: { generation: ['5G'], country: ['JP'] },
      ...rest,
    },
    'jp-press': { suppliers: { groups: ['huawei', 'zte'] }, scope: { country: ['JP'] }, ...rest },
  });
});

const DAYS: DayLine[] = [
  ['2018-12-31', 'clear'],
  ['2019-04-09', 'clear'],
  ['2019-04-10', 'review'],
  ['2019-04-11', 'review'],
];

const COMMON: ItemLine[] = [
  ['an item at the edge', 'review', { placement: 'edge', function: 'radio-access' }],
  ['no tags', 'review', { placement: 'untagged', function: null }],
  ['unknown status and day', 'review', { status: null, installedOn: null }],
  ['another supplier', 'clear', { supplierId: 'nec' }],
  ['an unresolved supplier', 'undetermined', { supplierId: null }],
  ['another country', 'clear', { country: 'KR' }],
  ['an unknown country', 'undetermined', { country: null }],
  ['the home country in its place', 'review', { country: null }, { homeCountry: 'JP' }],
];

ruleTable(
  PACK,
  'jp-5g',
  { circumstances: { listed: [{ supplierId: 'huawei', since: '2018-12-01' }] } },
  {
    days: DAYS,
    items: [
      ...COMMON,
      ['4G and 5G equipment', 'review', { generations: ['4G', '5G'] }],
      ['4G equipment', 'clear', { generations: ['4G'] }],
      ['an unknown generation', 'undetermined', { generations: null }],
      ['nobody on the list', 'clear', {}, { listed: [] }],
      [
        'a listing of today',
        'review',
        {},
        { listed: [{ supplierId: 'huawei', since: '2026-11-23' }] },
      ],
      ['one of tomorrow', 'clear', {}, { listed: [{ supplierId: 'huawei', since: '2026-11-24' }] }],
    ],
  },
);

ruleTable(
  PACK,
  'jp-press',
  {},
  {
    days: DAYS,
    items: [
      ...COMMON,
      ['ZTE', 'review', { supplierId: 'zte' }],
      ['an unknown generation', 'review', { generations: null }],
    ],
  },
);
