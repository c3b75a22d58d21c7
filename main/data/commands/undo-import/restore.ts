import { FIELD_COLUMNS } from '../../../import/protocol.ts';
import type { Database } from '../../database/connection.ts';
import {
  CLASS_COLUMNS,
  ClassWriter,
  dropMoves,
  prepareMoves,
  type ClassColumn,
} from '../classes.ts';
import { ROW_OF_ITEM } from '../former-values.ts';
import { CLASS_GROUPS, type Splice } from './restore-plan.ts';
import { eachTouched, markTouched } from './touched-items.ts';

/** Told which values of an item stay because of a later change, by field or heading. */
export type OnKept = (itemId: number, kept: ReadonlyMap<string, number>) => void;

const UNTOUCHED = `item_id IN (SELECT item_id FROM temp.undo_updated)
  AND b.item_id NOT IN (SELECT item_id FROM temp.undo_touched)`;

/**
 * Notes for each item of the scope whether values of it come back and whether some stay, without
 * changing anything.
 */
export function measureRestore(db: Database, changeIds: readonly number[], onKept: OnKept): void {
  for (const changeId of changeIds) {
    markTouched(db, changeId);
    noteUntouched(db, changeId);
    const note = outcomeWriter(db);
    for (const { itemId, plan } of eachTouched(db, changeId)) {
      note(itemId, plan.doesRestore, plan.kept.size > 0);
      if (plan.kept.size > 0) onKept(itemId, plan.kept);
    }
  }
}

/** Takes back what changes did to the items of the scope, the latest change first. */
export function restoreItems(db: Database, changeIds: readonly number[]): void {
  for (const changeId of changeIds) {
    markTouched(db, changeId);
    noteUntouched(db, changeId);
    db.exec(`
      DROP TABLE IF EXISTS temp.undo_patch;
      CREATE TEMP TABLE undo_patch (item_id INTEGER PRIMARY KEY, patch TEXT, class_id INTEGER)`);
    patchTouched(db, changeId);
    patchUntouched(db, changeId);
    applyPatches(db);
    db.exec('DROP TABLE temp.undo_patch');
    // Taken back, the change has nothing left to take back.
    db.prepare('DELETE FROM change_item WHERE change_id = ?').run(changeId);
  }
}

function noteUntouched(db: Database, changeId: number): void {
  db.prepare(
    `UPDATE temp.undo_updated SET restores = 1 WHERE item_id IN
       (SELECT b.item_id FROM change_item b WHERE b.change_id = ? AND b.${UNTOUCHED})`,
  ).run(changeId);
}

function outcomeWriter(db: Database): (itemId: number, restores: boolean, keeps: boolean) => void {
  const write = db.prepare(
    `UPDATE temp.undo_updated SET restores = max(restores, ?), keeps = max(keeps, ?)
     WHERE item_id = ?`,
  );
  return (itemId, restores, keeps) => {
    write.run(restores ? 1 : 0, keeps ? 1 : 0, itemId);
  };
}

function patchTouched(db: Database, changeId: number): void {
  const classes = new ClassWriter(db);
  const note = outcomeWriter(db);
  const add = db.prepare('INSERT INTO temp.undo_patch VALUES (?, ?, ?)');
  const splice = db.prepare(
    `UPDATE change_item SET before = coalesce(?, before), before_class = coalesce(?, before_class)
     WHERE change_id = ? AND item_id = ?`,
  );
  const write = (itemId: number, { changeId: later, before, beforeClass }: Splice): void => {
    splice.run(
      before === null ? null : JSON.stringify(before),
      beforeClass === null ? null : classes.idOf(beforeClass),
      later,
      itemId,
    );
  };
  for (const { itemId, plan } of eachTouched(db, changeId)) {
    note(itemId, plan.doesRestore, plan.kept.size > 0);
    add.run(itemId, JSON.stringify(plan.patch), classes.idOf(plan.itemClass));
    for (const each of plan.splices) write(itemId, each);
  }
}

