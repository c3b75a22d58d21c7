import { describePack, describeRule, type Line } from './table.ts';

const PACK = 'se-2020';
const BANDS = 'central functions that the service in the 2.3 or 3.5 GHz band needs';

describePack(PACK, {
  'se-2020-new': [{ kind: 'no-new', from: '2020-10-20' }, 'V-sec'],
  'se-2020-remove': [{ kind: 'remove-by', from: '2020-10-20', deadline: '2025-01-01' }, 'V-sec'],
});

const REMOVE = 'remove-by by 2025-01-01';
const KNOWN = { answers: { [BANDS]: true } };

/** Conditions of both rules, on a day when the rule says `inside` of an item of 2018. */
const scope = (asOf: string, inside: string): Line[] => [
  ['ZTE', asOf, inside, { supplierId: 'zte' }],
  ['another supplier', asOf, 'clear', { supplierId: 'ericsson' }],
  ['an unresolved supplier', asOf, 'undetermined', { supplierId: null }],
  ['radio access', asOf, inside, { placement: 'edge', function: 'radio-access' }],
  ['transmission', asOf, inside, { function: 'transport' }],
  ['the core', asOf, inside, { function: 'core-network' }],
  ['orchestration', asOf, inside, { function: 'nfv-mano' }],
  ['service and maintenance', asOf, inside, { function: 'management' }],
  ['fixed access', asOf, 'clear', { function: 'fixed-access' }],
  ['customer premises', asOf, 'clear', { function: 'customer-premises' }],
  ['interconnection', asOf, 'clear', { function: 'internetwork-exchange' }],
  ['an unknown function', asOf, 'undetermined', { function: null }],
  ['another country', asOf, 'clear', { country: 'NO' }],
  ['an unknown country', asOf, 'undetermined', { country: null }],
  ['a Swedish home network', asOf, inside, { country: null }, { homeCountry: 'SE' }],
  ['not for these bands', asOf, 'clear', {}, { answers: { [BANDS]: false } }],
  ['the bands unanswered', asOf, 'undetermined', {}, { answers: {} }],
  ['unanswered and abroad', asOf, 'clear', { country: 'NO' }, { answers: {} }],
  ['an untagged placement', asOf, inside, { placement: 'untagged' }],
  ['an unknown generation', asOf, inside, { generations: null }],
  ['an old generation', asOf, inside, { generations: ['4G'] }],
  ['an unknown status', asOf, inside, { status: null }],
];

describeRule(
  PACK,
  'se-2020-new',
  [
    ['the day before', '2020-10-19', 'clear'],
    ['the day itself', '2020-10-20', 'restricted'],
    ['the day after', '2020-10-21', 'restricted'],
    ['installed the day before', '2024-12-31', 'restricted', { installedOn: '2020-10-19' }],
    ['installed on the day', '2024-12-31', 'overdue', { installedOn: '2020-10-20' }],
    ['installed the day after', '2024-12-31', 'overdue', { installedOn: '2020-10-21' }],
    ['an unknown day of installation', '2024-12-31', 'undetermined', { installedOn: null }],
    ...scope('2024-12-31', 'restricted'),
  ],
  {},
  KNOWN,
);

describeRule(
  PACK,
  'se-2020-remove',
  [
    ['the day before', '2020-10-19', 'clear'],
    ['the day itself', '2020-10-20', REMOVE],
    ['the day after', '2020-10-21', REMOVE],
    ['the day before the last', '2024-12-31', REMOVE],
    ['the last day', '2025-01-01', REMOVE],
    ['the day after the last', '2025-01-02', 'overdue by 2025-01-01'],
    ['today', '2026-11-23', 'overdue by 2025-01-01'],
    ['an unknown day of installation', '2024-12-31', REMOVE, { installedOn: null }],
    ...scope('2024-12-31', REMOVE),
  ],
  {},
  KNOWN,
);
