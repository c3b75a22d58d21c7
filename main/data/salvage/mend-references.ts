import {
  CLASS_COLUMNS,
  nothingKnownKey,
  twinKeyOf,
  type ClassValues,
} from '../commands/classes.ts';
import type { Database } from '../database/connection.ts';
import type { CopiedTable } from './copied-tables.ts';

/** Rows that were made in the place of lost ones, and rows that went with them. */
export type Mended = {
  /** By table: rows that say no more than that the one that stood there was lost. */
  readonly standIns: Map<CopiedTable, number>;
  /** By table: rows that were left out, since nothing can stand for what they refer to. */
  readonly orphans: Map<CopiedTable, number>;
  /** By table: rows that are as they were but for what they referred to, which is lost. */
  readonly blanked: Map<CopiedTable, number>;
};

/** What stands for a lost row that others refer to by a number or an id. */
const STAND_INS: Readonly<Record<'change' | 'supplier' | 'import' | 'item_class', string>> = {
  change: `INSERT INTO change (id, at, kind, text, reason, items, detail)
    SELECT id, :at, 'settings', 'A change that the damaged file lost', NULL, 0, '{}' FROM temp.lost`,
  supplier: `INSERT INTO supplier (id, name, country, note, is_own)
    SELECT id, id, NULL, 'Its name was lost with the damaged file', 1 FROM temp.lost`,
  import: `INSERT INTO import (id, file_name, sha256, bytes, imported_at, plan, headings, delimiter,
      encoding, rows_read, rows_added, rows_updated, rows_unchanged, rows_skipped, rows_rejected,
      reasons, warnings, seconds)
    SELECT id, 'An import that the damaged file lost', '', 0, :at, '{}', '[]', ',', 'UTF-8',
      added + rejected, added, 0, 0, 0, rejected, '[]', '[]', 0
    FROM (SELECT id, (SELECT count(*) FROM item WHERE added_by = lost.id) AS added,
      (SELECT count(*) FROM import_reject r WHERE r.import_id = lost.id) AS rejected FROM temp.lost)`,
  item_class: `INSERT INTO item_class (id, class_key, placement)
    SELECT id, :key || id, 'untagged' FROM temp.lost`,
};
type StoodFor = keyof typeof STAND_INS;

/** References that no foreign key holds: table, column, and what it refers to. */
const UNDECLARED: readonly (readonly [CopiedTable, string, StoodFor])[] = [
  ['item', 'class_id', 'item_class'],
  ['item', 'import_id', 'import'],
  ['item', 'added_by', 'import'],
  ['item', 'missing_since', 'import'],
  ['item_removal', 'change_id', 'change'],
];

/** Columns that name who set a tag, as `person:12`: a later change must not get that number. */
const BY_COLUMNS = ['supplier_by', 'function_by', 'placement_by', 'generation_by'];

type Reference = { readonly table: string; readonly from: string; readonly to: string };

function references(db: Database, parent: StoodFor): readonly Reference[] {
  const declared = db
    .prepare<[string], Reference>(
      `SELECT t.name AS "table", f."from" AS "from", f."to" AS "to"
       FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f
       WHERE t.type = 'table' AND f."table" = ?`,
    )
    .all(parent);
  const others = UNDECLARED.filter(([, , to]) => to === parent);
  return [...declared, ...others.map(([table, from]) => ({ table, from, to: 'id' }))];
}

function noteLost(db: Database, parent: StoodFor): number {
  db.exec('DROP TABLE IF EXISTS temp.lost; CREATE TEMP TABLE lost (id PRIMARY KEY)');
  const note = (sql: string): void => {
    db.exec(
      `INSERT OR IGNORE INTO temp.lost SELECT id FROM (${sql})
       WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM ${parent})`,
    );
  };
  for (const { table, from } of references(db, parent)) {
    note(`SELECT DISTINCT ${from} AS id FROM ${table}`);
  }
  if (parent === 'change') {
    for (const column of BY_COLUMNS) {
      note(
        `SELECT DISTINCT CAST(substr(${column}, 8) AS INTEGER) AS id FROM item_class
         WHERE ${column} GLOB 'person:[0-9]*'`,
      );
    }
    note(
      // SQLite keeps these numbers as reals.
      `SELECT DISTINCT CAST(j.value AS INTEGER) AS id FROM item i, json_each(i.person_fields) j
       WHERE i.person_fields IS NOT NULL AND j.type IN ('integer', 'real')`,
    );
  }
  return db.prepare<[], number>('SELECT count(*) FROM temp.lost').pluck().get() ?? 0;
}

/** Takes out rows whose other half is lost. */
function dropOrphans(db: Database, orphans: Mended['orphans']): void {
  const count = (table: CopiedTable, rows: number): void => {
    if (rows > 0) orphans.set(table, (orphans.get(table) ?? 0) + rows);
  };
  const drop = (table: CopiedTable, where: string): void => {
    count(table, db.prepare(`DELETE FROM ${table} WHERE ${where}`).run().changes);
  };
  drop('item_removal', 'item_id NOT IN (SELECT id FROM item)');
  drop('mac_assignee', 'registry_id NOT IN (SELECT id FROM mac_registry)');
  drop('mac_prefix', 'registry_id NOT IN (SELECT id FROM mac_registry)');
  drop('mac_prefix', 'assignee_id NOT IN (SELECT id FROM mac_assignee)');
  drop('sample_item', 'sample_id NOT IN (SELECT id FROM sample)');
  drop('audit_class', 'audit_id NOT IN (SELECT id FROM audit)');
  drop('audit_item', 'audit_id NOT IN (SELECT id FROM audit)');
}

/**
 * Classes of a manufacturer whose text is lost say that they have none, those of the history too. Gives
 * how many do.
 */
function forgetManufacturers(db: Database): number {
  const classes = db
    .prepare<[], ClassValues & { readonly id: number }>(
      `SELECT id, ${CLASS_COLUMNS.join(', ')} FROM item_class
       WHERE manufacturer_id NOT IN (SELECT id FROM manufacturer)`,
    )
    .all();
  const forget = db.prepare(
    'UPDATE item_class SET manufacturer_id = NULL, class_key = ? WHERE id = ?',
  );
  for (const { id, ...values } of classes) {
    forget.run(twinKeyOf({ ...values, manufacturer_id: null }, id), id);
  }
  return classes.length;
}

/** Runs what closed audits and the index of searches would be kept from, or told of. */
function withoutTriggers(db: Database, work: () => void): void {
  const triggers = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
    )
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  work();
  for (const { sql } of triggers) db.exec(sql);
}

/**
 * Has every reference of a new workspace lead somewhere. `at` is when that was, ISO 8601. The database
 * must not hold its foreign keys meanwhile.
 */
export function mendReferences(db: Database, at: string): Mended {
  const mended: Mended = { standIns: new Map(), orphans: new Map(), blanked: new Map() };
  withoutTriggers(db, () => {
    dropOrphans(db, mended.orphans);
  });
  mended.blanked.set('item_class', forgetManufacturers(db));
  // Imports refer to changes, so that these come last.
  for (const parent of ['supplier', 'import', 'item_class', 'change'] as const) {
    const lost = noteLost(db, parent);
    if (lost === 0) continue;
    db.prepare(STAND_INS[parent]).run({ at, key: nothingKnownKey() });
    mended.standIns.set(parent, lost);
  }
  db.exec('DROP TABLE temp.lost');
  return mended;
}