/** A column of the class that comes back where the change made it what it is now. */
function restoredColumns(): string {
  const groupOf = new Map<ClassColumn, readonly ClassColumn[]>(
    CLASS_GROUPS.flatMap((group) => group.map((column) => [column, group] as const)),
  );
  return CLASS_COLUMNS.map((column) => {
    const group = groupOf.get(column) ?? [column];
    const changed = group.map((each) => `f.${each} IS NOT a.${each}`).join(' OR ');
    const stands = group.map((each) => `a.${each} IS c.${each}`).join(' AND ');
    return `CASE WHEN (${changed}) AND ${stands} THEN f.${column} ELSE c.${column} END AS ${column}`;
  }).join(', ');
}

/** Items that nothing changed later, with one statement for all of them. */
function patchUntouched(db: Database, changeId: number): void {
  // Changes of older versions kept no class of afterwards; what is now stands in.
  const after = 'coalesce(b.after_class, i.class_id)';
  const untouched = `FROM change_item b JOIN item i ON i.id = b.item_id
    WHERE b.change_id = ? AND b.${UNTOUCHED}`;
  prepareMoves(db, {
    sql: `SELECT c.id AS from_class, f.id || ':' || a.id AS via, ${restoredColumns()}
          FROM (SELECT DISTINCT i.class_id AS now, b.before_class AS former, ${after} AS given
                ${untouched}) p
          JOIN item_class c ON c.id = p.now JOIN item_class f ON f.id = p.former
          JOIN item_class a ON a.id = p.given`,
    values: [changeId],
  });
  db.prepare(
    `INSERT INTO temp.undo_patch
     SELECT b.item_id, b.before, m.to_class
     FROM change_item b JOIN item i ON i.id = b.item_id
     JOIN temp.class_move m ON m.from_class = i.class_id
       AND m.via = b.before_class || ':' || ${after}
     WHERE b.change_id = ? AND b.${UNTOUCHED}`,
  ).run(changeId);
  dropMoves(db);
}

/**
 * Lays the patches over their items. Where a row is taken back, what the last one said is not known
 * to be what the item holds any more, so that the next import compares field by field: no row has
 * the hash 0. An item that a later import named is not missing.
 */
function applyPatches(db: Database): void {
  const columns = [...ROW_OF_ITEM, ...Object.values(FIELD_COLUMNS)];
  const setting = columns.map(
    (column) => `${column} = CASE WHEN json_type(p.patch, '$.${column}') IS NULL THEN item.${column}
      ELSE json_extract(p.patch, '$.${column}') END`,
  );
  db.exec(`
    UPDATE item SET ${setting.join(', ')},
      extra = CASE json_type(p.patch, '$.extra')
        WHEN 'object' THEN nullif(json_patch(coalesce(item.extra, '{}'),
          json_extract(p.patch, '$.extra')), '{}')
        WHEN 'text' THEN json_extract(p.patch, '$.extra')
        WHEN 'null' THEN NULL ELSE item.extra END,
      missing_since = CASE
        WHEN json_type(p.patch, '$.missing_since') IS NULL OR u.named_by IS NOT NULL
          THEN item.missing_since
        ELSE (SELECT id FROM import WHERE undone_by IS NULL
              AND id = json_extract(p.patch, '$.missing_since')) END,
      person_fields = CASE WHEN json_type(p.patch, '$.person_fields') IS NULL THEN item.person_fields
        ELSE nullif(json_patch(coalesce(item.person_fields, '{}'),
          json_extract(p.patch, '$.person_fields')), '{}') END,
      content_hash = CASE WHEN json_type(p.patch, '$.import_id') IS NULL THEN item.content_hash
        ELSE 0 END,
      class_id = p.class_id
    FROM temp.undo_patch p JOIN temp.undo_updated u ON u.item_id = p.item_id
    WHERE item.id = p.item_id`);
}
