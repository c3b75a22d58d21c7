import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FACET_VALUES_SHOWN } from '#shared/domain/facet';
import type { ItemFilter, ItemSort } from '#shared/domain/filter';
import { isAppError } from '#shared/rpc/app-error';
import { assignVendor } from '#main/data/commands/assign-vendor';
import { setPolicyActive } from '#main/data/commands/policies/edit-policies';
import { tagItems } from '#main/data/commands/tag-items';
import { undoChange } from '#main/data/commands/undo';
import { updateWorkspace } from '#main/data/commands/update-settings';
import { ItemIndex } from '#main/data/item-index/item-index';
import { readSortedIds } from '#main/data/queries/item-rows';
import type { Workspace } from '#main/data/workspace';
import { csvText } from '../support/csv.ts';
import { aFile, aFilter, anOrder, HEADINGS } from '../support/item-index-worlds.ts';
import { itemsThatFit, oracleFacets, oracleItems } from '../support/item-oracle.ts';
import { importQuickly } from '../support/quick-import.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { newWorkspace } from '../support/workspaces.ts';

const aStep = fc.oneof(
  fc.record({ kind: fc.constant('import' as const), file: aFile, isWhole: fc.boolean() }),
  fc.record({
    kind: fc.constant('tag' as const),
    filter: fc.constantFrom<ItemFilter>({ suppliers: [null] }, { countries: ['DE'] }, {}),
    placement: fc.constantFrom('core' as const, 'edge' as const),
  }),
  fc.record({ kind: fc.constant('undo' as const), back: fc.nat({ max: 3 }) }),
  fc.record({
    kind: fc.constant('date' as const),
    asOf: fc.constantFrom('2020-01-01', '2031-01-01'),
  }),
  fc.record({
    kind: fc.constant('policy' as const),
    id: fc.constantFrom('de-2024', 'uk-2022', 'fr-2019'),
    isActive: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('vendor' as const),
    supplierId: fc.constantFrom('nokia', 'huawei'),
  }),
);
type Step = typeof aStep extends fc.Arbitrary<infer T> ? T : never;
type Question = { readonly filter: ItemFilter; readonly order: readonly ItemSort[] };

async function importRows(workspace: Workspace, file: string[][], isWhole: boolean): Promise<void> {
  const path = writeTo(tempFolder(), 'inventory.csv', csvText([HEADINGS, ...file]));
  await workspace.writeInSteps(async (db, begin) => {
    begin();
    const mode = isWhole ? { mode: 'snapshot' as const } : {};
    await importQuickly(db, path, mode, { isDryRun: false });
    return true;
  });
}

/** Takes one step; one that the workspace refuses leaves it as it was. */
async function take(workspace: Workspace, step: Step): Promise<void> {
  try {
    if (step.kind === 'import') {
      await importRows(workspace, step.file, step.isWhole);
      return;
    }
    workspace.write((db) => {
      if (step.kind === 'tag') {
        const { filter, placement } = step;
        tagItems(db, { filter, set: { placement }, reason: 'Seen there.' });
      } else if (step.kind === 'undo') {
        const last = db
          .prepare<[number], number>('SELECT id FROM change ORDER BY id DESC LIMIT 1 OFFSET ?')
          .pluck()
          .get(step.back);
        undoChange(db, last ?? 0);
      } else if (step.kind === 'date') updateWorkspace(db, { asOf: step.asOf });
      else if (step.kind === 'policy') setPolicyActive(db, step.id, step.isActive);
      else assignVendor(db, { manufacturerIds: [1, 2], to: { supplierId: step.supplierId } });
    });
  } catch (error) {
    if (!isAppError(error)) throw error;
  }
}

/** Asks the index and SQLite the same. */
async function expectSame(index: ItemIndex, workspace: Workspace, questions: readonly Question[]) {
  const db = workspace.reader;
  const items = oracleItems(db);
  for (const { filter, order } of questions) {
    const [facets, ids] = await Promise.all([index.facets(filter), index.sortedIds(filter, order)]);
    const fitting = new Set(itemsThatFit(db, items, filter).map(({ id }) => id));
    expect([...ids]).toEqual([...readSortedIds(db, {}, order)].filter((id) => fitting.has(id)));
    expect(facets.total).toBe(fitting.size);
    for (const [facet, counts] of oracleFacets(db, items, filter)) {
      const { values, distinct } = facets.facets[facet];
      expect(distinct).toBe(counts.length);
      // What was chosen under another text is there once.
      const sites = values.map(({ value }) => (facet === 'site' ? value?.toUpperCase() : value));
      expect(new Set(sites).size).toBe(values.length);
      expect([facet, values.filter((value) => value.items > 0)]).toEqual([
        facet,
        counts.slice(0, FACET_VALUES_SHOWN),
      ]);
      const page = { filter, facet, offset: 1, limit: 2 };
      expect(await index.facetValues(page)).toEqual({ values: counts.slice(1, 3), distinct });
    }
  }
}

it('answers what SQLite answers, whatever was changed since', async () => {
  await fc.assert(
    fc.asyncProperty(
      aFile,
      fc.array(aStep, { minLength: 1, maxLength: 6 }),
      fc.array(fc.record({ filter: aFilter, order: anOrder }), { minLength: 2, maxLength: 5 }),
      async (file, steps: Step[], questions) => {
        const workspace = newWorkspace();
        const index = new ItemIndex(() => workspace.reader);
        await expectSame(index, workspace, [
          { filter: {}, order: [{ field: 'id', direction: 'desc' }] },
        ]);
        await take(workspace, { kind: 'import', file, isWhole: false });
        await expectSame(index, workspace, questions);
        for (const step of steps) {
          await take(workspace, step);
          await expectSame(index, workspace, questions);
        }
        workspace.close();
      },
    ),
    { numRuns: 15, endOnFailure: true },
  );
}, 300_000);
