import { describePack, describeRule, type Line } from './table.ts';

const PACK = 'es-2022';
const ZONES =
  'zones around nuclear plants, defence sites and others that the Spanish decree describes';

describePack(PACK, {
  'es-core': [{ kind: 'remove-after-listing', from: '2022-03-29', years: 1 }, 'V-off'],
  'es-core-new': [{ kind: 'no-new', from: '2022-03-29' }, 'V-off'],
  'es-zones': [{ kind: 'remove-after-listing', from: '2022-03-29', years: 1 }, 'V-off'],
  'es-zones-new': [{ kind: 'no-new', from: '2022-03-29' }, 'V-off'],
  'es-diversity': [{ kind: 'diversity', from: '2022-03-29', suppliers: 2 }, 'V-off'],
});

const YEAR = 'remove-by by 2027-06-01';
const LISTED = { listed: [{ supplierId: 'huawei', since: '2026-06-01' }] };
const EARLY = { listed: [{ supplierId: 'huawei', since: '2022-01-01' }] };

/** What holds of all rules by list; `inside` is what they say today of an item of 2018. */
const byList = (inside: string): Line[] => [
  ['the day before the classification', '2026-05-31', 'clear'],
  ['the day of the classification', '2026-06-01', inside],
  ['the day after it', '2026-06-02', inside],
  ['before the decree', '2022-03-28', 'clear', {}, EARLY],
  ['nobody is classified', '2026-11-23', 'clear', {}, { listed: [] }],
  ['a supplier that is not classified', '2026-11-23', 'clear', { supplierId: 'zte' }],
  ['an unresolved supplier', '2026-11-23', 'undetermined', { supplierId: null }],
  ['4G', '2026-11-23', 'clear', { generations: ['4G'] }],
  ['an unknown generation', '2026-11-23', 'undetermined', { generations: null }],
  ['transport', '2026-11-23', 'clear', { function: 'transport' }],
  ['an unknown function', '2026-11-23', 'undetermined', { function: null }],
  ['another country', '2026-11-23', 'clear', { country: 'PT' }],
  ['an unknown country', '2026-11-23', 'undetermined', { country: null }],
  ['a Spanish home network', '2026-11-23', inside, { country: null }, { homeCountry: 'ES' }],
  ['an untagged placement', '2026-11-23', inside, { placement: 'untagged' }],
  ['an unknown status', '2026-11-23', inside, { status: null }],
];

const REMOVAL: readonly Line[] = [
  ...byList(YEAR),
  ['the decree’s own day', '2022-03-29', 'remove-by by 2023-01-01', {}, EARLY],
  ['the day before the last', '2027-05-31', YEAR],
  ['the last day', '2027-06-01', YEAR],
  ['the day after the last', '2027-06-02', 'overdue by 2027-06-01'],
  ['an unknown day of installation', '2026-11-23', YEAR, { installedOn: null }],
];

const NEW: readonly Line[] = [
  ...byList('restricted'),
  ['the decree’s own day', '2022-03-29', 'restricted', {}, EARLY],
  ['installed before', '2026-11-23', 'restricted', { installedOn: '2026-05-31' }],
  ['installed on the day', '2026-11-23', 'overdue', { installedOn: '2026-06-01' }],
  ['installed after', '2026-11-23', 'overdue', { installedOn: '2026-06-02' }],
  ['an unknown day of installation', '2026-11-23', 'undetermined', { installedOn: null }],
];

const core = (inside: string): Line[] => [
  ['orchestration', '2026-11-23', inside, { function: 'nfv-mano' }],
  ['control and management', '2026-11-23', inside, { function: 'management' }],
  ['radio access', '2026-11-23', 'clear', { function: 'radio-access' }],
];

describeRule(PACK, 'es-core', [...REMOVAL, ...core(YEAR)], {}, LISTED);
describeRule(PACK, 'es-core-new', [...NEW, ...core('restricted')], {}, LISTED);

const ZONE: readonly Line[] = [
  ['the core', '2026-11-23', 'clear', { function: 'core-network' }],
  ['outside the zones', '2026-11-23', 'clear', {}, { answers: { [ZONES]: false } }],
  ['the zone unanswered', '2026-11-23', 'undetermined', {}, { answers: {} }],
];
const RADIO = { placement: 'edge', function: 'radio-access' } as const;
const IN_ZONE = { ...LISTED, answers: { [ZONES]: true } };

describeRule(PACK, 'es-zones', [...REMOVAL, ...ZONE], RADIO, IN_ZONE);
describeRule(PACK, 'es-zones-new', [...NEW, ...ZONE], RADIO, IN_ZONE);

describeRule(
  PACK,
  'es-diversity',
  [
    ['the day before', '2022-03-28', 'clear'],
    ['the day itself', '2022-03-29', 'review'],
    ['the day after', '2022-03-30', 'review'],
    ['one supplier', '2026-11-23', 'review', {}, { suppliersInScope: 1 }],
    ['two suppliers', '2026-11-23', 'clear', {}, { suppliersInScope: 2 }],
    ['any one supplier', '2026-11-23', 'review', { supplierId: 'ericsson' }],
    ['4G', '2026-11-23', 'clear', { generations: ['4G'] }],
    ['an unknown generation', '2026-11-23', 'undetermined', { generations: null }],
    ['the core', '2026-11-23', 'clear', { function: 'core-network' }],
    ['an unknown function', '2026-11-23', 'undetermined', { function: null }],
    ['another country', '2026-11-23', 'clear', { country: 'PT' }],
    ['an unknown country', '2026-11-23', 'undetermined', { country: null }],
    ['an untagged placement', '2026-11-23', 'review', { placement: 'untagged' }],
  ],
  RADIO,
);
