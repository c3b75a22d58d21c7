/** Backups of today that are kept, whatever else is. */
const NEWEST = 3;
const DAYS = 10;
const WEEKS = 8;
const DAY_MS = 86_400_000;

/** What the retention asks of a backup. */
type Kept = { readonly at: Date; readonly reason: string };

const dayOf = (at: Date): number => Math.floor(at.getTime() / DAY_MS);
// Day 0 of Unix time was a Thursday; a week begins on Monday.
const weekOf = (at: Date): number => Math.floor((dayOf(at) + 3) / 7);

/** The newest backup of each of the newest `most` spans of time that have one. */
function newestOfEach<T extends Kept>(
  newestFirst: readonly T[],
  spanOf: (at: Date) => number,
  most: number,
): T[] {
  const bySpan = new Map<number, T>();
  for (const backup of newestFirst) {
    const span = spanOf(backup.at);
    if (!bySpan.has(span)) bySpan.set(span, backup);
  }
  return [...bySpan.values()].slice(0, most);
}

/**
 * Those of a workspace's backups, given the newest first, that need not be kept: kept are the three
 * newest, the newest of each of ten days and of eight weeks that have any, and the last before a
 * migration and before a restore. Days are counted among those with a backup, not from today, so that a
 * clock that was set wrong takes nothing away.
 */
export function outlived<T extends Kept>(newestFirst: readonly T[]): T[] {
  const lastBefore = (reason: string): T[] =>
    newestFirst.filter((backup) => backup.reason === reason).slice(0, 1);
  const kept = new Set<T>([
    ...newestFirst.slice(0, NEWEST),
    ...newestOfEach(newestFirst, dayOf, DAYS),
    ...newestOfEach(newestFirst, weekOf, WEEKS),
    ...lastBefore('migration'),
    ...lastBefore('restore'),
  ]);
  return newestFirst.filter((backup) => !kept.has(backup));
}
