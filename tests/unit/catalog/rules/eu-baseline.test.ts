import { describePack, describeRule } from './table.ts';

const PACK = 'eu-baseline';

describePack(PACK, {
  'eu-2023-4049': [{ kind: 'review', from: '2023-06-15' }, 'V-off'],
});

describeRule(PACK, 'eu-2023-4049', [
  ['the day before', '2023-06-14', 'clear'],
  ['the day itself', '2023-06-15', 'review'],
  ['the day after', '2023-06-16', 'review'],
  ['today', '2026-11-23', 'review'],
  ['ZTE', '2026-11-23', 'review', { supplierId: 'zte' }],
  ['another supplier', '2026-11-23', 'clear', { supplierId: 'ericsson' }],
  ['an unresolved supplier', '2026-11-23', 'undetermined', { supplierId: null }],
  ['a radio', '2026-11-23', 'review', { placement: 'edge', function: 'radio-access' }],
  ['customer premises', '2026-11-23', 'review', { function: 'customer-premises' }],
  ['an untagged placement', '2026-11-23', 'review', { placement: 'untagged' }],
  ['an unknown function', '2026-11-23', 'review', { function: null }],
  ['an unknown generation', '2026-11-23', 'review', { generations: null }],
  ['an old generation', '2026-11-23', 'review', { generations: ['2G'] }],
  ['an unknown country', '2026-11-23', 'review', { country: null }],
  ['a country outside the Union', '2026-11-23', 'review', { country: 'US' }],
  ['an unknown status', '2026-11-23', 'review', { status: null }],
  ['an unknown day of installation', '2026-11-23', 'review', { installedOn: null }],
]);
