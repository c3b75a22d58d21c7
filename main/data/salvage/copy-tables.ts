import { COPIED_TABLES } from './copied-tables.ts';
import { RowCopier, type TableTally } from './copy-rows.ts';
import { indexEntries, type Salvage, type Step } from './index-entries.ts';
import { rebuildRows } from './rebuild-rows.ts';
import { copyStrays } from './stray-rows.ts';
import { shapeOf } from './table-shape.ts';
import { walkTree, type TreeState } from './walk-tree.ts';

/** Rows between two looks at what else is to be done. */
const ROWS_AT_ONCE = 1000;

function* copyTable({ file, use, schema }: Salvage, copier: RowCopier): Generator<Step> {
  const { shape, tally, fits } = copier;
  const root = schema.roots.get(shape.name);
  if (root === undefined) {
    tally.state.hasGaps = true;
    return;
  }
  let waiting = 0;
  const tree = { file, use, family: shape.family, fits, state: tally.state };
  for (const row of walkTree(tree, root)) {
    copier.copy(row);
    waiting += 1;
    if (waiting < ROWS_AT_ONCE) continue;
    yield { rows: waiting };
    waiting = 0;
  }
  yield { rows: waiting };
}

/**
 * Counts the rows of a table by its indexes, each of which has an entry for every row, and notes in
 * `counted` which ones were read.
 */
function* countByIndexes(
  salvage: Salvage,
  { shape, tally }: RowCopier,
  counted: Map<string, boolean>,
): Generator<Step> {
  for (const index of shape.indexes) {
    const state: TreeState = { unread: 0, hasGaps: false };
    let rows = 0;
    for (const _entry of indexEntries(salvage, index, state)) {
      rows += 1;
      if (rows % ROWS_AT_ONCE === 0) yield { rows: 0 };
    }
    rows += state.unread;
    counted.set(index, state.hasGaps);
    const most = Math.max(rows, tally.counted?.rows ?? 0);
    if (tally.counted?.isExact !== true) {
      tally.counted = { rows: state.hasGaps ? most : rows, isExact: !state.hasGaps };
    }
    yield { rows: 0 };
  }
}

/**
 * Copies what can be read of every table that holds facts, and finds what becomes of the rest. Gives
 * how many rows were read with each step.
 */
export function* copyTables(salvage: Salvage): Generator<Step, TableTally[]> {
  const { file, into } = salvage;
  const copiers: RowCopier[] = [];
  /** Indexes that were read, and whether the way to some of each is damaged. */
  const counted = new Map<string, boolean>();
  for (const table of COPIED_TABLES) {
    const shape = shapeOf(into, table);
    // A file of an older schema knows fewer tables.
    if (shape.columns.length > 0) copiers.push(new RowCopier(table, shape, file, into));
  }
  for (const copier of copiers) yield* copyTable(salvage, copier);
  for (const copier of copiers) yield* countByIndexes(salvage, copier, counted);
  yield* copyStrays(salvage, copiers, counted);
  for (const copier of copiers) yield* rebuildRows(salvage, copier);
  return copiers.map(({ tally }) => tally);
}
