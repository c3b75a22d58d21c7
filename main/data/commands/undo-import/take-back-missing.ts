import type { Database } from '../../database/connection.ts';
import { ItemSet } from '../item-set.ts';

/** An item that a snapshot did not name, and the later snapshot that does not name it either. */
type Mark = { readonly itemId: number; readonly next: number | null };

/**
 * The items that a snapshot marked as missing. Where a later snapshot of the same source, not undone,
 * does not name an item either, the item is missing since that one once this is undone.
 */
function marksOf(db: Database, importId: number): Mark[] {
  const marked = db
    .prepare<[number, number], number>(
      `SELECT id FROM item WHERE missing_since = ?
       AND EXISTS (SELECT 1 FROM import WHERE id = ? AND mode = 'snapshot')`,
    )
    .pluck()
    .all(importId, importId);
  if (marked.length === 0) return [];
  const later = db
    .prepare<[number, number], { id: number; items: Uint8Array | null }>(
      `SELECT i.id, n.items FROM import i LEFT JOIN import_named n ON n.import_id = i.id
       WHERE i.id > ? AND i.mode = 'snapshot' AND i.undone_by IS NULL AND i.mends IS NULL
         AND fold_case(i.source) = (SELECT fold_case(source) FROM import WHERE id = ?) ORDER BY i.id`,
    )
    .all(importId, importId)
    .map(({ id, items }) => ({ id, named: ItemSet.fromBytes(items ?? new Uint8Array()) }));
  return marked.map((itemId) => ({
    itemId,
    next: later.find(({ named }) => !named.has(itemId))?.id ?? null,
  }));
}

function foundOf(marks: readonly Mark[]): number {
  return marks.filter(({ next }) => next === null).length;
}

/** How many items would be missing no more once a snapshot is undone. */
export function countFound(db: Database, importId: number): number {
  return foundOf(marksOf(db, importId));
}

/** Takes back the marks of a snapshot, see `marksOf`; gives how many items are missing no more. */
export function takeBackMissing(db: Database, importId: number): number {
  const marks = marksOf(db, importId);
  const write = db.prepare('UPDATE item SET missing_since = ? WHERE id = ?');
  for (const { itemId, next } of marks) write.run(next, itemId);
  return foundOf(marks);
}
