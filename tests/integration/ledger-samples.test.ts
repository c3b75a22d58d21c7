import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportPlan, ImportResult, Ledger } from '#shared/contract/import';
import { IDENTITY_FIELDS } from '#shared/domain/item';
import { readImports } from '#main/data/queries/imports';
import type { Workspace } from '#main/data/workspace';
import { expectSound } from '../support/ledgers.ts';
import { filesBelow, referenceFolder } from '../support/reference.ts';
import { importFile, itemsOf, newWorkspace, planFor } from '../support/workspaces.ts';

/**
 * Rows below the headings of each sample that hold anything, as Python's csv module counts them
 * when it is told delimiter, quote and encoding.
 */
const ROWS: Readonly<Record<string, number>> = {
  'devicetype-library/manufacturer-models.csv': 2984,
  'netbox/device_roles.csv': 9,
  'netbox/devices-bulk-update-format.csv': 20,
  'netbox/devices-import-format.csv': 72,
  'netbox/manufacturers.csv': 14,
  'openrefine/csv-with-bom.csv': 2,
  'openrefine/example-latin1.tsv': 2,
  'openrefine/example-linebreaks-in-cells.csv': 2,
  'openrefine/example-linebreaks-in-cells.tsv': 2,
  'openrefine/example-utf16be-bom.tsv': 2,
  'openrefine/example-utf16le-bom.tsv': 2,
  'openrefine/example-utf8.tsv': 2,
  'openrefine/persons_with_empty_column.csv': 3,
  'oui/vendor-name-variants.csv': 174,
  'ralph/back_office_assets.csv': 2,
  'ralph/management_ip_blank.csv': 1,
  'ralph/management_ip_existing.csv': 1,
  'ralph/rack.csv': 1,
  'ralph/regions.csv': 2,
  'ralph/server_room.csv': 1,
  'ralph/warehouses.csv': 3,
  'ralph/warehouses_semicolon.csv': 3,
  'ralph/warehouses_skipid.csv': 2,
  'ralph/warehouses_tab.csv': 3,
  'sqlite-utils/sniff-example1.csv': 4,
  'sqlite-utils/sniff-example2.csv': 4,
  'sqlite-utils/sniff-example3.csv': 4,
  'sqlite-utils/sniff-example4.csv': 4,
  'tad/backslashtest.csv': 23,
  'tad/badfmt.csv': 23,
  // No line of headings: each line is a row.
  'tad/barttest-no-headers.csv': 23,
  'tad/htmldata.csv': 23,
  'tad/nulltest.csv': 23,
  'tad/smalltxt.csv': 4,
  'tad/tabtest.csv': 4,
  'tad/test-issue61.csv': 14,
};

const { path: samples, absence } = referenceFolder('samples');
const reason = absence === null ? '' : ` (left out: ${absence})`;

/** The suggested plan; where it has nothing to know an item by, the first column is its id. */
async function planOf(path: string): Promise<ImportPlan> {
  const plan = await planFor(path);
  const named = new Set<string>(plan.mapping.map(({ field }) => field));
  if (IDENTITY_FIELDS.some((field) => named.has(field))) return plan;
  const others = plan.mapping.filter(({ column }) => column !== 0);
  return { ...plan, mapping: [{ column: 0, field: 'assetId' }, ...others] };
}

async function importSample(workspace: Workspace, name: string): Promise<ImportResult> {
  const path = join(samples, name);
  return importFile(workspace, path, { plan: await planOf(path) });
}

function endsOf({ added, updated, unchanged, skipped, rejected }: Ledger): number {
  return added + updated + unchanged + skipped + rejected;
}

/** None of these imports is undone, so the items are those that the imports of the history added. */
function expectHistory(workspace: Workspace, results: readonly ImportResult[]): void {
  const history = readImports(workspace.reader).toReversed();
  expect(history.map(({ ledger }) => ledger)).toEqual(results.map(({ ledger }) => ledger));
  const added = history.reduce((sum, { ledger }) => sum + ledger.added, 0);
  expect(itemsOf(workspace)).toHaveLength(added);
  expectSound(workspace);
}

describe.skipIf(absence !== null)(`the ledger of each sample${reason}`, () => {
  it('is asked for: every sample has its number of rows here', () => {
    const files = filesBelow(samples, ['.csv', '.tsv'], Infinity);
    expect(files.map((file) => file.replaceAll('\\', '/'))).toEqual(Object.keys(ROWS).toSorted());
  });

  it.each(Object.entries(ROWS))('accounts for every row: %s, %d rows', async (name, rows) => {
    const workspace = newWorkspace();
    const first = await importSample(workspace, name);
    expect(first.ledger.read).toBe(rows);
    expect(endsOf(first.ledger)).toBe(rows);
    expectHistory(workspace, [first]);
    const again = await importSample(workspace, name);
    expect(again.ledger.read).toBe(rows);
    expect(endsOf(again.ledger)).toBe(rows);
    expectHistory(workspace, [first, again]);
  });

  it('adds up to the items of the workspace where all are imported into one', async () => {
    const workspace = newWorkspace();
    const results: ImportResult[] = [];
    for (const name of Object.keys(ROWS)) results.push(await importSample(workspace, name));
    expect(results.map(({ ledger }) => ledger.read)).toEqual(Object.values(ROWS));
    expectHistory(workspace, results);
  });
});
