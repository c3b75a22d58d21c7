import { openInMemory } from '../database/driver.ts';
import { migrate, SCHEMA_VERSION } from '../database/migrate.ts';
import { registerTextFunctions } from '../database/text-functions.ts';

/** A table, index, trigger or view as SQLite keeps it. */
export type SchemaPart = {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
};

/** All schemas that a workspace may have. */
export type SchemaHistory = {
  /** By version. */
  readonly parts: ReadonlyMap<number, readonly SchemaPart[]>;
  /** By table: how many columns it had when it had the fewest. Rows from then are as short. */
  readonly fewestColumns: ReadonlyMap<string, number>;
};

let known: SchemaHistory | null = null;

/** Makes all schemas once, one out of the other, as the migrations do. */
export function schemaHistory(): SchemaHistory {
  if (known !== null) return known;
  const parts = new Map<number, SchemaPart[]>();
  const fewestColumns = new Map<string, number>();
  const db = openInMemory();
  try {
    registerTextFunctions(db);
    for (let version = 1; version <= SCHEMA_VERSION; version += 1) {
      migrate(db, version);
      const found = db
        .prepare<[], SchemaPart & { readonly columns: number }>(
          `SELECT type, name, sql, (SELECT count(*) FROM pragma_table_info(s.name)) AS columns
           FROM sqlite_schema s`,
        )
        .all();
      parts.set(version, found);
      for (const { type, name, columns } of found) {
        if (type !== 'table') continue;
        fewestColumns.set(name, Math.min(columns, fewestColumns.get(name) ?? columns));
      }
    }
  } finally {
    db.close();
  }
  known = { parts, fewestColumns };
  return known;
}
