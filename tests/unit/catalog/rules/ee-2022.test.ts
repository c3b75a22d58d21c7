import { describePack, describeRule, type Line } from './table.ts';

const PACK = 'ee-2022';
const PERMIT = 'network technology for which Estonian law asks a permit of use';
const DECISION = 'equipment that the decision of 25 November 2022 on Elisa covers';

describePack(PACK, {
  'ee-permit': [{ kind: 'authorise', from: '2022-11-25' }, 'V-off'],
  'ee-5g': [{ kind: 'remove-by', from: '2022-11-25', deadline: '2025-12-31' }, 'V-off'],
  'ee-2g4g': [{ kind: 'remove-by', from: '2022-11-25', deadline: '2029-12-31' }, 'V-off'],
});

describeRule(
  PACK,
  'ee-permit',
  [
    ['the day before', '2022-11-24', 'clear'],
    ['the day itself', '2022-11-25', 'restricted'],
    ['the day after', '2022-11-26', 'restricted'],
    ['any supplier', '2026-11-23', 'restricted', { supplierId: 'ericsson' }],
    ['an unresolved supplier', '2026-11-23', 'restricted', { supplierId: null }],
    ['no permit needed', '2026-11-23', 'clear', {}, { answers: { [PERMIT]: false } }],
    ['unanswered', '2026-11-23', 'undetermined', {}, { answers: {} }],
    [
      'the other question answered',
      '2026-11-23',
      'undetermined',
      {},
      { answers: { [DECISION]: true } },
    ],
    ['a permit without end', '2026-11-23', 'clear', {}, { authorised: { until: null } }],
    ['a permit’s last day', '2026-11-23', 'clear', {}, { authorised: { until: '2026-11-23' } }],
    [
      'a permit that ended',
      '2026-11-23',
      'restricted',
      {},
      { authorised: { until: '2026-11-22' } },
    ],
    ['another country', '2026-11-23', 'clear', { country: 'LV' }],
    ['an unknown country', '2026-11-23', 'undetermined', { country: null }],
    ['an untagged placement', '2026-11-23', 'restricted', { placement: 'untagged' }],
    ['an unknown function', '2026-11-23', 'restricted', { function: null }],
    ['an unknown generation', '2026-11-23', 'restricted', { generations: null }],
    ['an unknown day of installation', '2026-11-23', 'restricted', { installedOn: null }],
  ],
  {},
  { answers: { [PERMIT]: true } },
);

const KNOWN = { answers: { [DECISION]: true } };

/** Conditions of both rules on the decision, on a day when the rule says `inside`. */
const scope = (inside: string): Line[] => [
  ['ZTE', '2025-06-01', 'clear', { supplierId: 'zte' }],
  ['an unresolved supplier', '2025-06-01', 'undetermined', { supplierId: null }],
  ['not covered', '2025-06-01', 'clear', {}, { answers: { [DECISION]: false } }],
  ['coverage unanswered', '2025-06-01', 'undetermined', {}, { answers: {} }],
  ['an unknown generation', '2025-06-01', 'undetermined', { generations: null }],
  ['another country', '2025-06-01', 'clear', { country: 'LV' }],
  ['an unknown country', '2025-06-01', 'undetermined', { country: null }],
  ['an Estonian home network', '2025-06-01', inside, { country: null }, { homeCountry: 'EE' }],
  ['a radio', '2025-06-01', inside, { placement: 'edge', function: 'radio-access' }],
  ['an untagged placement', '2025-06-01', inside, { placement: 'untagged' }],
  ['an unknown function', '2025-06-01', inside, { function: null }],
  ['an unknown status', '2025-06-01', inside, { status: null }],
  ['an unknown day of installation', '2025-06-01', inside, { installedOn: null }],
  ['all generations', '2025-06-01', inside, { generations: ['2G', '3G', '4G', '5G'] }],
];

const FIVE = 'remove-by by 2025-12-31';
const OLDER = 'remove-by by 2029-12-31';

describeRule(
  PACK,
  'ee-5g',
  [
    ['the day before', '2022-11-24', 'clear'],
    ['the day itself', '2022-11-25', FIVE],
    ['the day after', '2022-11-26', FIVE],
    ['the day before the last', '2025-12-30', FIVE],
    ['the last day', '2025-12-31', FIVE],
    ['the day after the last', '2026-01-01', 'overdue by 2025-12-31'],
    ['4G', '2025-06-01', 'clear', { generations: ['4G'] }],
    ...scope(FIVE),
  ],
  {},
  KNOWN,
);

describeRule(
  PACK,
  'ee-2g4g',
  [
    ['the day before', '2022-11-24', 'clear'],
    ['the day itself', '2022-11-25', OLDER],
    ['the day after', '2022-11-26', OLDER],
    ['the day before the last', '2029-12-30', OLDER],
    ['the last day', '2029-12-31', OLDER],
    ['the day after the last', '2030-01-01', 'overdue by 2029-12-31'],
    ['2G', '2025-06-01', OLDER, { generations: ['2G'] }],
    ['3G', '2025-06-01', OLDER, { generations: ['3G'] }],
    ['5G', '2025-06-01', 'clear', { generations: ['5G'] }],
    ...scope(OLDER),
  ],
  { generations: ['4G'] },
  KNOWN,
);
