import type { Database } from './connection.ts';

/** What a connection saw last: SQLite's count of others' commits, and the version it read then. */
type Seen = { readonly commits: unknown; readonly version: number };
const seen = new WeakMap<Database, Seen>();

/** Says, within a transaction, that what it changes is more than what is derived in the background. */
export function countContentChange(db: Database): void {
  db.exec('UPDATE main.content_version SET version = version + 1');
}

/**
 * Grows with every committed change that `countContentChange` was called for, on whichever
 * connection and by whichever process; slices of the search index leave it as it is. For
 * connections that only read.
 */
export function contentVersion(db: Database): number {
  const commits = db.pragma('data_version', { simple: true });
  const last = seen.get(db);
  if (last !== undefined && last.commits === commits) return last.version;
  const version =
    db.prepare<[], number>('SELECT version FROM main.content_version').pluck().get() ?? 0;
  seen.set(db, { commits, version });
  return version;
}
