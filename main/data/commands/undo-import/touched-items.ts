import { z } from 'zod';
import type { Database } from '../../database/connection.ts';
import { CLASS_COLUMNS, type ClassColumn, type ClassValues } from '../classes.ts';
import { planRestore, type Former, type ItemChange, type RestorePlan } from './restore-plan.ts';

const ITEMS_AT_ONCE = 2000;

const formerSchema = z.record(z.string(), z.unknown());

type TouchRow = {
  readonly item_id: number;
  readonly current: number;
  readonly own_before: string | null;
  readonly own_before_class: number;
  readonly own_after_class: number | null;
  readonly change_id: number;
  readonly before: string | null;
  readonly before_class: number;
  readonly after_class: number | null;
  readonly tag_column: ClassColumn | null;
};

export type TouchedItem = { readonly itemId: number; readonly plan: RestorePlan };

function readFormer(stored: string | null): Former {
  return stored === null ? {} : formerSchema.parse(JSON.parse(stored));
}

/** Reads classes by id, each once. */
function classReader(db: Database): (id: number) => ClassValues {
  const read = db.prepare<[number], ClassValues>(
    `SELECT ${CLASS_COLUMNS.join(', ')} FROM item_class WHERE id = ?`,
  );
  const known = new Map<number, ClassValues>();
  return (id) => {
    const values = known.get(id) ?? read.get(id);
    if (values === undefined) throw new Error('A class is gone.');
    known.set(id, values);
    return values;
  };
}

/** Finds the items of a change that later ones, not undone, changed again. */
export function markTouched(db: Database, changeId: number): void {
  db.exec('DELETE FROM temp.undo_touched');
  db.prepare(
    `INSERT OR IGNORE INTO temp.undo_touched
     SELECT l.item_id FROM change_item l JOIN change k ON k.id = l.change_id
     JOIN change_item b ON b.change_id = ? AND b.item_id = l.item_id
     WHERE l.change_id > ? AND k.undone_by IS NULL
       AND l.change_id NOT IN (SELECT change_id FROM temp.undo_own)
       AND l.item_id IN (SELECT item_id FROM temp.undo_updated)`,
  ).run(changeId, changeId);
}

/**
 * The items that `markTouched` found, each with what taking the change back means for it. Between
 * two of them the database may be written.
 */
export function* eachTouched(
  db: Database,
  changeId: number,
): Generator<TouchedItem, void, undefined> {
  const classOf = classReader(db);
  const nextIds = db
    .prepare<[number, number], number>(
      'SELECT item_id FROM temp.undo_touched WHERE item_id > ? ORDER BY item_id LIMIT ?',
    )
    .pluck();
  const read = db.prepare<[number, string, number], TouchRow>(
    `SELECT b.item_id, i.class_id AS current, b.before AS own_before,
       b.before_class AS own_before_class, b.after_class AS own_after_class,
       l.change_id, l.before, l.before_class, l.after_class,
       CASE k.kind WHEN 'tag' THEN json_extract(k.detail, '$.column') END AS tag_column
     FROM change_item b JOIN item i ON i.id = b.item_id
     JOIN change k ON k.id > b.change_id AND k.undone_by IS NULL AND k.kind IN ('tag', 'import')
       AND k.id NOT IN (SELECT change_id FROM temp.undo_own)
     JOIN change_item l ON l.change_id = k.id AND l.item_id = b.item_id
     WHERE b.change_id = ? AND b.item_id IN (SELECT value FROM json_each(?)) AND k.id > ?
     ORDER BY b.item_id, l.change_id`,
  );
  let lastId = 0;
  for (;;) {
    const ids = nextIds.all(lastId, ITEMS_AT_ONCE);
    const last = ids.at(-1);
    if (last === undefined) return;
    lastId = last;
    const byItem = Map.groupBy(
      read.all(changeId, JSON.stringify(ids), changeId),
      ({ item_id: itemId }) => itemId,
    );
    for (const [itemId, rows] of byItem) {
      const [first] = rows;
      if (first === undefined) continue;
      const after = first.own_after_class;
      const own: ItemChange = {
        changeId,
        before: readFormer(first.own_before),
        beforeClass: classOf(first.own_before_class),
        afterClass: after === null ? null : classOf(after),
        tagColumn: null,
      };
      const later = rows.map((row): ItemChange => {
        const afterClass = row.after_class === null ? null : classOf(row.after_class);
        return {
          changeId: row.change_id,
          before: readFormer(row.before),
          beforeClass: classOf(row.before_class),
          afterClass,
          tagColumn: row.tag_column,
        };
      });
      yield { itemId, plan: planRestore(own, later, classOf(first.current)) };
    }
  }
}
