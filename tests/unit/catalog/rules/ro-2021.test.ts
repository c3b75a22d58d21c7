import { describePack, describeRule, type Line } from './table.ts';

const PACK = 'ro-2021';
const NATIONAL =
  'equipment of 5G networks or of information and communications infrastructure of national interest in Romania';

describePack(PACK, {
  'ro-core': [{ kind: 'remove-after-listing', from: '2021-06-11', years: 5 }, 'V-sec'],
  'ro-other': [{ kind: 'remove-after-listing', from: '2021-06-11', years: 7 }, 'V-sec'],
  'ro-authorise': [{ kind: 'authorise', from: '2021-06-11' }, 'V-sec'],
});

const FIVE = 'remove-by by 2029-02-28';
const SEVEN = 'remove-by by 2031-02-28';
const KNOWN = {
  answers: { [NATIONAL]: true },
  listed: [{ supplierId: 'huawei', since: '2024-02-29' }],
};

/** What holds of both rules on removal; `inside` is what they say in 2026. */
const removal = (inside: string): Line[] => [
  ['the day before the listing', '2024-02-28', 'clear'],
  ['the day of the listing', '2024-02-29', inside],
  ['the day after it', '2024-03-01', inside],
  ['nobody is listed', '2026-11-23', 'clear', {}, { listed: [] }],
  ['a supplier that is not listed', '2026-11-23', 'clear', { supplierId: 'zte' }],
  ['an unresolved supplier', '2026-11-23', 'undetermined', { supplierId: null }],
  ['unresolved, and nobody listed', '2026-11-23', 'clear', { supplierId: null }, { listed: [] }],
  [
    'neither 5G nor of national interest',
    '2026-11-23',
    'clear',
    {},
    { answers: { [NATIONAL]: false } },
  ],
  ['unanswered', '2026-11-23', 'undetermined', {}, { answers: {} }],
  ['an untagged placement', '2026-11-23', 'undetermined', { placement: 'untagged' }],
  ['another country', '2026-11-23', 'clear', { country: 'BG' }],
  ['an unknown country', '2026-11-23', 'undetermined', { country: null }],
  ['a Romanian home network', '2026-11-23', inside, { country: null }, { homeCountry: 'RO' }],
  ['an unknown function', '2026-11-23', inside, { function: null }],
  ['an unknown generation', '2026-11-23', inside, { generations: null }],
  ['an unknown status', '2026-11-23', inside, { status: null }],
  ['an unknown day of installation', '2026-11-23', inside, { installedOn: null }],
];

const EARLY = { ...KNOWN, listed: [{ supplierId: 'huawei', since: '2021-01-01' }] };

describeRule(
  PACK,
  'ro-core',
  [
    ...removal(FIVE),
    ['the edge', '2026-11-23', 'clear', { placement: 'edge' }],
    ['the last day', '2029-02-28', FIVE],
    ['the day after the last', '2029-03-01', 'overdue by 2029-02-28'],
    ['listed before the law, the day before it', '2021-06-10', 'clear', {}, EARLY],
    ['listed before the law, its day', '2021-06-11', 'remove-by by 2026-01-01', {}, EARLY],
  ],
  { placement: 'core' },
  KNOWN,
);

describeRule(
  PACK,
  'ro-other',
  [
    ...removal(SEVEN),
    ['the core', '2026-11-23', 'clear', { placement: 'core' }],
    ['the last day', '2031-02-28', SEVEN],
    ['the day after the last', '2031-03-01', 'overdue by 2031-02-28'],
    ['listed before the law, its day', '2021-06-11', 'remove-by by 2028-01-01', {}, EARLY],
  ],
  { placement: 'edge' },
  KNOWN,
);

describeRule(PACK, 'ro-authorise', [
  ['the day before', '2021-06-10', 'clear'],
  ['the day itself', '2021-06-11', 'restricted'],
  ['the day after', '2021-06-12', 'restricted'],
  ['any supplier', '2026-11-23', 'restricted', { supplierId: 'nokia' }],
  ['an unresolved supplier', '2026-11-23', 'restricted', { supplierId: null }],
  ['an authorised manufacturer', '2026-11-23', 'clear', {}, { authorised: { until: null } }],
  ['the last day', '2026-11-23', 'clear', {}, { authorised: { until: '2026-11-23' } }],
  ['the day after', '2026-11-24', 'restricted', {}, { authorised: { until: '2026-11-23' } }],
  ['4G', '2026-11-23', 'clear', { generations: ['4G'] }],
  ['an unknown generation', '2026-11-23', 'undetermined', { generations: null }],
  ['another country', '2026-11-23', 'clear', { country: 'BG' }],
  ['an unknown country', '2026-11-23', 'undetermined', { country: null }],
  ['an untagged placement', '2026-11-23', 'restricted', { placement: 'untagged' }],
  ['an unknown function', '2026-11-23', 'restricted', { function: null }],
]);
