import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { ZodError } from 'zod';
import { AppError } from '#shared/rpc/app-error';
import { forgetRemovedViews } from './commands/saved-views.ts';
import { syncCatalogue } from './commands/sync-catalogue.ts';
import { toAppError } from './database/app-errors.ts';
import {
  assertNothingAt,
  openForWriting,
  type BeforeChanges,
  type Database,
} from './database/connection.ts';
import { countFrom, readIdentity, type Identity } from './database/identity.ts';
import { assertNothingLost, assertSealed } from './durability/assert-sealed.ts';
import { backupFolderOf } from './durability/backup-file.ts';
import { mostCommits } from './durability/known-commits.ts';
import { makeBackup } from './durability/make-backup.ts';
import { flushFile, flushFolder } from './durability/flush.ts';
import { removeUnfinishedRestore } from './durability/restore.ts';
import { readSeal, sealPathOf } from './durability/seal-file.ts';
import { Seal } from './durability/seal.ts';
import { copyAside } from './durability/set-aside.ts';

/** The connection that writes, and the seal that it breaks and renews. */
export type OpenedSealed = {
  readonly writer: Database;
  readonly seal: Seal;
  readonly identity: Identity;
};

/** What is noted beside copies of the files. */
const AS_IT_IS = 'It was opened as it is, although something spoke against it.';

const NOTHING_BEFORE: BeforeChanges = { anything: () => undefined, migration: () => undefined };

/**
 * Opens a workspace, or creates it where `isNew`, whose seal says nothing against it, and breaks the
 * seal before anything changes. One of an older schema gets a backup before that changes. With
 * `isAsItIs`, whatever the seal says, after copies of its files were set aside. Fails with one
 * sentence; see `openForWriting` and `assertSealed`.
 */
export function openSealed(
  path: string,
  { isNew, isAsItIs }: Readonly<Record<'isNew' | 'isAsItIs', boolean>>,
): OpenedSealed {
  const seal = new Seal(path);
  let writer: Database | null = null;
  try {
    if (isNew) createEmpty(path);
    if (isAsItIs && existsSync(path)) copyAside(path, AS_IT_IS);
    const before = isNew || isAsItIs ? null : readSeal(path);
    if (before !== null) assertSealed(path, before);
    writer = openForWriting(path, false, {
      anything: () => {
        seal.break();
      },
      migration: () => {
        makeBackup({ path, folder: backupFolderOf(path), reason: 'migration' });
      },
    });
    // Once more, of a file that could only be read after what a program left midway was taken back.
    if (before !== null) assertNothingLost(writer, path, before);
    syncCatalogue(writer);
    forgetRemovedViews(writer);
    removeUnfinishedRestore(path);
    countBeyondBackups(writer, path, isAsItIs);
    const identity = readIdentity(writer);
    if (identity === null) throw new Error('The workspace has lost its identity.');
    seal.note(identity);
    return { writer, seal, identity };
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

/** What is kept as JSON and does not fit its schema was damaged, or changed by another program. */
function unreadable(error: unknown, path: string): unknown {
  if (!(error instanceof ZodError) && !(error instanceof SyntaxError)) return error;
  const text = `${basename(path)} holds something that Provenet cannot read: it was damaged, or another program changed it; restore a backup of it.`;
  return new AppError('workspace-corrupt', text, { cause: error });
}

/**
 * Makes an empty workspace under another name and then gives it its own: a program that ends in the
 * midst of it leaves nothing that can neither be opened nor made.
 */
function createEmpty(path: string): void {
  assertNothingAt(path);
  const temporary = `${path}.new`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(temporary + suffix, { force: true });
  openForWriting(temporary, true, NOTHING_BEFORE).close();
  flushFile(temporary);
  rmSync(sealPathOf(path), { force: true });
  renameSync(temporary, path);
  flushFolder(dirname(path));
}
