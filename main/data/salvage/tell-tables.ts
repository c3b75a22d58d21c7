import type { TableSalvage } from '#shared/contract/salvage';
import type { Database } from '../database/connection.ts';
import { readNewGaps } from '../queries/ledgers.ts';
import type { TableTally } from './copy-rows.ts';
import type { Mended } from './mend-references.ts';

/** How many rows are not there; exact where every page was read, or an index has them all. */
function lostOf({ state, leftOut, counted, copied, rebuilt }: TableTally): {
  lost: number;
  isLostExact: boolean;
} {
  const { misfit, contradiction, twice } = leftOut;
  const seen = Math.max(0, state.unread + misfit + contradiction + twice - rebuilt);
  if (counted?.isExact === true) {
    // A row that was altered where it stood may have taken the place of another one.
    return { lost: Math.max(0, counted.rows - copied), isLostExact: true };
  }
  if (!state.hasGaps) return { lost: seen, isLostExact: true };
  return { lost: Math.max(seen, (counted?.rows ?? 0) - copied), isLostExact: false };
}

/** Says of each table that had any rows what became of them. */
export function tellTables(tallies: readonly TableTally[], mended: Mended): TableSalvage[] {
  return (
    tallies
      .map((tally): TableSalvage => {
        const { table, copied, doubtful, rebuilt, leftOut } = tally;
        const orphan = mended.orphans.get(table) ?? 0;
        const { lost: missing, isLostExact } = lostOf(tally);
        const standIns = mended.standIns.get(table) ?? 0;
        // Each stands for one that there was.
        const lost = Math.max(missing, standIns);
        return {
          table,
          copied: copied - orphan,
          doubtful: Math.min(doubtful, copied - orphan),
          rebuilt,
          lost: lost + orphan,
          isLostExact,
          leftOut: { ...leftOut, orphan },
          standIns,
          blanked: mended.blanked.get(table) ?? 0,
        };
      })
      // What an audit is about comes first.
      .toSorted((one, other) => Number(other.table === 'item') - Number(one.table === 'item'))
      .filter(
        ({ copied, lost, isLostExact, standIns }) => copied + lost + standIns > 0 || !isLostExact,
      )
  );
}

/**
 * Says how many items are lost exactly, where only the ledgers know it: what imports added and undos
 * removed, if every one of both was read. `into` has the rows, and what stands for lost ones.
 */
export function tellItemsByLedgers(
  tables: readonly TableSalvage[],
  into: Database,
): TableSalvage[] {
  const areWhole = ['import', 'change'].every((name) => {
    const told = tables.find(({ table }) => table === name);
    return told?.lost === 0 && told.isLostExact;
  });
  return tables.map((told) => {
    if (told.table !== 'item' || told.isLostExact || !areWhole) return told;
    const { items: lost } = readNewGaps(into);
    return lost < told.lost ? told : { ...told, lost, isLostExact: true };
  });
}
