import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IMPORT_MODES } from '#shared/contract/import';
import { tagItems } from '#main/data/commands/tag-items';
import { previewUndo, undoImport } from '#main/data/commands/undo-import/undo-import';
import { CLASS_COLUMNS } from '#main/data/commands/classes';
import { parseExtra } from '#main/data/database/extra';
import { readImports } from '#main/data/queries/imports';
import type { Workspace } from '#main/data/workspace';
import { csvText } from '../support/csv.ts';
import { expectSound } from '../support/ledgers.ts';
import { expectTagsAsRulesSay } from '../support/rule-tags.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

const HEADINGS = [
  'Serial',
  'Vendor',
  'Model',
  'Country',
  'Placement',
  'Install date',
  'Rack',
  'Host',
];

const cell = (...values: string[]) => fc.constantFrom('', ...values);
const aRow = fc.tuple(
  cell('S1', 'S2', 'S3', 'S4', 'S5', 'S6'),
  cell('Huawei', 'Nokia', 'Nobody Knows Them'),
  fc.constantFrom('A', 'B', 'NE40E'),
  cell('DE', 'FR', 'Atlantis'),
  cell('core', 'edge'),
  cell('2010-01-01', '2024-02-29', '2030-01-01'),
  cell('R1', 'R2', '=1', '"x"\n'),
  cell('ber-upf-1', 'par-olt-2', 'x'),
);
const anImport = fc.record({
  kind: fc.constant('import' as const),
  rows: fc.array(aRow, { minLength: 1, maxLength: 6 }),
  mode: fc.constantFrom(...IMPORT_MODES),
  source: fc.constantFrom('one', 'two'),
});
type AnImport = typeof anImport extends fc.Arbitrary<infer T> ? T : never;
const aStep = fc.oneof(
  { weight: 4, arbitrary: anImport },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('tag' as const),
      search: fc.constantFrom('', 'S1', 'S2', 'S3'),
      placement: fc.constantFrom('core' as const, 'edge' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), at: fc.nat() }) },
);

/** Everything that an item is and where it came from; what its last row hashed to is no part of it. */
function itemsIn(workspace: Workspace): unknown[] {
  const classes = CLASS_COLUMNS.map((column) => `c.${column}`).join(', ');
  return workspace.reader
    .prepare<[], Record<string, unknown>>(
      `SELECT i.*, 0 AS content_hash, 0 AS class_id, ${classes}, v.severity, v.deadline
       FROM item i JOIN item_class c ON c.id = i.class_id
       JOIN class_verdict v ON v.class_id = i.class_id ORDER BY i.id`,
    )
    .all()
    .map((row) => ({
      ...row,
      extra: parseExtra(row['extra']),
    }));
}

async function importRows(workspace: Workspace, { rows, mode, source }: AnImport, name: string) {
  const { importId } = await importText(workspace, csvText([HEADINGS, ...rows]), {
    name,
    plan: { mode, source },
  });
  return importId ?? -1;
}

/** Undoes an import, holding what was foretold against what was done. */
function undo(workspace: Workspace, importId: number): void {
  const foretold = previewUndo(workspace.reader, importId);
  const idsWhere = (condition: string): number[] =>
    workspace.reader.prepare<[], number>(`SELECT id FROM item WHERE ${condition}`).pluck().all();
  const missing = new Set(idsWhere('missing_since IS NOT NULL'));
  const { removed, restored, found, kept } = workspace.write((db) => undoImport(db, importId));
  const { removes, restores, finds } = foretold;
  expect({ removed, restored, found }).toEqual({
    removed: removes,
    restored: restores,
    found: finds,
  });
  expect(found).toBe(idsWhere('missing_since IS NULL').filter((id) => missing.has(id)).length);
  expect(kept).toBeLessThanOrEqual(foretold.conflicts.total);
}

it('after any imports, tags and undos the ledgers balance, and the latest import can be taken back exactly', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { maxLength: 7 }), anImport, async (steps, last) => {
      const workspace = newWorkspace();
      try {
        for (const [at, step] of steps.entries()) {
          if (step.kind === 'import') await importRows(workspace, step, `file-${at}.csv`);
          else if (step.kind === 'tag') {
            const { search, placement } = step;
            workspace.write((db) =>
              tagItems(db, { filter: { search }, set: { placement }, reason: 'Seen.' }),
            );
          } else {
            const open = readImports(workspace.reader).filter(({ undoneAt }) => undoneAt === null);
            const chosen = open[step.at % Math.max(1, open.length)]?.importId;
            if (typeof chosen === 'number') undo(workspace, chosen);
          }
          expectSound(workspace);
          expectTagsAsRulesSay(workspace);
        }
        const before = itemsIn(workspace);
        undo(workspace, await importRows(workspace, last, 'last.csv'));
        expect(itemsIn(workspace)).toEqual(before);
        expectSound(workspace);
        for (const { importId, undoneAt } of readImports(workspace.reader)) {
          if (undoneAt === null && importId !== null) undo(workspace, importId);
          expectTagsAsRulesSay(workspace);
        }
        expect(itemsIn(workspace)).toEqual([]);
        expectSound(workspace);
      } finally {
        workspace.close();
      }
    }),
    { numRuns: 25 },
  );
});
