/** Rows above and below those in sight that are drawn too, so that scrolling shows no gap. */
const SPARE = 6;

/** Which rows of a list are drawn, from `first` to before `last`, by how far it is scrolled. */
export function visibleRows(
  scrollTop: number,
  rowHeight: number,
  inSight: number,
  count: number,
): { first: number; last: number } {
  const top = Math.floor(scrollTop / rowHeight);
  const first = Math.max(0, Math.min(top - SPARE, count - inSight - SPARE));
  return { first, last: Math.min(count, Math.max(0, top) + inSight + SPARE + 1) };
}

/** The row that a key leads to from `index`; `null` for a key that does not move. */
export function stepTo(key: string, index: number, count: number, page: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: count - 1,
  };
  const next = steps[key];
  return next === undefined ? null : Math.max(0, Math.min(count - 1, next));
}
