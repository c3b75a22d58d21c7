import type { PageFile } from './page-file.ts';
import type { PageUse } from './page-use.ts';
import { readTreePage, type StoredRow, type TreePage } from './tree-page.ts';

/** Levels of a tree at most; SQLite's own limit. */
const MOST_LEVELS = 20;

/** What a tree turned out to be. */
export type TreeState = {
  /** Cells that could not be read on pages that could. */
  unread: number;
  /** True where the way to some of it is damaged: how much there was is not known. */
  hasGaps: boolean;
};

type Tree = {
  readonly file: PageFile;
  readonly use: PageUse;
  readonly family: 'table' | 'index';
  /** True for rows that may be of this tree. */
  readonly fits: (row: StoredRow) => boolean;
  readonly state: TreeState;
};

type Waiting = { readonly page: number; readonly last: number | null; readonly level: number };

/** The longest run of rows, not side by side, whose numbers grow. */
function growingIn(rows: readonly StoredRow[]): StoredRow[] {
  const lengths: number[] = [];
  const before: number[] = [];
  rows.forEach((row, at) => {
    let [best, from] = [0, -1];
    for (let other = 0; other < at; other += 1) {
      const length = lengths[other] ?? 0;
      if ((rows[other]?.id ?? 0) < row.id && length > best) [best, from] = [length, other];
    }
    lengths.push(best + 1);
    before.push(from);
  });
  const growing: StoredRow[] = [];
  for (let at = lengths.indexOf(Math.max(...lengths)); at >= 0; at = before[at] ?? -1) {
    const row = rows[at];
    if (row !== undefined) growing.unshift(row);
  }
  return growing;
}

/** Rows of a page whose numbers fit their places: a number that was altered is another row's. */
export function rowsInOrder(rows: readonly StoredRow[], last: number | null): readonly StoredRow[] {
  const grows = rows.every((row, at) => at === 0 || (rows[at - 1]?.id ?? 0) < row.id);
  const growing = grows ? rows : growingIn(rows);
  if (last === null) return growing;
  const within = growing.filter(({ id }) => id <= last);
  // Where most are beyond, it is the mark that was altered.
  return within.length * 2 > growing.length ? within : growing;
}

function claims({ use, family, fits }: Tree, page: number, found: TreePage | null): boolean {
  if (found?.kind.startsWith(family) !== true) return false;
  // A way that was altered leads to the rows of another table, which must find them.
  if (found.rows.length > 0 && !found.rows.some((row) => fits(row))) return false;
  return use.claim(page);
}

/** Walks a tree from its root and gives its rows, in order. What cannot be read is noted in its state. */
export function* walkTree(tree: Tree, root: number): Generator<StoredRow> {
  const { file, use, family, state } = tree;
  const waiting: Waiting[] = [{ page: root, last: null, level: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { page, last, level } = next;
    const found = use.isUsed(page) || level > MOST_LEVELS ? null : readTreePage(file, page);
    if (found === null || !claims(tree, page, found)) {
      state.hasGaps = true;
      continue;
    }
    if (found.kind === 'table-inner' && found.unread > 0) state.hasGaps = true;
    else state.unread += found.unread;
    const rows = family === 'table' ? rowsInOrder(found.rows, last) : found.rows;
    state.unread += found.rows.length - rows.length;
    yield* rows;
    for (const { page: below, last: end } of [...found.below].toReversed()) {
      waiting.push({ page: below, last: end ?? last, level: level + 1 });
    }
  }
}
