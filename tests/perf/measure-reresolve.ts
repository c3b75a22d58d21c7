import { teachName } from '#main/data/commands/teach-name';
import { undoChange } from '#main/data/commands/undo';
import { readVendors } from '#main/data/queries/vendors';
import { Workspace } from '#main/data/workspace';
import type { Figure } from './report.ts';

/** Vendors that lose a name, those on most items; together they are on most items of the workspace. */
const NAMES = 40;

/**
 * Takes the spellings on most items from their vendors and gives them back by undo: texts are
 * resolved anew, their items tagged and judged. `importSeconds` is how long importing them took.
 */
export function measureReresolve(path: string, rows: number, importSeconds: number): Figure[] {
  const workspace = Workspace.open(path, false);
  try {
    const names = readVendors(workspace.reader)
      .flatMap(({ supplierId, spellings }) =>
        spellings.map(({ text, items }) => ({ supplierId, name: text, items })),
      )
      .toSorted((a, b) => b.items - a.items)
      .slice(0, NAMES);
    let [items, seconds, worst] = [0, 0, 0];
    for (const { supplierId, name } of names) {
      const startedAt = performance.now();
      const { changed, changeId } = workspace.write((db) =>
        teachName(db, { supplierId, name, says: 'not' }),
      );
      workspace.write((db) => undoChange(db, changeId));
      const took = (performance.now() - startedAt) / 2000;
      items += changed;
      seconds += took;
      worst = Math.max(worst, took);
    }
    const at = rows.toLocaleString('en');
    return [
      {
        what: `a name taken from a vendor, ${at} items, worst`,
        value: worst,
        unit: 's',
        beside: `${names.length} names on ${items.toLocaleString('en')} items, each with undo`,
      },
      {
        what: `the same for ${at} items, one name after another, ratio`,
        value: (seconds * rows) / items / importSeconds,
        unit: 'x',
        beside: 'of importing them',
      },
    ];
  } finally {
    workspace.close();
  }
}
