import type { Database } from '../../database/connection.ts';

const FORGET = `DROP TRIGGER IF EXISTS temp.note_moved_item;
  DROP TABLE IF EXISTS temp.moved_item;
  DROP TABLE IF EXISTS temp.verdicts_before`;

/**
 * Runs a change of policies and counts the items that have another verdict or deadline after it. What
 * some items lose and others gain does not cancel out: items that stay in their class are compared by
 * it, those that the change moves to another one by both. To be called within a transaction.
 */
export function changedVerdicts(db: Database, change: () => void): number {
  db.exec(`${FORGET};
    CREATE TEMP TABLE verdicts_before (class_id INTEGER PRIMARY KEY, severity INTEGER, deadline TEXT);
    INSERT INTO temp.verdicts_before SELECT class_id, severity, deadline FROM main.class_verdict;
    CREATE TEMP TABLE moved_item (item_id INTEGER PRIMARY KEY, class_id INTEGER NOT NULL);
    -- Only the first move of an item is from the class that it was in before.
    CREATE TEMP TRIGGER note_moved_item AFTER UPDATE OF class_id ON main.item
      WHEN old.class_id <> new.class_id
      BEGIN INSERT OR IGNORE INTO moved_item VALUES (old.id, old.class_id); END`);
  change();
  const changed = db
    .prepare<[], number>(
      `WITH moved AS MATERIALIZED (
         SELECT m.class_id AS from_class, i.class_id AS to_class, count(*) AS items
         FROM temp.moved_item m JOIN main.item i ON i.id = m.item_id GROUP BY 1, 2),
       came AS MATERIALIZED (SELECT to_class, sum(items) AS items FROM moved GROUP BY 1),
       compared AS (
         SELECT class_id AS from_class, class_id AS to_class, v.items - coalesce(c.items, 0) AS items
         FROM main.class_verdict v LEFT JOIN came c ON c.to_class = v.class_id
         UNION ALL SELECT from_class, to_class, items FROM moved)
       SELECT coalesce(sum(compared.items), 0) FROM compared
       JOIN temp.verdicts_before b ON b.class_id = compared.from_class
       JOIN main.class_verdict n ON n.class_id = compared.to_class
       WHERE b.severity IS NOT n.severity OR b.deadline IS NOT n.deadline`,
    )
    .pluck()
    .get();
  db.exec(FORGET);
  return changed ?? 0;
}
