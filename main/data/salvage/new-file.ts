import { closeSync, openSync, rmSync } from 'node:fs';
import { openDatabase, type Database } from '../database/driver.ts';
import { migrate } from '../database/migrate.ts';
import { keepTempFilesBeside } from '../database/temp-files.ts';
import { registerTextFunctions } from '../database/text-functions.ts';

/** What may lie beside a file that is being made. */
const BESIDE = ['', '-wal', '-shm', '-journal', '-seal'];
/** Page cache while rows are put into tables and indexes, in KiB. */
const CACHE_KIB = 65_536;

/** What a new workspace is called until it is whole and verified. */
export const unfinishedPath = (path: string): string => `${path}.salvaging`;

/** Removes what was made of a new workspace, now or by a program that ended midway. */
export function removeNewFile(path: string): void {
  for (const suffix of BESIDE) rmSync(path + suffix, { force: true });
}

/**
 * Makes an empty workspace of a version of the schema, to be filled in one go: nothing of it is safe
 * before it is closed and flushed, and references are not held.
 */
export function openNewFile(path: string, version: number): Database {
  keepTempFilesBeside(path);
  removeNewFile(path);
  closeSync(openSync(path, 'wx', 0o600));
  const db = openDatabase(path, null);
  db.pragma('synchronous = OFF');
  db.pragma('temp_store = MEMORY');
  db.pragma('trusted_schema = 0');
  db.pragma(`cache_size = -${CACHE_KIB}`);
  registerTextFunctions(db);
  db.pragma('foreign_keys = OFF');
  migrate(db, version);
  return db;
}
