import type { Database } from '../../database/connection.ts';
import { ItemSet } from '../item-set.ts';

/**
 * Takes back the marks that a snapshot set on items it did not name. Where a later snapshot of
 * the same source, not undone, does not name an item either, the item is missing since that one.
 */
export function takeBackMissing(db: Database, importId: number): void {
  const marked = db
    .prepare<[number, number], number>(
      `SELECT id FROM item WHERE missing_since = ?
       AND EXISTS (SELECT 1 FROM import WHERE id = ? AND mode = 'snapshot')`,
    )
    .pluck()
    .all(importId, importId);
  if (marked.length === 0) return;
  const later = db
    .prepare<[number, number], { id: number; items: Uint8Array | null }>(
      `SELECT i.id, n.items FROM import i LEFT JOIN import_named n ON n.import_id = i.id
       WHERE i.id > ? AND i.mode = 'snapshot' AND i.undone_by IS NULL AND i.mends IS NULL
         AND fold_case(i.source) = (SELECT fold_case(source) FROM import WHERE id = ?) ORDER BY i.id`,
    )
    .all(importId, importId)
    .map(({ id, items }) => ({ id, named: ItemSet.fromBytes(items ?? new Uint8Array()) }));
  const mark = db.prepare('UPDATE item SET missing_since = ? WHERE id = ?');
  for (const itemId of marked) {
    mark.run(later.find(({ named }) => !named.has(itemId))?.id ?? null, itemId);
  }
}
