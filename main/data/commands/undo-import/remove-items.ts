import type { Database } from '../../database/connection.ts';
import { forgetRemovals } from '../removal/forget-removals.ts';
import { forgetItems } from '../search-index/forget-items.ts';

/** Items that an import took over from one that was undone, by its id. */
export type TakenOver = Readonly<Record<string, number>>;

/** From here on it is quicker to build the indexes anew than to take most entries out of them. */
const MANY = 50_000;

/**
 * Items that another import names count as its own from now on, as they are: undone in turn, it
 * takes them with it. Gives how many each import took over.
 */
export function handOverItems(db: Database): TakenOver {
  const named = 'FROM temp.undo_added WHERE named_by IS NOT NULL';
  db.exec(`
    UPDATE item SET added_by = a.named_by FROM temp.undo_added a
    WHERE a.item_id = item.id AND a.named_by IS NOT NULL`);
  // What the new owner changed must not bring back what the undone import said.
  db.exec(`
    DELETE FROM change_item WHERE item_id IN (SELECT item_id ${named})
      AND change_id IN (SELECT id FROM change WHERE kind = 'import')
      AND change_id IN (SELECT change_id FROM import i WHERE coalesce(i.mends, i.id) =
        (SELECT named_by FROM temp.undo_added a WHERE a.item_id = change_item.item_id))`);
  const counts = db
    .prepare<[], { id: number; items: number }>(
      `SELECT named_by AS id, count(*) AS items ${named} GROUP BY named_by`,
    )
    .all();
  return Object.fromEntries(counts.map(({ id, items }) => [String(id), items]));
}

/** Removes the added items that nothing else names, with what was kept of them. */
export function removeItems(db: Database, removed: number): void {
  if (removed === 0) return;
  const going = 'SELECT item_id FROM temp.undo_added WHERE named_by IS NULL';
  // Ids of removed items are given again.
  db.exec(`DELETE FROM change_item WHERE item_id IN (${going})`);
  forgetRemovals(db, going);
  const all = db.prepare<[], number>('SELECT count(*) FROM item').pluck().get() ?? 0;
  if (removed === all) {
    db.exec('DELETE FROM item');
    forgetItems(db, going);
    return;
  }
  const indexes =
    removed > MANY && removed > all / 4
      ? db
          .prepare<[], { name: string; sql: string }>(
            `SELECT name, sql FROM sqlite_schema
             WHERE type = 'index' AND tbl_name = 'item' AND sql IS NOT NULL`,
          )
          .all()
      : [];
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  db.exec(`DELETE FROM item WHERE id IN (${going})`);
  for (const { sql } of indexes) db.exec(sql);
  forgetItems(db, going);
}
