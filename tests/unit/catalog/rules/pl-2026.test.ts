import { describePack, describeRule, type Line } from './table.ts';

const PACK = 'pl-2026';

describePack(PACK, {
  'pl-new': [{ kind: 'no-new', from: '2026-04-03' }, 'V-sec'],
  'pl-annex3': [{ kind: 'remove-after-listing', from: '2026-04-03', years: 4 }, 'V-sec'],
  'pl-annex3-radio': [{ kind: 'remove-after-listing', from: '2026-04-03', years: 4 }, 'V-sec'],
  'pl-all': [{ kind: 'remove-after-listing', from: '2026-04-03', years: 7 }, 'V-sec'],
});

const KNOWN = {
  listed: [{ supplierId: 'huawei', since: '2026-09-01' }],
  operatorFacts: { 'telecom-revenue-pln': 10_000_001 },
};
const REVENUE = (pln: number): typeof KNOWN => ({
  ...KNOWN,
  operatorFacts: { 'telecom-revenue-pln': pln },
});
const EARLY = { listed: [{ supplierId: 'huawei', since: '2026-01-01' }] };

/** What holds of all rules; `inside` is what they say today of an item of 2018. */
const everywhere = (inside: string): Line[] => [
  ['the day before the decision', '2026-08-31', 'clear'],
  ['the day of the decision', '2026-09-01', inside],
  ['the day after it', '2026-09-02', inside],
  ['before the act is in force', '2026-04-02', 'clear', {}, EARLY],
  ['no decision', '2026-11-23', 'clear', {}, { listed: [] }],
  ['a supplier without a decision', '2026-11-23', 'clear', { supplierId: 'zte' }],
  ['an unresolved supplier', '2026-11-23', 'undetermined', { supplierId: null }],
  ['another country', '2026-11-23', 'clear', { country: 'CZ' }],
  ['an unknown country', '2026-11-23', 'undetermined', { country: null }],
  ['a Polish home network', '2026-11-23', inside, { country: null }, { homeCountry: 'PL' }],
  ['an untagged placement', '2026-11-23', inside, { placement: 'untagged' }],
  ['an unknown status', '2026-11-23', inside, { status: null }],
];

/** What holds of both rules on Annex 3. */
const annex = (inside: string): Line[] => [
  ...everywhere(inside),
  ['the first day of the act', '2026-04-03', 'remove-by by 2030-01-01', {}, EARLY],
  ['the day before the last', '2030-08-31', inside],
  ['the last day', '2030-09-01', inside],
  ['the day after the last', '2030-09-02', 'overdue by 2030-09-01'],
  ['revenue of ten million', '2026-11-23', 'clear', {}, REVENUE(10_000_000)],
  ['revenue above ten million', '2026-11-23', inside, {}, REVENUE(10_000_002)],
  ['unknown revenue', '2026-11-23', 'undetermined', {}, { operatorFacts: {} }],
  ['another measure', '2026-11-23', 'undetermined', {}, { operatorFacts: { 'end-users': 9e9 } }],
  ['an unknown function', '2026-11-23', 'undetermined', { function: null }],
  ['transport', '2026-11-23', 'clear', { function: 'transport' }],
  ['management', '2026-11-23', 'clear', { function: 'management' }],
  ['an unknown day of installation', '2026-11-23', inside, { installedOn: null }],
];

const FOUR = 'remove-by by 2030-09-01';
const SEVEN = 'remove-by by 2033-09-01';

describeRule(
  PACK,
  'pl-new',
  [
    ...everywhere('restricted'),
    ['the first day of the act', '2026-04-03', 'restricted', {}, EARLY],
    ['installed before the decision', '2026-11-23', 'restricted', { installedOn: '2026-08-31' }],
    ['installed on its day', '2026-11-23', 'overdue', { installedOn: '2026-09-01' }],
    ['installed after', '2026-11-23', 'overdue', { installedOn: '2026-09-02' }],
    ['installed before the act', '2026-11-23', 'restricted', { installedOn: '2026-04-02' }, EARLY],
    ['installed on the act’s day', '2026-11-23', 'overdue', { installedOn: '2026-04-03' }, EARLY],
    ['an unknown day of installation', '2026-11-23', 'undetermined', { installedOn: null }],
    ['an unknown function', '2026-11-23', 'restricted', { function: null }],
    ['an unknown generation', '2026-11-23', 'restricted', { generations: null }],
    ['unknown revenue', '2026-11-23', 'restricted', {}, { operatorFacts: {} }],
  ],
  {},
  KNOWN,
);

describeRule(
  PACK,
  'pl-annex3',
  [
    ...annex(FOUR),
    ['a 4G core', '2026-11-23', 'clear', { generations: ['4G'] }],
    ['a 4G and 5G core', '2026-11-23', FOUR, { generations: ['4G', '5G'] }],
    ['an unknown generation', '2026-11-23', 'undetermined', { generations: null }],
    ['a base station', '2026-11-23', 'clear', { function: 'radio-access' }],
    ['orchestration', '2026-11-23', 'clear', { function: 'nfv-mano' }],
  ],
  {},
  KNOWN,
);

describeRule(
  PACK,
  'pl-annex3-radio',
  [
    ...annex(FOUR),
    ['a 2G base station', '2026-11-23', FOUR, { generations: ['2G'] }],
    ['an unknown generation', '2026-11-23', FOUR, { generations: null }],
    ['the core', '2026-11-23', 'clear', { function: 'core-network' }],
  ],
  { placement: 'edge', function: 'radio-access' },
  KNOWN,
);

describeRule(
  PACK,
  'pl-all',
  [
    ...everywhere(SEVEN),
    ['the first day of the act', '2026-04-03', 'remove-by by 2033-01-01', {}, EARLY],
    ['the day before the last', '2033-08-31', SEVEN],
    ['the last day', '2033-09-01', SEVEN],
    ['the day after the last', '2033-09-02', 'overdue by 2033-09-01'],
    ['a small operator', '2026-11-23', SEVEN, {}, REVENUE(0)],
    ['unknown revenue', '2026-11-23', SEVEN, {}, { operatorFacts: {} }],
    ['a 4G core', '2026-11-23', SEVEN, { generations: ['4G'] }],
    ['an unknown function', '2026-11-23', SEVEN, { function: null }],
    ['an unknown generation', '2026-11-23', SEVEN, { generations: null }],
    ['an unknown day of installation', '2026-11-23', SEVEN, { installedOn: null }],
  ],
  {},
  KNOWN,
);
