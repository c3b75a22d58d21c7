import type { Database } from '../../database/connection.ts';
import { ItemSet } from '../item-set.ts';
import type { UndoneImport } from './undone-import.ts';

/**
 * Temporary tables of one undo. `undo_added`: the items that the import added, with the import
 * that names them too, where one does. `undo_updated`: those that it changed, with the last import
 * that named them later, whether values come back and whether some stay. `undo_own`: its changes.
 * `undo_touched`: items that were changed again after the change that is being taken back.
 */
const TABLES = `
CREATE TEMP TABLE undo_own (change_id INTEGER PRIMARY KEY);
CREATE TEMP TABLE undo_added (item_id INTEGER PRIMARY KEY, named_by INTEGER);
CREATE TEMP TABLE undo_updated (
  item_id INTEGER PRIMARY KEY,
  named_by INTEGER,
  restores INTEGER NOT NULL DEFAULT 0,
  keeps INTEGER NOT NULL DEFAULT 0
);
CREATE TEMP TABLE undo_touched (item_id INTEGER PRIMARY KEY);`;

const IDS_AT_ONCE = 20_000;

/** An import that still counts, beside the one that is undone. */
type Other = {
  readonly id: number;
  readonly change_id: number | null;
  readonly items: Uint8Array | null;
};

/** Removes what `prepareScope` made. */
export function dropScope(db: Database): void {
  for (const table of ['undo_own', 'undo_added', 'undo_updated', 'undo_touched']) {
    db.exec(`DROP TABLE IF EXISTS temp.${table}`);
  }
}

/** Finds the items that undoing one change of items is about; only temporary tables are written. */
export function prepareChangeScope(db: Database, changeId: number): void {
  dropScope(db);
  db.exec(TABLES);
  db.prepare('INSERT INTO temp.undo_own VALUES (?)').run(changeId);
  db.prepare(
    'INSERT INTO temp.undo_updated SELECT item_id, NULL, 0, 0 FROM change_item WHERE change_id = ?',
  ).run(changeId);
}

/** Finds the items that undoing an import is about; only temporary tables are written. */
export function prepareScope(db: Database, undone: UndoneImport): void {
  dropScope(db);
  db.exec(TABLES);
  const own = db.prepare('INSERT INTO temp.undo_own VALUES (?)');
  for (const changeId of undone.changeIds) own.run(changeId);
  db.prepare(
    'INSERT INTO temp.undo_added SELECT id, NULL FROM item WHERE added_by = ? ORDER BY id',
  ).run(undone.id);
  db.exec(`
    INSERT OR IGNORE INTO temp.undo_updated
    SELECT item_id, NULL, 0, 0 FROM change_item WHERE change_id IN (SELECT change_id FROM temp.undo_own)
      AND item_id NOT IN (SELECT item_id FROM temp.undo_added)`);
  const others = db
    .prepare<[number], Other>(
      `SELECT i.id, i.change_id, n.items FROM import i
       LEFT JOIN import_named n ON n.import_id = i.id
       WHERE i.id <> ? AND i.undone_by IS NULL AND i.mends IS NULL ORDER BY i.id`,
    )
    .all(undone.id);
  // The first that still names an added item takes it over; of an updated one the last counts.
  for (const other of others) markNamed(db, other, 'undo_added', 'named_by IS NULL');
  for (const other of others) {
    if (other.id > undone.id) markNamed(db, other, 'undo_updated', 'TRUE');
  }
}

/** Notes in a table of the scope which of its items an import names. */
function markNamed(
  db: Database,
  { id, change_id: changeId, items }: Other,
  table: 'undo_added' | 'undo_updated',
  condition: string,
): void {
  const mark = (named: string): string =>
    `UPDATE temp.${table} SET named_by = ? WHERE ${condition} AND item_id IN (${named})`;
  if (items === null) {
    // Imports of older versions kept only what they changed.
    if (changeId === null) return;
    db.prepare(mark('SELECT item_id FROM change_item WHERE change_id = ?')).run(id, changeId);
    return;
  }
  const range = db
    .prepare<[], { first: number | null; last: number | null }>(
      `SELECT min(item_id) AS first, max(item_id) AS last FROM temp.${table}`,
    )
    .get();
  const { first = null, last = null } = range ?? {};
  if (first === null || last === null) return;
  const update = db.prepare(mark('SELECT value FROM json_each(?)'));
  let ids: number[] = [];
  const flush = (): void => {
    if (ids.length > 0) update.run(id, JSON.stringify(ids));
    ids = [];
  };
  for (const item of ItemSet.fromBytes(items).ids()) {
    if (item < first || item > last) continue;
    ids.push(item);
    if (ids.length === IDS_AT_ONCE) flush();
  }
  flush();
}
