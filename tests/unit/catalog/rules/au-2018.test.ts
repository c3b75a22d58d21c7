import { expect, it } from 'vitest';
import { lawOf, ruleTable, type DayLine, type ItemLine } from '../../../support/rule-table.ts';

const PACK = 'au-2018';

it('bans nobody; the guidance of 23 August 2018 names no vendor', () => {
  const rest = {
    scope: { generation: ['5G'], country: ['AU'] },
    effect: { kind: 'review', from: '2018-08-23' },
    certainty: 'V-sec',
  };
  expect(lawOf(PACK)).toEqual({
    'au-listed': { suppliers: { listed: true }, ...rest },
    'au-huawei-zte': { suppliers: { groups: ['huawei', 'zte'] }, ...rest },
  });
});

const DAYS: DayLine[] = [
  ['2018-08-22', 'clear'],
  ['2018-08-23', 'review'],
  ['2018-08-24', 'review'],
];

const COMMON: ItemLine[] = [
  ['an item in the core', 'review', { placement: 'core' }],
  ['an item at the edge', 'review', { placement: 'edge', function: 'radio-access' }],
  ['no tags', 'review', { placement: 'untagged', function: null }],
  ['unknown status and day', 'review', { status: null, installedOn: null }],
  ['4G and 5G equipment', 'review', { generations: ['4G', '5G'] }],
  ['4G equipment', 'clear', { generations: ['4G'] }],
  ['an unknown generation', 'undetermined', { generations: null }],
  ['another supplier', 'clear', { supplierId: 'ericsson' }],
  ['an unresolved supplier', 'undetermined', { supplierId: null }],
  ['another country', 'clear', { country: 'NZ' }],
  ['an unknown country', 'undetermined', { country: null }],
  ['the home country in its place', 'review', { country: null }, { homeCountry: 'AU' }],
];

ruleTable(
  PACK,
  'au-listed',
  {
    facts: { supplierId: 'comba' },
    circumstances: { listed: [{ supplierId: 'comba', since: '2018-01-01' }] },
  },
  {
    days: DAYS,
    items: [
      ...COMMON,
      ['nobody on the list', 'clear', {}, { listed: [] }],
      [
        'a listing of today',
        'review',
        {},
        { listed: [{ supplierId: 'comba', since: '2026-11-23' }] },
      ],
      ['one of tomorrow', 'clear', {}, { listed: [{ supplierId: 'comba', since: '2026-11-24' }] }],
    ],
  },
);

ruleTable(
  PACK,
  'au-huawei-zte',
  {},
  {
    days: DAYS,
    items: [...COMMON, ['ZTE', 'review', { supplierId: 'zte' }]],
  },
);
