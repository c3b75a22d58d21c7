import { describePack, describeRule, type Line } from './table.ts';

const PACK = 'eu-toolbox';

describePack(PACK, {
  'eu-sm03-core': [{ kind: 'review', from: '2020-01-29' }, 'MEM+'],
  'eu-sm03-ran': [{ kind: 'review', from: '2020-01-29' }, 'MEM+'],
  'eu-sm03-others': [{ kind: 'review', from: '2020-01-29' }, 'MEM+'],
  'eu-sm05-ran': [{ kind: 'diversity', from: '2020-01-29', suppliers: 2, per: 'country' }, 'MEM+'],
  'eu-sm05-core': [{ kind: 'diversity', from: '2020-01-29', suppliers: 2, per: 'country' }, 'MEM+'],
});

const LISTED = { listed: [{ supplierId: 'huawei', since: '2020-01-01' }] };

/** What holds of all three rules of measure SM03. */
const SM03: readonly Line[] = [
  ['the day before', '2020-01-28', 'clear'],
  ['the day itself', '2020-01-29', 'review'],
  ['the day after', '2020-01-30', 'review'],
  ['today', '2026-11-23', 'review'],
  ['nobody is listed', '2026-11-23', 'clear', {}, { listed: [] }],
  ['a supplier that is not listed', '2026-11-23', 'clear', { supplierId: 'zte' }],
  ['an unresolved supplier', '2026-11-23', 'undetermined', { supplierId: null }],
  ['an unknown function', '2026-11-23', 'undetermined', { function: null }],
  ['fixed access', '2026-11-23', 'clear', { function: 'fixed-access' }],
  ['customer premises', '2026-11-23', 'clear', { function: 'customer-premises' }],
  ['an untagged placement', '2026-11-23', 'review', { placement: 'untagged' }],
  ['an unknown generation', '2026-11-23', 'review', { generations: null }],
  ['an unknown country', '2026-11-23', 'review', { country: null }],
  ['an unknown status', '2026-11-23', 'review', { status: null }],
  ['an unknown day of installation', '2026-11-23', 'review', { installedOn: null }],
  [
    'listed tomorrow',
    '2026-11-23',
    'clear',
    {},
    { listed: [{ supplierId: 'huawei', since: '2026-11-24' }] },
  ],
  [
    'listed today',
    '2026-11-23',
    'review',
    {},
    { listed: [{ supplierId: 'huawei', since: '2026-11-23' }] },
  ],
];

describeRule(
  PACK,
  'eu-sm03-core',
  [
    ...SM03,
    ['orchestration', '2026-11-23', 'review', { function: 'nfv-mano' }],
    ['management', '2026-11-23', 'clear', { function: 'management' }],
    ['radio access', '2026-11-23', 'clear', { function: 'radio-access' }],
  ],
  { function: 'core-network' },
  LISTED,
);

describeRule(
  PACK,
  'eu-sm03-ran',
  [
    ...SM03,
    ['the core', '2026-11-23', 'clear', { function: 'core-network' }],
    ['transport', '2026-11-23', 'clear', { function: 'transport' }],
  ],
  { function: 'radio-access' },
  LISTED,
);

describeRule(
  PACK,
  'eu-sm03-others',
  [
    ...SM03,
    ['management', '2026-11-23', 'review', { function: 'management' }],
    ['interconnection', '2026-11-23', 'review', { function: 'internetwork-exchange' }],
    ['orchestration', '2026-11-23', 'clear', { function: 'nfv-mano' }],
    ['the core', '2026-11-23', 'clear', { function: 'core-network' }],
    ['radio access', '2026-11-23', 'clear', { function: 'radio-access' }],
  ],
  { function: 'transport' },
  LISTED,
);

/** What holds of both figures of measure SM05. */
const SM05: readonly Line[] = [
  ['the day before', '2020-01-28', 'clear'],
  ['the day itself', '2020-01-29', 'review'],
  ['the day after', '2020-01-30', 'review'],
  ['one supplier', '2026-11-23', 'review', {}, { suppliersInScope: 1 }],
  ['two suppliers', '2026-11-23', 'clear', {}, { suppliersInScope: 2 }],
  ['three suppliers', '2026-11-23', 'clear', {}, { suppliersInScope: 3 }],
  ['any one supplier', '2026-11-23', 'review', { supplierId: 'ericsson' }],
  ['an unknown function', '2026-11-23', 'undetermined', { function: null }],
  ['transport', '2026-11-23', 'clear', { function: 'transport' }],
  ['an unknown country', '2026-11-23', 'undetermined', { country: null }],
  ['a home network', '2026-11-23', 'review', { country: null }, { homeCountry: 'DE' }],
  ['an untagged placement', '2026-11-23', 'review', { placement: 'untagged' }],
  ['an unknown generation', '2026-11-23', 'review', { generations: null }],
];

describeRule(
  PACK,
  'eu-sm05-ran',
  [...SM05, ['the core', '2026-11-23', 'clear', { function: 'core-network' }]],
  { function: 'radio-access' },
);

describeRule(
  PACK,
  'eu-sm05-core',
  [
    ...SM05,
    ['radio access', '2026-11-23', 'clear', { function: 'radio-access' }],
    ['orchestration', '2026-11-23', 'clear', { function: 'nfv-mano' }],
  ],
  { function: 'core-network' },
);
