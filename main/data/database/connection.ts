import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import { codeOf, damagedError, readOnlyError, tidyUp, toAppError } from './app-errors.ts';
import { openDatabase, type Database, type WorkspaceKey } from './driver.ts';
import { assertIdentity, assertIsOurs, foreignError, migrate, needsMigration } from './migrate.ts';
import { assertOwnSchema } from './own-schema.ts';
import { keepTempFilesBeside } from './temp-files.ts';
import { registerTextFunctions } from './text-functions.ts';

export type { Database };

/** Milliseconds that a write waits for another program to finish its own. */
const BUSY_TIMEOUT_MS = 2000;
/** Page cache of the writing connection, in KiB; an import's key index should fit. */
const WRITER_CACHE_KIB = 65_536;
const READER_CACHE_KIB = 32_768;

const SQLITE_MAGIC = 'SQLite format 3\u0000';
/** Places in the header of a database file; see sqlite.org/fileformat.html, section 1.3. */
const HEADER_BYTES = 100;
const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;

/** True where the system refuses to write: it is another user's, or its disk can only be read. */
function isRefused(target: string): boolean {
  try {
    accessSync(target, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

/**
 * True where the file or its folder may not be written. Root passes checks of who may, so that modes
 * count too.
 */
export function isReadOnlyPath(path: string): boolean {
  const isLocked = (target: string): boolean =>
    (statSync(target).mode & 0o222) === 0 || isRefused(target);
  return isLocked(path) || isLocked(dirname(path));
}

/** Fails where a path leads to no database of ours, as far as its head says. */
export function assertLooksLikeDatabase(path: string, key: WorkspaceKey | null): void {
  const fileName = basename(path);
  const info = statSync(path, { throwIfNoEntry: false });
  if (info === undefined) {
    throw new AppError(
      'not-found',
      `The workspace ${fileName} does not exist; check its name and folder.`,
    );
  }
  if (!info.isFile()) throw foreignError(fileName);
  // What an encrypted one is can only be read with its key, and is looked at then.
  if (key !== null) return;
  const head = Buffer.alloc(HEADER_BYTES);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, head.length, 0);
  } finally {
    closeSync(file);
  }
  if (head.toString('latin1', 0, SQLITE_MAGIC.length) !== SQLITE_MAGIC) {
    throw foreignError(fileName);
  }
  // Opening a file makes SQLite write beside it, so one that is not ours is told by its header.
  // While a log lies beside it, the header may be older than the truth.
  if (existsSync(`${path}-wal`)) return;
  assertIdentity(
    head.readUInt32BE(APPLICATION_ID_AT),
    head.readUInt32BE(USER_VERSION_AT),
    fileName,
  );
}

/** The settings that every connection runs with; see docs/decisions/0010-durability.md. */
const SETTINGS = {
  busy_timeout: BUSY_TIMEOUT_MS,
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  temp_store: 2,
  mmap_size: 0,
} as const;

/** Fails where SQLite did not take a setting: a build without it ignores that in silence. */
function assertSetting(db: Database, name: string, value: string | number): void {
  const found: unknown = db.pragma(name, { simple: true });
  if (found === value) return;
  throw new Error(`SQLite runs with ${name} = ${String(found)}, not ${value}.`);
}

function configure(db: Database, cacheKib: number): void {
  for (const [name, value] of Object.entries(SETTINGS)) {
    db.pragma(`${name} = ${value}`);
    assertSetting(db, name, value);
  }
  db.pragma(`cache_size = -${cacheKib}`);
  registerTextFunctions(db);
}

/** Readers see the state before a transaction while it runs; the usual way. */
export function switchToWriteAheadLog(db: Database): void {
  db.pragma('journal_mode = WAL');
  // The switch keeps its own transaction, which would lock a checkpoint, until the first read.
  db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get();
}

/** Frames of the log, and how many of them are in the file; see sqlite.org/pragma.html#pragma_wal_checkpoint. */
type CheckpointRow = { readonly busy: number; readonly log: number; readonly checkpointed: number };

/** Copies what is committed from the log to the file; true where that has all of it then. */
export function copyFromLog(db: Database): boolean {
  let isWhole = false;
  tidyUp(() => {
    const [row] = db.pragma('wal_checkpoint(PASSIVE)') as [CheckpointRow];
    // What a reader of an older state needs stays in the log alone.
    isWhole = row.busy === 0 && row.checkpointed === row.log;
  });
  return isWhole;
}

/** Copies what is committed from the log to the file and cuts the log off, where the disk lets it. */
export function emptyLog(db: Database): void {
  tidyUp(() => db.pragma('wal_checkpoint(TRUNCATE)'));
}

/**
 * A transaction keeps what it overwrites aside and writes the rest in its place, once; whoever
 * reads has to wait. Where another program has the file open, the log stays.
 */
export function switchToRollbackJournal(db: Database): void {
  try {
    db.pragma('journal_mode = TRUNCATE');
  } catch (error) {
    if (!codeOf(error).startsWith('SQLITE_BUSY')) throw error;
  }
}

/** Gives the writing connection its usual page cache. */
export function setWriterCache(db: Database): void {
  db.pragma(`cache_size = -${WRITER_CACHE_KIB}`);
}

function configureWriter(db: Database): void {
  configure(db, WRITER_CACHE_KIB);
  switchToWriteAheadLog(db);
  assertSetting(db, 'journal_mode', 'wal');
  // The driver's default of NORMAL may lose committed work when the power fails.
  db.pragma('synchronous = FULL');
  assertSetting(db, 'synchronous', 2);
}

/** What whoever opens a workspace does before it changes. */
export type BeforeChanges = {
  /** Called before the first byte may change. */
  readonly anything: () => void;
  /** Called before the schema changes. */
  readonly migration: () => void;
};

/** Fails where a file, or a log of one, stands in the place of a new workspace, or there is no folder for it. */
export function assertNothingAt(path: string): void {
  const fileName = basename(path);
  if (existsSync(path) && statSync(path).size > 0) {
    throw new AppError('conflict', `${fileName} exists already; open it, or choose another name.`);
  }
  for (const left of [`${path}-wal`, `${path}-journal`]) {
    if ((statSync(left, { throwIfNoEntry: false })?.size ?? 0) === 0) continue;
    const text = `${basename(left)} lies there, left by a workspace of that name that is gone; move it away, or choose another name.`;
    throw new AppError('conflict', text);
  }
  if (statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new AppError('not-found', `The folder for ${fileName} does not exist; create it first.`);
  }
}

/**
 * Opens a workspace for writing, creating it where `isNew`, and brings it to the current schema; an
 * encrypted one with its key. Fails with one sentence where the file is not ours, newer, changed in
 * its schema, damaged, in use or read-only; such a file is never written to.
 */
export function openForWriting(
  path: string,
  isNew: boolean,
  before: BeforeChanges,
  key: WorkspaceKey | null = null,
): Database {
  const fileName = basename(path);
  keepTempFilesBeside(path);
  const wasMidway = !isNew && isLeftMidway(path);
  if (!isNew) {
    assertLooksLikeDatabase(path, key);
    if (isReadOnlyPath(path)) throw readOnlyError(fileName);
    if (!wasMidway) assertIsOursUnopened(path, key);
  } else {
    assertNothingAt(path);
  }
  let db: Database | null = null;
  try {
    before.anything();
    // SQLite gives what it makes beside a file the mode of that, and would let others read this.
    if (isNew) closeSync(openSync(path, 'a', 0o600));
    db = openDatabase(path, key);
    configureWriter(db);
    // What a program left midway could not be looked at before it was taken back.
    if (wasMidway) assertOwnSchema(db, fileName);
    if (needsMigration(db)) before.migration();
    migrate(db);
    if (isNew) db.pragma('wal_checkpoint(TRUNCATE)');
    return db;
  } catch (error) {
    db?.close();
    throw openError(error, fileName, key);
  }
}

/** With the key that belongs to it, what is no database is a damaged one. */
function openError(error: unknown, fileName: string, key: WorkspaceKey | null): unknown {
  const isDamaged = key !== null && codeOf(error).startsWith('SQLITE_NOTADB');
  return isDamaged ? damagedError(fileName, error) : toAppError(error, fileName);
}

/** True where a program ended amid a rollback-journal transaction; the next writer takes it back. */
function isLeftMidway(path: string): boolean {
  return (statSync(`${path}-journal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Looks at the file through a connection that cannot change it. */
function assertIsOursUnopened(path: string, key: WorkspaceKey | null): void {
  let db: Database | null = null;
  try {
    db = openDatabase(path, key, { readonly: true });
    configure(db, READER_CACHE_KIB);
    assertIsOurs(db, basename(path));
    assertOwnSchema(db, basename(path));
  } catch (error) {
    throw openError(error, basename(path), key);
  } finally {
    db?.close();
  }
}

/** A second connection to an open workspace that only reads. */
export function openReader(path: string, key: WorkspaceKey | null = null): Database {
  try {
    const db = openDatabase(path, key, { readonly: true });
    configure(db, READER_CACHE_KIB);
    return db;
  } catch (error) {
    throw openError(error, basename(path), key);
  }
}
