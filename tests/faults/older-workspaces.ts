import BetterSqlite3 from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '#main/data/database/connection';
import { migrate, SCHEMA_VERSION } from '#main/data/database/migrate';
import { registerTextFunctions } from '#main/data/database/text-functions';
import { FILE, newFolder } from './folders.ts';
import { writeInventory } from './inventory.ts';
import { randomOf } from './random.ts';
import { workspaceAfter } from './reference.ts';

const ROWS = 250;

/** Versions that a workspace may have been written by. */
export const OLDER_VERSIONS: readonly number[] = Array.from(
  { length: SCHEMA_VERSION - 1 },
  (_, at) => at + 1,
);

const namesOf = (db: Database, sql: string, ...values: string[]): string[] =>
  db
    .prepare<string[], string>(sql)
    .pluck()
    .all(...values);

/** Copies what both schemas have: tables and their columns only ever grew but for one. */
function fill(db: Database, from: string): void {
  db.prepare('ATTACH ? AS filled').run(from);
  // Rows come table by table, and refer to one another.
  db.pragma('foreign_keys = OFF');
  const tablesOf = (schema: string): string[] =>
    namesOf(
      db,
      `SELECT name FROM ${schema}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
         AND name NOT LIKE 'search_%' AND name <> 'content_version'`,
    );
  const inBoth = new Set(tablesOf('filled'));
  const columnsSql = 'SELECT name FROM pragma_table_info(?, ?)';
  for (const table of tablesOf('main').filter((name) => inBoth.has(name))) {
    const known = new Set(namesOf(db, columnsSql, table, 'filled'));
    const columns = namesOf(db, columnsSql, table, 'main').filter((name) => known.has(name));
    const list = columns.map((name) => `"${name}"`).join(', ');
    // Some tables begin with a row.
    db.exec(`DELETE FROM main."${table}"`);
    db.exec(`INSERT INTO main."${table}" (${list}) SELECT ${list} FROM filled."${table}"`);
  }
  db.exec('DETACH filled');
}

/** The schema of an open file as texts. */
export function schemaOf(db: Database): string {
  return namesOf(
    db,
    `SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name`,
  ).join('\n');
}

/** The schema of a version as the migrations make it from nothing. */
export function schemaOfVersion(version: number): string {
  const db = new BetterSqlite3(':memory:');
  try {
    migrate(db, version);
    return schemaOf(db);
  } finally {
    db.close();
  }
}

/**
 * A folder with a workspace of an older version: its schema by the migrations of then, its rows
 * from one that the program of today filled, as far as the older schema has room for them.
 */
export async function olderWorkspaces(
  seed: number,
  versions: readonly number[],
): Promise<Map<number, string>> {
  const file = join(newFolder(), 'inventory.csv');
  writeInventory(file, ROWS, randomOf(seed, 'older', 0));
  const filled = await workspaceAfter([
    { kind: 'import', file },
    { kind: 'tag', site: 'BER', placement: 'core' },
  ]);
  const made = new Map<number, string>();
  for (const version of versions) {
    const folder = newFolder();
    mkdirSync(folder, { recursive: true });
    const db = new BetterSqlite3(join(folder, FILE));
    registerTextFunctions(db);
    migrate(db, version);
    fill(db, join(filled, FILE));
    db.pragma('journal_mode = WAL');
    db.close();
    made.set(version, folder);
  }
  return made;
}
