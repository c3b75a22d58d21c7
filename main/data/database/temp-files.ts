import { dirname, resolve } from 'node:path';
import { isEncrypted, type Database } from './driver.ts';

/** Where SQLite of this program puts temporary files; it asks once, when it first opens a file. */
let folder: string | null = null;

/**
 * Has SQLite's temporary files lie beside the workspace that is opened first. Elsewhere they are
 * never written: what a workspace holds must not turn up in a folder that its owner did not
 * choose. Windows has no such setting.
 */
export function keepTempFilesBeside(path: string): void {
  if (folder !== null || process.platform === 'win32') return;
  folder = dirname(resolve(path));
  process.env['SQLITE_TMPDIR'] = folder;
}

/**
 * Lets a connection sort in a temporary file instead of in memory, where that file lies beside
 * the workspace: a million keys then take 4 MiB instead of 70. The file has no name while it is
 * used, belongs to the user alone, and is gone afterwards. SQLite encrypts no such file, so that an
 * encrypted workspace sorts in memory, whatever it takes. Must be called outside a transaction.
 */
export function sortInFiles(db: Database, path: string): void {
  if (isEncrypted(db) || folder !== dirname(resolve(path))) return;
  db.pragma('temp_store = FILE');
}

/** Takes `sortInFiles` back. */
export function sortInMemory(db: Database): void {
  db.pragma('temp_store = MEMORY');
}
