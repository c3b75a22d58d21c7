import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { ZodError } from 'zod';
import { AppError } from '#shared/rpc/app-error';
import { forgetRemovedViews } from './commands/saved-views.ts';
import { forgetIndex } from './commands/search-index/forget-index.ts';
import { syncCatalogue } from './commands/sync-catalogue.ts';
import { codeOf, toAppError } from './database/app-errors.ts';
import {
  assertNothingAt,
  copyFromLog,
  openForWriting,
  type BeforeChanges,
  type Database,
} from './database/connection.ts';
import { keyIdOf, type WorkspaceKey } from './database/driver.ts';
import { countFrom, readIdentity, readLayout, type Identity } from './database/identity.ts';
import { assertNothingLost, assertSealed } from './durability/assert-sealed.ts';
import { hasStrangeLog } from './durability/assert-own-log.ts';
import { assertOneOpening } from './durability/assert-one-opening.ts';
import { backupFolderOf } from './durability/backup-file.ts';
import { mostCommits } from './durability/known-commits.ts';
import { makeBackup } from './durability/make-backup.ts';
import { flushFile, flushFolder } from './durability/flush.ts';
import { removeUnfinishedRestore } from './durability/restore.ts';
import { readSeal, sealPathOf } from './durability/seal-file.ts';
import { Seal } from './durability/seal.ts';
import { copyAside, copyAsideWithoutLogs } from './durability/set-aside.ts';
import { removeUnfinishedConversion } from './encryption/convert.ts';
import { keepKeyFileBeside } from './encryption/find-key-file.ts';
import { removeUnfinishedKeyFile } from './encryption/key-file.ts';
import type { Lock } from './encryption/new-lock.ts';
import { keepNewKeyFile } from './encryption/replace-key-file.ts';

/** The connection that writes, and the seal that it breaks and renews. */
export type OpenedSealed = {
  readonly writer: Database;
  readonly seal: Seal;
  readonly identity: Identity;
  readonly key: WorkspaceKey | null;
};

/** How a workspace is opened, or created. */
export type OpenHow = {
  readonly isNew: boolean;
  readonly isAsItIs: boolean;
  /** What it is encrypted with; `null` for one that is plain. */
  readonly key: WorkspaceKey | null;
  /** What a new one is to be encrypted with; `null` for a plain one. */
  readonly lock: Lock | null;
  /** True of one from elsewhere: what its index of searches would find is not believed. */
  readonly isForeign: boolean;
};

/** How a plain workspace is opened that Provenet wrote. */
export const USUALLY: OpenHow = {
  isNew: false,
  isAsItIs: false,
  key: null,
  lock: null,
  isForeign: false,
};

/** What is noted beside copies of the files. */
const AS_IT_IS = 'It was opened as it is, although something spoke against it.';

/** Sets copies of a workspace aside; a log that belongs to another file is not laid over this one. */
function keepAsItIs(path: string, key: WorkspaceKey | null): void {
  if (hasStrangeLog(path, key)) copyAsideWithoutLogs(path, AS_IT_IS, key);
  else copyAside(path, AS_IT_IS);
}

const NOTHING_BEFORE: BeforeChanges = { anything: () => undefined, migration: () => undefined };

/**
 * Opens a workspace, or creates it where `isNew`, whose seal says nothing against it, and breaks the
 * seal before anything changes. One of an older schema gets a backup before that changes. With
 * `isAsItIs`, whatever the seal says, after copies of its files were set aside. Fails with one
 * sentence; see `openForWriting` and `assertSealed`.
 */
export function openSealed(
  path: string,
  { isNew, isAsItIs, key: given, lock, isForeign }: OpenHow,
): OpenedSealed {
  const seal = new Seal(path);
  const key = isNew ? (lock?.key ?? null) : given;
  let writer: Database | null = null;
  try {
    if (isNew) createEmpty(path, lock);
    else assertOneOpening(path, key);
    if (isAsItIs && existsSync(path)) keepAsItIs(path, key);
    const before = isNew || isAsItIs ? null : readSeal(path);
    if (before !== null) assertSealed(path, { seal: before, key, isForeign });
    const beforeChanges: BeforeChanges = {
      anything: () => {
        seal.break(isAsItIs);
        removeUnfinishedConversion(path);
        removeUnfinishedKeyFile(path);
        if (key !== null) keepKeyFileBeside(path, keyIdOf(key));
      },
      migration: () => {
        // It changes the schema in whatever log there is, before that can be noted.
        seal.break(true);
        makeBackup({ path, key, folder: backupFolderOf(path), reason: 'migration' });
      },
    };
    writer = openForWriting(path, false, beforeChanges, key);
    // Once more, of a file that could only be read after what a program left midway was taken back.
    if (before !== null) assertNothingLost(writer, path, before);
    // With what a program left in the log copied, it is known from which number of changes on it is.
    const known = readIdentity(writer)?.commits ?? null;
    const inFile = copyFromLog(writer) ? known : null;
    if (isForeign) writer.transaction(forgetIndex)(writer);
    syncCatalogue(writer);
    forgetRemovedViews(writer);
    removeUnfinishedRestore(path);
    countBeyondBackups(writer, path, isAsItIs);
    const identity = readIdentity(writer);
    if (identity === null) throw strange(path);
    const opened = writer;
    seal.readLayoutBy(() => readLayout(opened));
    seal.note(identity, inFile);
    return { writer, seal, identity, key };
  } catch (error) {
    writer?.close();
    throw toAppError(unreadable(error, path), basename(path));
  }
}

function knownCommits(path: string): number {
  try {
    return mostCommits(path);
  } catch {
    // Where the backups cannot be read, the next one says what is wrong; the workspace opens.
    return 0;
  }
}

/**
 * Has a workspace count on from more changes than any backup of it has, where it may hold another state
 * than one of the same number: opened as it is, or put back by a program that ended before it said so.
 */
function countBeyondBackups(db: Database, path: string, isAsItIs: boolean): void {
  const most = knownCommits(path);
  const commits = readIdentity(db)?.commits ?? 0;
  if (isAsItIs || commits < most) countFrom(db, most + 1);
}

/**
 * What is kept as JSON and does not fit its schema, and what does not fit what refers to it, was damaged,
 * or changed by another program.
 */
function unreadable(error: unknown, path: string): unknown {
  const isStrange =
    error instanceof ZodError ||
    error instanceof SyntaxError ||
    codeOf(error).startsWith('SQLITE_CONSTRAINT');
  return isStrange ? strange(path, error) : error;
}

function strange(path: string, cause?: unknown): AppError {
  const text = `${basename(path)} holds something that Provenet cannot read: it was damaged, or another program changed it; restore a backup of it.`;
  return new AppError('workspace-corrupt', text, { cause });
}

/**
 * Makes an empty workspace under another name and then gives it its own: a program that ends in the
 * midst of it leaves nothing that can neither be opened nor made.
 */
function createEmpty(path: string, lock: Lock | null): void {
  assertNothingAt(path);
  const temporary = `${path}.new`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(temporary + suffix, { force: true });
  openForWriting(temporary, true, NOTHING_BEFORE, lock?.key ?? null).close();
  flushFile(temporary);
  // First, so that there is never a workspace that nobody can open.
  if (lock !== null) keepNewKeyFile(path, lock.file);
  rmSync(sealPathOf(path), { force: true });
  renameSync(temporary, path);
  flushFolder(dirname(path));
}
