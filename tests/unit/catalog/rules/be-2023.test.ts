import { describePack, describeRule, type Line } from './table.ts';

const PACK = 'be-2023';
const ZONES = 'sensitive zones of the Belgian decree on locations';

describePack(PACK, {
  'be-authorise': [{ kind: 'authorise', from: '2023-05-11' }, 'V-off'],
  'be-core': [{ kind: 'remove-by', from: '2023-05-11', deadline: '2028-12-31' }, 'MEM'],
  'be-ran-cap': [{ kind: 'cap', from: '2023-05-11', deadline: '2028-12-31', share: 0.35 }, 'MEM'],
  'be-zones': [{ kind: 'remove-by', from: '2023-05-11', deadline: '2028-12-31' }, 'MEM'],
});

const REMOVE = 'remove-by by 2028-12-31';
const LISTED = { listed: [{ supplierId: 'huawei', since: '2021-01-01' }] };

/** What holds of all rules; `inside` is what they say today. */
const everywhere = (inside: string): Line[] => [
  ['the day before the publication', '2023-05-10', 'clear'],
  ['the day of the publication', '2023-05-11', inside],
  ['the day after it', '2023-05-12', inside],
  ['4G', '2026-11-23', 'clear', { generations: ['4G'] }],
  ['an unknown generation', '2026-11-23', 'undetermined', { generations: null }],
  ['another country', '2026-11-23', 'clear', { country: 'NL' }],
  ['an unknown country', '2026-11-23', 'undetermined', { country: null }],
  ['a Belgian home network', '2026-11-23', inside, { country: null }, { homeCountry: 'BE' }],
  ['an unknown status', '2026-11-23', inside, { status: null }],
  ['an unknown day of installation', '2026-11-23', inside, { installedOn: null }],
];

/** What holds of the rules by list. */
const byList = (inside: string): Line[] => [
  ...everywhere(inside),
  ['nobody is listed', '2026-11-23', 'clear', {}, { listed: [] }],
  ['a supplier that is not listed', '2026-11-23', 'clear', { supplierId: 'zte' }],
  ['an unresolved supplier', '2026-11-23', 'undetermined', { supplierId: null }],
];

const REMOVAL: readonly Line[] = [
  ...byList(REMOVE),
  ['the day before the last', '2028-12-30', REMOVE],
  ['the last day', '2028-12-31', REMOVE],
  ['the day after the last', '2029-01-01', 'overdue by 2028-12-31'],
  ['an unknown function', '2026-11-23', REMOVE, { function: null }],
];

describeRule(PACK, 'be-authorise', [
  ...everywhere('restricted'),
  ['any supplier', '2026-11-23', 'restricted', { supplierId: 'ericsson' }],
  ['an unresolved supplier', '2026-11-23', 'restricted', { supplierId: null }],
  ['authorised without end', '2026-11-23', 'clear', {}, { authorised: { until: null } }],
  ['the last day', '2026-11-23', 'clear', {}, { authorised: { until: '2026-11-23' } }],
  ['the day after it', '2026-11-24', 'restricted', {}, { authorised: { until: '2026-11-23' } }],
  ['a radio', '2026-11-23', 'restricted', { placement: 'edge', function: 'radio-access' }],
  ['an untagged placement', '2026-11-23', 'restricted', { placement: 'untagged' }],
  ['an unknown function', '2026-11-23', 'restricted', { function: null }],
]);

describeRule(
  PACK,
  'be-core',
  [
    ...REMOVAL,
    ['the edge', '2026-11-23', 'clear', { placement: 'edge' }],
    ['an untagged placement', '2026-11-23', 'undetermined', { placement: 'untagged' }],
  ],
  {},
  LISTED,
);

describeRule(
  PACK,
  'be-zones',
  [
    ...REMOVAL,
    ['the edge', '2026-11-23', REMOVE, { placement: 'edge' }],
    ['an untagged placement', '2026-11-23', REMOVE, { placement: 'untagged' }],
    ['outside the zones', '2026-11-23', 'clear', {}, { answers: { [ZONES]: false } }],
    ['the zone unanswered', '2026-11-23', 'undetermined', {}, { answers: {} }],
  ],
  {},
  { ...LISTED, answers: { [ZONES]: true } },
);

describeRule(
  PACK,
  'be-ran-cap',
  [
    ...byList('restricted'),
    ['at the cap', '2029-01-01', 'restricted', {}, { share: 0.35 }],
    ['just below it', '2029-01-01', 'restricted', {}, { share: 0.349 }],
    ['just above it', '2029-01-01', 'over-cap', {}, { share: 0.351 }],
    ['above it the day before the last', '2028-12-30', 'restricted', {}, { share: 0.9 }],
    ['above it on the last day', '2028-12-31', 'restricted', {}, { share: 0.9 }],
    ['above it the day after the last', '2029-01-01', 'over-cap', {}, { share: 0.9 }],
    ['the core', '2026-11-23', 'clear', { function: 'core-network' }],
    ['an unknown function', '2026-11-23', 'undetermined', { function: null }],
    ['an untagged placement', '2026-11-23', 'restricted', { placement: 'untagged' }],
  ],
  { placement: 'edge', function: 'radio-access' },
  LISTED,
);
