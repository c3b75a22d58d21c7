import { expect, it } from 'vitest';
import type { Generation } from '#shared/domain/item';
import { lawOf, ruleTable, type DayLine, type ItemLine } from '../../../support/rule-table.ts';

const PACK = 'pt-2023';
const UNDER_5G = '4G networks that a 5G network rests on';
const OFFICES = ['CN', 'HK', 'TW', 'RU'];
const EFFECT = { kind: 'review', from: '2023-05-23' };

it('goes by a list and by domicile since 23 May 2023, and states no day of removal', () => {
  const of5g = {
    scope: { generation: ['5G'], country: ['PT'] },
    effect: EFFECT,
    certainty: 'V-sec',
  };
  const of4g = { ...of5g, scope: { generation: ['4G'], use: UNDER_5G, country: ['PT'] } };
  expect(lawOf(PACK)).toEqual({
    'pt-listed': { suppliers: { listed: true }, ...of5g },
    'pt-listed-4g': { suppliers: { listed: true }, ...of4g },
    'pt-headquarters': { suppliers: { headquarters: OFFICES }, ...of5g },
    'pt-headquarters-4g': { suppliers: { headquarters: OFFICES }, ...of4g },
  });
});

const DAYS: DayLine[] = [
  ['2023-05-22', 'clear'],
  ['2023-05-23', 'review'],
  ['2023-05-24', 'review'],
];

const places = (other: Generation): ItemLine[] => [
  ['4G and 5G equipment', 'review', { generations: ['4G', '5G'] }],
  [`${other} equipment`, 'clear', { generations: [other] }],
  ['an unknown generation', 'undetermined', { generations: null }],
  ['an item at the edge', 'review', { placement: 'edge', function: 'radio-access' }],
  ['no tags', 'review', { placement: 'untagged', function: null }],
  ['unknown status and day', 'review', { status: null, installedOn: null }],
  ['another country', 'clear', { country: 'ES' }],
  ['an unknown country', 'undetermined', { country: null }],
  ['the home country in its place', 'review', { country: null }, { homeCountry: 'PT' }],
  ['an unresolved supplier', 'undetermined', { supplierId: null }],
];

const LIST: ItemLine[] = [
  ['a supplier that is not listed', 'clear', { supplierId: 'zte' }],
  ['nobody on the list', 'clear', {}, { listed: [] }],
  ['a listing of today', 'review', {}, { listed: [{ supplierId: 'huawei', since: '2026-11-23' }] }],
  ['one of tomorrow', 'clear', {}, { listed: [{ supplierId: 'huawei', since: '2026-11-24' }] }],
];

const DOMICILE: ItemLine[] = [
  ...OFFICES.map((country): ItemLine => [
    `a head office in ${country}`,
    'review',
    { supplierId: 'a-maker' },
    { headquarters: { 'a-maker': country } },
  ]),
  ...['FI', 'SE', 'US', 'JP', 'KR', 'IL'].map((country): ItemLine => [
    `a head office in ${country}`,
    'clear',
    { supplierId: 'a-maker' },
    { headquarters: { 'a-maker': country } },
  ]),
  ['an unknown head office', 'undetermined', {}, { headquarters: {} }],
];

const QUESTION: ItemLine[] = [
  ['4G that carries no 5G', 'clear', {}, { answers: { [UNDER_5G]: false } }],
  ['an open question', 'undetermined', {}, { answers: {} }],
];

const listed = [{ supplierId: 'huawei', since: '2023-01-01' }];
const headquarters = { huawei: 'CN' };
const answers = { [UNDER_5G]: true };

ruleTable(
  PACK,
  'pt-listed',
  { circumstances: { listed } },
  { days: DAYS, items: [...places('4G'), ...LIST] },
);

ruleTable(
  PACK,
  'pt-listed-4g',
  { facts: { generations: ['4G'] }, circumstances: { listed, answers } },
  { days: DAYS, items: [...places('5G'), ...LIST, ...QUESTION] },
);

ruleTable(
  PACK,
  'pt-headquarters',
  { circumstances: { headquarters } },
  { days: DAYS, items: [...places('4G'), ...DOMICILE] },
);

ruleTable(
  PACK,
  'pt-headquarters-4g',
  { facts: { generations: ['4G'] }, circumstances: { headquarters, answers } },
  { days: DAYS, items: [...places('3G'), ...DOMICILE, ...QUESTION] },
);
