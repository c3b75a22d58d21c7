import { describePack, describeRule, type Line } from './table.ts';

const PACK = 'fr-2019';
const DENSE =
  'dense areas for which Huawei authorisations are not renewed, or Brest, Rennes, Strasbourg or Toulouse, where Huawei was excluded earlier';

describePack(PACK, {
  'fr-34-11': [{ kind: 'authorise', from: '2019-08-01' }, 'V-off'],
  'fr-dense': [{ kind: 'review', from: '2019-08-01' }, 'V-sec'],
});

const RADIO = { placement: 'edge', function: 'radio-access' } as const;

/** What holds of both rules; `inside` is what they say today. */
const both = (inside: string): Line[] => [
  ['the day before', '2019-07-31', 'clear'],
  ['the day itself', '2019-08-01', inside],
  ['the day after', '2019-08-02', inside],
  ['after 2028', '2029-01-01', inside],
  ['4G', '2026-11-23', 'clear', { generations: ['4G'] }],
  ['4G and 5G', '2026-11-23', inside, { generations: ['4G', '5G'] }],
  ['an unknown generation', '2026-11-23', 'undetermined', { generations: null }],
  ['the core', '2026-11-23', 'clear', { function: 'core-network' }],
  ['management', '2026-11-23', 'clear', { function: 'management' }],
  ['an unknown function', '2026-11-23', 'undetermined', { function: null }],
  ['another country', '2026-11-23', 'clear', { country: 'BE' }],
  ['an unknown country', '2026-11-23', 'undetermined', { country: null }],
  ['a French home network', '2026-11-23', inside, { country: null }, { homeCountry: 'FR' }],
  ['an untagged placement', '2026-11-23', inside, { placement: 'untagged' }],
  ['an unknown status', '2026-11-23', inside, { status: null }],
  ['an unknown day of installation', '2026-11-23', inside, { installedOn: null }],
];

describeRule(
  PACK,
  'fr-34-11',
  [
    ...both('restricted'),
    ['any supplier', '2026-11-23', 'restricted', { supplierId: 'ericsson' }],
    ['an unresolved supplier', '2026-11-23', 'restricted', { supplierId: null }],
    ['authorised without end', '2026-11-23', 'clear', {}, { authorised: { until: null } }],
    ['the last day', '2026-11-23', 'clear', {}, { authorised: { until: '2026-11-23' } }],
    ['the day after it', '2026-11-24', 'restricted', {}, { authorised: { until: '2026-11-23' } }],
  ],
  RADIO,
);

describeRule(
  PACK,
  'fr-dense',
  [
    ...both('review'),
    ['ZTE', '2026-11-23', 'clear', { supplierId: 'zte' }],
    ['an unresolved supplier', '2026-11-23', 'undetermined', { supplierId: null }],
    ['elsewhere', '2026-11-23', 'clear', {}, { answers: { [DENSE]: false } }],
    ['the area unanswered', '2026-11-23', 'undetermined', {}, { answers: {} }],
  ],
  RADIO,
  { answers: { [DENSE]: true } },
);
