import { createHash } from 'node:crypto';
import { AppError } from '#shared/rpc/app-error';
import { openInMemory, type Database } from './driver.ts';
import { migrate, SCHEMA_VERSION, schemaVersionOf } from './migrate.ts';
import { registerTextFunctions } from './text-functions.ts';

/** One table, index, trigger or view, as SQLite keeps it. */
type Part = {
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
};

/**
 * SHA-256 of the current schema, so that an opening need not build it to compare. A test holds it
 * against the migrations.
 */
export const CURRENT_SCHEMA_SHA256 =
  '3a14dfc646fc7f12439c1a1da0ccee967d1a005a9863ede0c02542e2625524a8';

function partsOf(db: Database): Part[] {
  return db
    .prepare<[], Part>('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
    .all();
}

const sha256Of = (parts: readonly Part[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** The schema of a version, as its migrations make it. */
function schemaOf(version: number): Part[] {
  const db = openInMemory();
  try {
    registerTextFunctions(db);
    migrate(db, version);
    return partsOf(db);
  } finally {
    db.close();
  }
}

/** SHA-256 of the schema that this program writes. */
export const currentSchemaSha256 = (): string => sha256Of(schemaOf(SCHEMA_VERSION));

/**
 * Refuses a file whose schema is not, to the letter, that of its version: a trigger or view that
 * somebody put in would run whenever Provenet writes. Fails with `workspace-foreign`.
 */
export function assertOwnSchema(db: Database, fileName: string): void {
  const found = partsOf(db);
  const version = schemaVersionOf(db);
  if (version === SCHEMA_VERSION && sha256Of(found) === CURRENT_SCHEMA_SHA256) return;
  const key = ({ type, name, tbl_name: table, sql }: Part): string =>
    JSON.stringify([type, name, table, sql]);
  const own = new Map(schemaOf(version).map((part) => [key(part), part]));
  const strange = found.find((part) => !own.has(key(part)));
  const present = new Set(found.map(key));
  const missing = [...own].find(([text]) => !present.has(text))?.[1];
  const odd = strange ?? missing;
  if (odd === undefined) return;
  const what = `the ${odd.type} ${odd.name.slice(0, 60)}`;
  const how = strange === undefined ? `lacks ${what}` : `holds ${what} as Provenet never wrote it`;
  throw new AppError(
    'workspace-foreign',
    `${fileName} ${how}, so that it is not opened; restore a backup, or ask whoever changed it.`,
  );
}
