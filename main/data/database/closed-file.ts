import { existsSync } from 'node:fs';
import { codeOf } from './app-errors.ts';
import type { Database } from './connection.ts';
import { openDatabase, type WorkspaceKey } from './driver.ts';

/**
 * Reads of a closed workspace, beside which no log lies, and leaves nothing beside it. Fails as SQLite
 * does where it cannot be read.
 */
export function readClosed<T>(
  path: string,
  key: WorkspaceKey | null,
  read: (db: Database) => T,
): T {
  const db = openDatabase(path, key, { timeout: 0 });
  try {
    // Nothing is shared with another connection, which would need a file for it.
    db.pragma('locking_mode = EXCLUSIVE');
    return read(db);
  } finally {
    db.close();
  }
}

/**
 * True where another connection has a file open that has no log beside it. Of one that cannot be
 * read as a database nothing can be said, so that it is not.
 */
export function isInUse(path: string, key: WorkspaceKey | null = null): boolean {
  if (!existsSync(path)) return false;
  try {
    readClosed(path, key, (db) => db.prepare('SELECT count(*) FROM sqlite_schema').get());
    return false;
  } catch (error) {
    return codeOf(error).startsWith('SQLITE_BUSY');
  }
}
