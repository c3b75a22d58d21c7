import { describePack, describeRule, type Line } from './table.ts';

const PACK = 'fi-2026';
const PARTS = 'critical parts of the network under the Finnish regulation';
const ORDER = 'equipment that an order of Traficom names';

describePack(PACK, {
  'fi-critical': [{ kind: 'review', from: '2026-12-19' }, 'V-off'],
  'fi-2026-base-stations': [{ kind: 'review', from: '2026-12-19' }, 'V-off'],
  'fi-ordered': [{ kind: 'prohibit', from: '2026-12-19' }, 'V-off'],
});

/** What holds of all rules; `inside` is what they say when the revised regulation is in force. */
const everywhere = (inside: string): Line[] => [
  ['today', '2026-11-23', 'clear'],
  ['the day before', '2026-12-18', 'clear'],
  ['the day itself', '2026-12-19', inside],
  ['the day after', '2026-12-20', inside],
  ['another country', '2027-01-01', 'clear', { country: 'SE' }],
  ['an unknown country', '2027-01-01', 'undetermined', { country: null }],
  ['a Finnish home network', '2027-01-01', inside, { country: null }, { homeCountry: 'FI' }],
  ['an untagged placement', '2027-01-01', inside, { placement: 'untagged' }],
  ['an unknown status', '2027-01-01', inside, { status: null }],
  ['an unknown day of installation', '2027-01-01', inside, { installedOn: null }],
];

/** What holds of the rules about any supplier. */
const ANYBODY: readonly Line[] = [
  ...everywhere('review'),
  ['any supplier', '2027-01-01', 'review', { supplierId: 'nokia' }],
  ['an unresolved supplier', '2027-01-01', 'review', { supplierId: null }],
];

describeRule(
  PACK,
  'fi-critical',
  [
    ...ANYBODY,
    ['no critical part', '2027-01-01', 'clear', {}, { answers: { [PARTS]: false } }],
    ['unanswered', '2027-01-01', 'undetermined', {}, { answers: {} }],
    ['an unknown function', '2027-01-01', 'review', { function: null }],
    ['an unknown generation', '2027-01-01', 'review', { generations: null }],
  ],
  {},
  { answers: { [PARTS]: true } },
);

describeRule(
  PACK,
  'fi-2026-base-stations',
  [
    ...ANYBODY,
    ['4G', '2027-01-01', 'clear', { generations: ['4G'] }],
    ['4G and 5G', '2027-01-01', 'review', { generations: ['4G', '5G'] }],
    ['an unknown generation', '2027-01-01', 'undetermined', { generations: null }],
    ['the core', '2027-01-01', 'clear', { function: 'core-network' }],
    ['an unknown function', '2027-01-01', 'undetermined', { function: null }],
  ],
  { placement: 'edge', function: 'radio-access' },
);

describeRule(
  PACK,
  'fi-ordered',
  [
    ...everywhere('overdue'),
    ['nobody is listed', '2027-01-01', 'clear', {}, { listed: [] }],
    ['another supplier', '2027-01-01', 'clear', { supplierId: 'zte' }],
    ['an unresolved supplier', '2027-01-01', 'undetermined', { supplierId: null }],
    ['not in the order', '2027-01-01', 'clear', {}, { answers: { [ORDER]: false } }],
    ['unanswered', '2027-01-01', 'undetermined', {}, { answers: {} }],
    ['an unknown function', '2027-01-01', 'overdue', { function: null }],
    ['an unknown generation', '2027-01-01', 'overdue', { generations: null }],
  ],
  {},
  { answers: { [ORDER]: true }, listed: [{ supplierId: 'huawei', since: '2026-12-19' }] },
);
