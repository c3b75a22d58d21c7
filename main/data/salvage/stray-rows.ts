import type { RowCopier } from './copy-rows.ts';
import type { Salvage, Step } from './index-entries.ts';
import { shapeOf, valuesIn } from './table-shape.ts';
import { readTreePage, type StoredRow, type TreePage } from './tree-page.ts';
import { rowsInOrder, walkTree } from './walk-tree.ts';

/** What a page to which no way leads may be of. */
type Owner = {
  readonly family: 'table' | 'index';
  readonly fits: (row: StoredRow) => boolean;
  /** Takes the rows; `null` where they are no facts. */
  readonly copier: RowCopier | null;
};

/** What else a file has: tables that are computed, and indexes. */
function othersOf(salvage: Salvage, copied: ReadonlySet<string>): ReadonlyMap<string, Owner> {
  const { into } = salvage;
  const parts = into
    .prepare<[], { type: string; name: string; columns: number }>(
      `SELECT type, name, (SELECT count(*) FROM pragma_index_info(s.name)) AS columns
       FROM sqlite_schema s WHERE rootpage > 0`,
    )
    .all();
  return new Map(
    parts
      .filter(({ name }) => !copied.has(name))
      .map(({ type, name, columns }): [string, Owner] => {
        if (type === 'index') {
          const fits = ({ values }: StoredRow): boolean => values.length > columns;
          return [name, { family: 'index', fits, copier: null }];
        }
        const shape = shapeOf(into, name);
        const fits = (row: StoredRow): boolean => valuesIn(shape, row) !== null;
        return [name, { family: shape.family, fits, copier: null }];
      }),
  );
}

/** Takes the pages of what else a file has, and gives what has lost its way to any of them. */
function* claimOthers(
  salvage: Salvage,
  copied: ReadonlySet<string>,
  counted: ReadonlyMap<string, boolean>,
): Generator<Step, Owner[]> {
  const { file, use, schema } = salvage;
  const gapped: Owner[] = [];
  for (const [name, owner] of othersOf(salvage, copied)) {
    const state = { unread: 0, hasGaps: counted.get(name) ?? false };
    const root = schema.roots.get(name);
    if (root === undefined) state.hasGaps = true;
    else if (!counted.has(name)) {
      let rows = 0;
      for (const _row of walkTree({ file, use, ...owner, state }, root)) {
        rows += 1;
        if (rows % 1000 === 0) yield { rows: 0 };
      }
    }
    if (state.hasGaps) gapped.push(owner);
  }
  return gapped;
}

const mayOwn = ({ family, fits }: Owner, found: TreePage): boolean =>
  found.kind.startsWith(family) && found.rows.every(fits);

/**
 * Copies rows from pages to which no way leads any more, where they can only be of one table that has
 * lost the way to some of its own. `counted` has the indexes that were walked, and whether any lost it.
 */
export function* copyStrays(
  salvage: Salvage,
  copiers: readonly RowCopier[],
  counted: ReadonlyMap<string, boolean>,
): Generator<Step> {
  const { file, use } = salvage;
  const gapped = copiers
    .filter(({ tally }) => tally.state.hasGaps)
    .map((copier): Owner => ({ family: copier.shape.family, fits: copier.fits, copier }));
  if (gapped.length === 0) return;
  const copied = new Set(copiers.map(({ shape }) => shape.name));
  const others = yield* claimOthers(salvage, copied, counted);
  for (const page of use.unused()) {
    const found = readTreePage(file, page);
    if (found === null || found.rows.length === 0) continue;
    const owners = [...gapped, ...others].filter((owner) => mayOwn(owner, found));
    const copier = owners[0]?.copier ?? null;
    // Rows that could be of two tables are of none.
    if (copier === null || owners.length > 1 || !use.claim(page)) continue;
    const rows = copier.shape.family === 'table' ? rowsInOrder(found.rows, null) : found.rows;
    copier.tally.state.unread += found.unread + found.rows.length - rows.length;
    for (const row of rows) copier.copy(row, !use.areFreeKnown);
    yield { rows: rows.length };
  }
}
