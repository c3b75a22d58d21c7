import { createHash } from 'node:crypto';
import type { Database } from '#main/data/database/connection';

/** Rows of every table of the workspace, each as one line; tables in the order of their names. */
export type Dump = ReadonlyMap<string, readonly string[]>;

/** A column that tells how long something took; no two runs agree on it. */
const MEASURED = 'seconds';

const TABLES_SQL = `SELECT name FROM sqlite_schema
  WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`;

/**
 * Reads everything that a workspace holds. Blobs are part of it; how long an import took is not.
 */
export function dumpOf(db: Database): Dump {
  const tables = db.prepare<[], string>(TABLES_SQL).pluck().all();
  return new Map(
    tables.map((table) => {
      const columns = db
        .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
        .pluck()
        .all(table)
        .filter((column) => column !== MEASURED);
      const list = columns.map((column) => `"${column}"`).join(', ');
      const rows = db
        .prepare<[], unknown[]>(`SELECT ${list} FROM "${table}"`)
        .raw()
        .all()
        .map((row) => JSON.stringify(row.map((value) => plain(value))));
      return [table, rows.toSorted((a, b) => (a < b ? -1 : Number(a > b)))];
    }),
  );
}

/** A value as JSON tells it apart from all others. */
function plain(value: unknown): unknown {
  return value instanceof Uint8Array ? { blob: Buffer.from(value).toString('base64') } : value;
}

/**
 * Tables that are derived from others, the counts of changes, which also count those that come to
 * nothing, the id of a workspace, which is drawn by chance, and the note that an import is under way, which is committed before it begins.
 */
function isState(table: string): boolean {
  return !table.startsWith('search_') && !['content_version', 'workspace_identity'].includes(table);
}

/** One text that stands for all that was ever acknowledged: equal states have equal texts. */
export function stateOf(dump: Dump): string {
  const hash = createHash('sha256');
  for (const [table, rows] of dump) {
    if (!isState(table)) continue;
    hash.update(`\n${table}\n`);
    for (const row of rows) if (!row.startsWith('["startedImport"')) hash.update(`${row}\n`);
  }
  return hash.digest('hex');
}

/** The tables in which two dumps differ. */
export function differenceOf(one: Dump, other: Dump): string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => one.get(name)?.join('\n') !== other.get(name)?.join('\n'));
}
