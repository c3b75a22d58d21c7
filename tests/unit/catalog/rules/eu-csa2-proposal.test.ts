import { expect, it } from 'vitest';
import { builtInPacks } from '#main/tagging/built-in-packs';
import { describePack, describeRule, type Line } from './table.ts';

const PACK = 'eu-csa2-proposal';

describePack(PACK, {
  'eu-csa2-annex2': [{ kind: 'remove-after-listing', from: '2026-01-20', years: 3 }, 'V-sec'],
  'eu-csa2-key-assets': [{ kind: 'remove-after-listing', from: '2026-01-20', years: 3 }, 'MEM+'],
  'eu-csa2-new': [{ kind: 'no-new', from: '2026-01-20' }, 'V-sec'],
  'eu-csa2-new-key-assets': [{ kind: 'no-new', from: '2026-01-20' }, 'MEM+'],
});

it('is a proposal and not active', () => {
  const pack = builtInPacks().find(({ id }) => id === PACK);
  expect([pack?.status, pack?.activeByDefault]).toEqual(['proposal', false]);
});

const LISTED = { listed: [{ supplierId: 'huawei', since: '2026-06-01' }] };
const THREE_YEARS = 'remove-by by 2029-06-01';

/** What holds of both rules on removal. */
const REMOVAL: readonly Line[] = [
  ['the day before the listing', '2026-05-31', 'clear'],
  ['the day of the listing', '2026-06-01', THREE_YEARS],
  ['the day after it', '2026-06-02', THREE_YEARS],
  ['the day before the last', '2029-05-31', THREE_YEARS],
  ['the last day', '2029-06-01', THREE_YEARS],
  ['the day after the last', '2029-06-02', 'overdue by 2029-06-01'],
  ['an unknown day of installation', '2026-11-23', THREE_YEARS, { installedOn: null }],
  ['an unknown status', '2026-11-23', THREE_YEARS, { status: null }],
  ['an unknown generation', '2026-11-23', THREE_YEARS, { generations: null }],
];

/** What holds of both rules on new equipment. */
const NEW: readonly Line[] = [
  ['installed before', '2026-11-23', 'restricted', { installedOn: '2026-05-31' }],
  ['installed on the day of the listing', '2026-11-23', 'overdue', { installedOn: '2026-06-01' }],
  ['installed after', '2026-11-23', 'overdue', { installedOn: '2026-06-02' }],
  ['the day before the listing', '2026-05-31', 'clear', { installedOn: '2026-05-01' }],
  ['an unknown day of installation', '2026-11-23', 'undetermined', { installedOn: null }],
];

const WHEN: readonly Line[] = [
  [
    'listed before the proposal, the day before it',
    '2026-01-19',
    'clear',
    {},
    { listed: [{ supplierId: 'huawei', since: '2025-01-01' }] },
  ],
  ['nobody is listed', '2026-11-23', 'clear', {}, { listed: [] }],
  ['a supplier that is not listed', '2026-11-23', 'clear', { supplierId: 'zte' }],
  ['an unresolved supplier', '2026-11-23', 'undetermined', { supplierId: null }],
  ['an unknown function', '2026-11-23', 'undetermined', { function: null }],
  ['transport', '2026-11-23', 'clear', { function: 'transport' }],
  ['management', '2026-11-23', 'clear', { function: 'management' }],
];

const CORE_ONLY: readonly Line[] = [
  ['orchestration', '2026-11-23', 'clear', { function: 'nfv-mano' }],
  ['radio access', '2026-11-23', 'clear', { function: 'radio-access' }],
];

const noCore = (inside: string): Line[] => [
  ['the core', '2026-11-23', 'clear', { function: 'core-network' }],
  ['orchestration', '2026-11-23', inside, { function: 'nfv-mano' }],
];

const CORE = { function: 'core-network' } as const;
const RADIO = { function: 'radio-access' } as const;

describeRule(PACK, 'eu-csa2-annex2', [...REMOVAL, ...WHEN, ...CORE_ONLY], CORE, LISTED);
describeRule(
  PACK,
  'eu-csa2-key-assets',
  [...REMOVAL, ...WHEN, ...noCore(THREE_YEARS)],
  RADIO,
  LISTED,
);
describeRule(PACK, 'eu-csa2-new', [...NEW, ...WHEN, ...CORE_ONLY], CORE, LISTED);
describeRule(
  PACK,
  'eu-csa2-new-key-assets',
  [...NEW, ...WHEN, ...noCore('restricted')],
  RADIO,
  LISTED,
);
