import BetterSqlite3 from 'better-sqlite3';
import { registerTextFunctions } from '#main/data/database/text-functions';
import type { Random } from './random.ts';

/** Values that no import writes, or writes only elsewhere. */
const HOSTILE: readonly (string | number | null | Buffer)[] = [
  null,
  -1,
  0,
  1,
  2,
  1.5,
  -0.5,
  1e308,
  -1e308,
  2 ** 52,
  '',
  ' ',
  'x',
  '0',
  '1',
  'a\u0000b',
  '\u202Egnp.exe',
  'é'.normalize('NFD'),
  '<img src=x onerror=alert(1)>',
  "' OR 1=1; DROP TABLE item; --",
  '=HYPERLINK("http://example.org")',
  '../../etc/passwd',
  '9999-99-99',
  '2024-02-30',
  '0000-01-01',
  '2024-01-01T00:00:00.000Z',
  'null',
  '[]',
  '{}',
  '{"a":',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '[1e999]',
  '['.repeat(20_000),
  '"'.repeat(9),
  'DE',
  'huawei',
  'rule:x',
  'user:x',
  'x'.repeat(300_000),
  Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
  Buffer.alloc(0),
];

const SCHEMA_CHANGES: readonly string[] = [
  'CREATE TRIGGER own AFTER UPDATE ON item BEGIN DELETE FROM item_class; END',
  'CREATE VIEW own AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n',
  'CREATE TABLE own (a, b GENERATED ALWAYS AS (zeroblob(1000000000)) VIRTUAL)',
  'CREATE INDEX own ON item (hex(zeroblob(1000000)))',
  "CREATE VIRTUAL TABLE own USING fts5(a, content='item')",
  'CREATE TEMP TABLE own (a)',
  'ALTER TABLE item ADD COLUMN own',
  'ALTER TABLE item_class RENAME COLUMN function TO own',
  'DROP TABLE class_verdict',
  'PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 2 WHERE rootpage > 2',
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'TEXT', 'BLOB')",
  "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('table', 'own', 'own', 3, 'CREATE TABLE own (a)')",
  'PRAGMA user_version = 3',
  'PRAGMA user_version = -5',
  'PRAGMA application_id = 7',
  'PRAGMA encoding = "UTF-16"; PRAGMA auto_vacuum = 2; VACUUM',
  'PRAGMA journal_mode = DELETE',
];

type Db = BetterSqlite3.Database;

const pluck = (db: Db, sql: string, ...values: string[]): string[] =>
  db
    .prepare<string[], string>(sql)
    .pluck()
    .all(...values);

/** The tables that can be written to as they are. */
const tablesOf = (db: Db): string[] =>
  pluck(
    db,
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0
       AND sql NOT LIKE '%WITHOUT ROWID%' ORDER BY name`,
  ).filter((name) => (db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number) > 0);

/** The number of some row of a table. */
function someRow(db: Db, table: string, random: Random): number {
  const rows = db.prepare<[], number>(`SELECT rowid FROM "${table}"`).pluck().all();
  return random.pick(rows);
}

function setValue(db: Db, random: Random): string {
  const table = random.pick(tablesOf(db));
  const column = random.pick(pluck(db, 'SELECT name FROM pragma_table_info(?)', table));
  const value = random.pick(HOSTILE);
  const row = random.chance(0.2) ? null : someRow(db, table, random);
  const where = row === null ? '' : `WHERE rowid = ${row}`;
  db.prepare(`UPDATE OR IGNORE "${table}" SET "${column}" = ? ${where}`).run(value);
  const shown = String(value).slice(0, 20);
  return `${table}.${column} = ${shown} ${where}`;
}

function removeRow(db: Db, random: Random): string {
  const table = random.pick(tablesOf(db));
  const row = someRow(db, table, random);
  db.prepare(`DELETE FROM "${table}" WHERE rowid = ?`).run(row);
  return `row ${row} of ${table} removed`;
}

function doubleRow(db: Db, random: Random): string {
  const table = random.pick(tablesOf(db));
  const row = someRow(db, table, random);
  const columns = pluck(db, 'SELECT name FROM pragma_table_info(?) WHERE pk = 0', table);
  if (columns.length === 0) return `${table} has keys alone`;
  const list = columns.map((name) => `"${name}"`).join(', ');
  db.exec(
    `INSERT OR IGNORE INTO "${table}" (${list}) SELECT ${list} FROM "${table}" WHERE rowid = ${row}`,
  );
  return `row ${row} of ${table} doubled`;
}

function changeSchema(db: Db, random: Random): string {
  const sql = random.pick(SCHEMA_CHANGES);
  db.exec(sql);
  return sql;
}

const WAYS = [setValue, setValue, setValue, setValue, removeRow, doubleRow, changeSchema];

/**
 * Changes a closed workspace by SQL, as somebody with another program would who means harm; answers
 * what was done. Nothing that SQLite checks stands in the way.
 */
export function tamper(path: string, random: Random): string {
  const db = new BetterSqlite3(path);
  try {
    db.unsafeMode(true);
    db.pragma('ignore_check_constraints = ON');
    db.pragma('foreign_keys = OFF');
    registerTextFunctions(db);
    const done: string[] = [];
    for (let changes = 1 + random.below(3); changes > 0; changes -= 1) {
      try {
        done.push(random.pick(WAYS)(db, random));
      } catch (error) {
        // What SQLite itself does not take is no way to harm a file; what was done before is.
        done.push(`refused: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    return done.join('; ');
  } finally {
    db.close();
  }
}
