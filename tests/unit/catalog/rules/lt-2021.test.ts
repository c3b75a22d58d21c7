import { expect, it } from 'vitest';
import { lawOf, ruleTable, type DayLine, type ItemLine } from '../../../support/rule-table.ts';

const PACK = 'lt-2021';
const OBJECTS = 'critical objects under Lithuanian national-security law';
const PROCURED = 'equipment bought in public procurement since 17 March 2022';
const LISTED = [{ supplierId: 'huawei', since: '2021-01-01' }];

it('names no manufacturer; May 2021 is known by its month, 17 March 2022 by its day', () => {
  expect(lawOf(PACK)).toEqual({
    'lt-listed': {
      suppliers: { listed: true },
      scope: { generation: ['5G'], country: ['LT'] },
      effect: { kind: 'review', from: '2021-05-31' },
      certainty: 'MEM+',
    },
    'lt-critical': {
      suppliers: { listed: true },
      scope: { zone: OBJECTS, country: ['LT'] },
      effect: { kind: 'review', from: '2021-05-31' },
      certainty: 'MEM+',
    },
    'lt-origin': {
      suppliers: { headquarters: ['CN', 'RU', 'BY'] },
      scope: { use: PROCURED, country: ['LT'] },
      effect: { kind: 'review', from: '2022-03-17' },
      certainty: 'V-sec',
    },
  });
});

const OF_MAY: DayLine[] = [
  ['2021-05-30', 'clear'],
  ['2021-05-31', 'review'],
  ['2021-06-01', 'review'],
];

const PLACES: ItemLine[] = [
  ['an item at the edge', 'review', { placement: 'edge', function: 'radio-access' }],
  ['no tags', 'review', { placement: 'untagged', function: null }],
  ['unknown status and day', 'review', { status: null, installedOn: null }],
  ['another country', 'clear', { country: 'LV' }],
  ['an unknown country', 'undetermined', { country: null }],
  ['the home country in its place', 'review', { country: null }, { homeCountry: 'LT' }],
  ['an unresolved supplier', 'undetermined', { supplierId: null }],
];

const LIST: ItemLine[] = [
  ['a supplier that is not listed', 'clear', { supplierId: 'zte' }],
  ['nobody on the list', 'clear', {}, { listed: [] }],
  ['a listing of today', 'review', {}, { listed: [{ supplierId: 'huawei', since: '2026-11-23' }] }],
  ['one of tomorrow', 'clear', {}, { listed: [{ supplierId: 'huawei', since: '2026-11-24' }] }],
];

ruleTable(
  PACK,
  'lt-listed',
  { circumstances: { listed: LISTED } },
  {
    days: OF_MAY,
    items: [
      ...PLACES,
      ...LIST,
      ['4G equipment', 'clear', { generations: ['4G'] }],
      ['an unknown generation', 'undetermined', { generations: null }],
    ],
  },
);

ruleTable(
  PACK,
  'lt-critical',
  { circumstances: { listed: LISTED, answers: { [OBJECTS]: true } } },
  {
    days: OF_MAY,
    items: [
      ...PLACES,
      ...LIST,
      ['an unknown generation', 'review', { generations: null }],
      ['an object that is not critical', 'clear', {}, { answers: { [OBJECTS]: false } }],
      ['an open question', 'undetermined', {}, { answers: {} }],
    ],
  },
);

ruleTable(
  PACK,
  'lt-origin',
  { circumstances: { headquarters: { huawei: 'CN' }, answers: { [PROCURED]: true } } },
  {
    days: [
      ['2022-03-16', 'clear'],
      ['2022-03-17', 'review'],
      ['2022-03-18', 'review'],
    ],
    items: [
      ...PLACES,
      ['an unknown generation', 'review', { generations: null }],
      ['a head office in Russia', 'review', {}, { headquarters: { huawei: 'RU' } }],
      ['a head office in Belarus', 'review', {}, { headquarters: { huawei: 'BY' } }],
      ['a head office in Taiwan', 'clear', {}, { headquarters: { huawei: 'TW' } }],
      ['an unknown head office', 'undetermined', {}, { headquarters: {} }],
      ['equipment bought otherwise', 'clear', {}, { answers: { [PROCURED]: false } }],
      ['an open question', 'undetermined', {}, { answers: {} }],
    ],
  },
);
