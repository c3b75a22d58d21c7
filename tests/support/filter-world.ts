import fc from 'fast-check';
import { FUNCTIONS, GENERATIONS, PLACEMENTS, STATUSES } from '#shared/domain/item';
import { removeSome } from './removals.ts';
import { addStatement } from '#main/data/commands/policies/edit-policies';
import type { RemovalSet } from '#shared/domain/removal';
import { tagItems } from '#main/data/commands/tag-items';
import { updateWorkspace } from '#main/data/commands/update-settings';
import { Workspace } from '#main/data/workspace';
import { csvText } from './csv.ts';
import { applyOnly } from './own-pack.ts';
import { packOf, ruleOf } from './policies.ts';
import { writeTo } from './temp-folder.ts';
import { importFile } from './workspaces.ts';

/** Sites by their words and what kind of place these name, written down by hand. */
export const SITE_KIND_OF: ReadonlyMap<string, string> = new Map([
  ['Berlin Data Centre', 'data-centre'],
  ['Lyon Exchange', 'exchange'],
]);
export const SITES = ['S-1', 'S, 2', 'missing', 'Berlin Data Centre', 'Lyon Exchange'] as const;
export const MODELS = ['NE40E', 'A "1"', '東京', '-x'] as const;
const HOSTS = ['ber-agg-01', 'ber-agg-7', 'lyo-core-1', 'BER-AGG-2'] as const;
export const HOST_PATTERNS = ['ber-agg-#', '*-core-#', 'lyo-#'] as const;
export const DAYS = ['2018-03-01', '2020-01-01', '2020-06-30', '2024-02-29'] as const;
export const NUMBERS = [1, 2.5, 10, 200] as const;
export const RULES = ['own/now', 'own/later', 'own/core-only', 'own/france'] as const;

function blank(oneIn: number, values: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: oneIn - 1, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: fc.constant('') },
  );
}

const HEADINGS = [
  'Serial',
  'Vendor',
  'Placement',
  'Function',
  'Generation',
  'Country',
  'Status',
  'Install date',
  'Region',
  'Site',
  'Site name',
  'Quantity',
  'Unit cost',
  'Model',
  'Host name',
  'sysObjectID',
  'Rack',
];
const aRow = fc.tuple(
  blank(6, ['Huawei', 'ZTE', 'HUAWEI TECHNOLOGIES CO LTD', 'Unheard Of', 'Nokia']),
  blank(3, PLACEMENTS),
  blank(4, FUNCTIONS.slice(0, 4)),
  blank(3, [...GENERATIONS, '4G+5G']),
  blank(4, ['DE', 'FR']),
  blank(4, STATUSES),
  blank(4, DAYS),
  blank(3, ['North', 'South']),
  blank(3, SITES),
  blank(3, SITES),
  blank(3, NUMBERS.map(String)),
  blank(3, NUMBERS.map(String)),
  blank(4, MODELS),
  blank(3, HOSTS),
  blank(2, ['1.3.6.1.4.1.2011.2.1', '1.3.6.1.4.1.9.1.1']),
  blank(2, ['R 7', 'Straße']),
);

const PACK = packOf('own', [
  ruleOf('now', {
    suppliers: { groups: ['zte'] },
    effect: { kind: 'prohibit', from: '2020-01-01' },
  }),
  ruleOf('later', {
    suppliers: { groups: ['huawei'] },
    scope: { country: ['DE'] },
    effect: { kind: 'remove-by', from: '2020-01-01', deadline: '2030-06-30' },
  }),
  ruleOf('core-only', {
    suppliers: { groups: ['huawei'] },
    scope: { placement: ['core'] },
    effect: { kind: 'review', from: '2020-01-01' },
  }),
  ruleOf('france', {
    suppliers: { groups: ['nokia'] },
    scope: { country: ['FR'] },
    effect: { kind: 'remove-by', from: '2020-01-01', deadline: '2031-01-01' },
  }),
]);

const REMOVALS = [
  { status: 'planned', dueOn: '2020-01-01', cost: { amount: 12.34, currency: 'EUR' } },
  { status: 'ordered', dueOn: '2030-06-30', cost: { amount: 5, currency: 'GBP' } },
  { status: 'replaced', dueOn: '2031-01-01', cost: { amount: 0.07, currency: 'EUR' } },
  { status: 'removed', dueOn: '2024-02-29', cost: { amount: 9, currency: 'USD' } },
  { status: 'disposed' },
  { status: 'certificate-filed', cost: { amount: 3.1, currency: 'EUR' } },
  { status: 'planned' },
] as const satisfies readonly RemovalSet[];

/**
 * A workspace in which every condition of a filter finds some items and not others: two imports, of
 * which the second misses items of the first, tags of every origin, rules, and a waiver. The order
 * of the rows, and what is in them, follows from the seed.
 */
export async function buildFilterWorld(
  folder: string,
  items: number,
  seed: number,
): Promise<Workspace> {
  const workspace = Workspace.open(`${folder}/filters.provenet`, true);
  const rows = fc.sample(aRow, { numRuns: items, seed }).map((cells, at) => [`S${at}`, ...cells]);
  const source = { mode: 'snapshot', source: 'A test' } as const;
  const first = writeTo(folder, 'first, of all.csv', csvText([HEADINGS, ...rows]));
  await importFile(workspace, first, { plan: source });
  const kept = rows.slice(0, Math.ceil(items * 0.8));
  const changed = kept.map((cells, at) => (at % 3 === 0 ? cells.with(16, 'moved') : cells));
  const second = writeTo(folder, 'second.csv', csvText([HEADINGS, ...changed]));
  await importFile(workspace, second, { plan: source });
  applyOnly(workspace, PACK);
  workspace.write((db) => {
    updateWorkspace(db, { asOf: '2026-01-01' });
    addStatement(db, {
      kind: 'waiver',
      policyId: 'own',
      ruleId: 'now',
      reason: 'A test',
      approver: 'Nobody',
      from: '2020-01-01',
      until: '2031-06-30',
      conditions: [{ field: 'site', test: 'equals', value: 'S-1' }],
    });
    tagItems(db, {
      filter: { models: ['NE40E'], placements: ['untagged'] },
      set: { placement: 'edge' },
      reason: 'A test',
    });
  });
  REMOVALS.forEach((set, at) => {
    const itemIds = Array.from({ length: items }, (_none, id) => id).filter((id) => id % 9 === at);
    removeSome(workspace, { itemIds }, set);
  });
  return workspace;
}
