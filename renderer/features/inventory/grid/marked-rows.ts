/** Rows that can be marked at once. */
export const MOST_MARKED = 10_000;

/** Rows of the list that are marked, by their place, and the one that a range begins at. */
export type MarkedRows = {
  readonly rows: ReadonlySet<number>;
  readonly anchor: number | null;
};

export const NONE_MARKED: MarkedRows = { rows: new Set(), anchor: null };

/** Marks one row and no other. */
export function markOnly(row: number): MarkedRows {
  return { rows: new Set([row]), anchor: row };
}

/** Marks all rows from where the range began to `row`, at most `MOST_MARKED` of them. */
export function markTo({ anchor }: MarkedRows, row: number): MarkedRows {
  const begin = anchor ?? row;
  const step = row < begin ? -1 : 1;
  const length = Math.min(MOST_MARKED, Math.abs(row - begin) + 1);
  return {
    rows: new Set(Array.from({ length }, (_, at) => begin + at * step)),
    anchor: begin,
  };
}

/** Marks a row beside the others, or takes its mark away. */
export function toggleMark({ rows }: MarkedRows, row: number): MarkedRows {
  const next = new Set(rows);
  if (!next.delete(row) && next.size < MOST_MARKED) next.add(row);
  return { rows: next, anchor: row };
}

/** The marked rows in their order, as runs of at most `most` that are read at once. */
export function runsOf(
  { rows }: MarkedRows,
  most: number,
): { readonly start: number; readonly count: number }[] {
  const runs: { start: number; count: number }[] = [];
  for (const row of [...rows].toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && last.start + last.count === row && last.count < most) last.count += 1;
    else runs.push({ start: row, count: 1 });
  }
  return runs;
}
