import { describePack, describeRule } from './table.ts';

const PACK = 'de-2024';

describePack(PACK, {
  'de-core': [{ kind: 'remove-by', from: '2024-07-11', deadline: '2026-12-31' }, 'V-off'],
  'de-nms': [{ kind: 'remove-by', from: '2024-07-11', deadline: '2029-12-31' }, 'V-off'],
});

const CORE = 'remove-by by 2026-12-31';
const NMS = 'remove-by by 2029-12-31';

describeRule(PACK, 'de-core', [
  ['the day before the announcement', '2024-07-10', 'clear'],
  ['the day of the announcement', '2024-07-11', CORE],
  ['the day after it', '2024-07-12', CORE],
  ['the day before the last', '2026-12-30', CORE],
  ['the last day', '2026-12-31', CORE],
  ['the day after the last', '2027-01-01', 'overdue by 2026-12-31'],
  ['ZTE', '2026-11-23', CORE, { supplierId: 'zte' }],
  ['another supplier', '2026-11-23', 'clear', { supplierId: 'nokia' }],
  ['an unresolved supplier', '2026-11-23', 'undetermined', { supplierId: null }],
  ['at the edge', '2026-11-23', 'clear', { placement: 'edge' }],
  ['an untagged placement', '2026-11-23', 'undetermined', { placement: 'untagged' }],
  ['a core of 4G', '2026-11-23', 'clear', { generations: ['4G'] }],
  ['a core of 4G and 5G', '2026-11-23', CORE, { generations: ['4G', '5G'] }],
  ['an unknown generation', '2026-11-23', 'undetermined', { generations: null }],
  ['another country', '2026-11-23', 'clear', { country: 'AT' }],
  ['an unknown country', '2026-11-23', 'undetermined', { country: null }],
  ['a German home network', '2026-11-23', CORE, { country: null }, { homeCountry: 'DE' }],
  ['a home network abroad', '2026-11-23', 'clear', { country: null }, { homeCountry: 'AT' }],
  ['management in the core', '2026-11-23', CORE, { function: 'management' }],
  ['a core item of unknown function', '2026-11-23', CORE, { function: null }],
  ['a radio', '2026-12-31', 'clear', { placement: 'edge', function: 'radio-access' }],
  ['a radio, later', '2027-01-01', 'clear', { placement: 'edge', function: 'radio-access' }],
  ['a planned item', '2026-11-23', CORE, { status: 'planned' }],
  ['an unknown status', '2026-11-23', CORE, { status: null }],
  ['an unknown day of installation', '2026-11-23', CORE, { installedOn: null }],
]);

describeRule(
  PACK,
  'de-nms',
  [
    ['the day before the announcement', '2024-07-10', 'clear'],
    ['the day of the announcement', '2024-07-11', NMS],
    ['the day after it', '2024-07-12', NMS],
    ['when the core has to be free', '2027-01-01', NMS],
    ['the day before the last', '2029-12-30', NMS],
    ['the last day', '2029-12-31', NMS],
    ['the day after the last', '2030-01-01', 'overdue by 2029-12-31'],
    ['ZTE', '2026-11-23', NMS, { supplierId: 'zte' }],
    ['another supplier', '2026-11-23', 'clear', { supplierId: 'nokia' }],
    ['an unresolved supplier', '2026-11-23', 'undetermined', { supplierId: null }],
    ['the radio that it manages', '2026-11-23', 'clear', { function: 'radio-access' }],
    ['the same radio in 2030', '2030-01-01', 'clear', { function: 'radio-access' }],
    ['the transport that it manages', '2026-11-23', 'clear', { function: 'transport' }],
    ['an unknown function', '2026-11-23', 'undetermined', { function: null }],
    ['management of 4G', '2026-11-23', 'clear', { generations: ['4G'] }],
    ['an unknown generation', '2026-11-23', 'undetermined', { generations: null }],
    ['another country', '2026-11-23', 'clear', { country: 'AT' }],
    ['an unknown country', '2026-11-23', 'undetermined', { country: null }],
    ['an untagged placement', '2026-11-23', NMS, { placement: 'untagged' }],
    ['an unknown status', '2026-11-23', NMS, { status: null }],
    ['an unknown day of installation', '2026-11-23', NMS, { installedOn: null }],
  ],
  { placement: 'edge', function: 'management' },
);
