import { basename } from 'node:path';
import { forgetRemovedViews } from './commands/saved-views.ts';
import { syncCatalogue } from './commands/sync-catalogue.ts';
import { openForWriting, toAppError, type Database } from './database/connection.ts';
import { readIdentity } from './database/identity.ts';
import { assertNothingLost, assertSealed } from './durability/assert-sealed.ts';
import { backupFolderOf } from './durability/backup-file.ts';
import { makeBackup } from './durability/make-backup.ts';
import { readSeal } from './durability/seal-file.ts';
import { Seal } from './durability/seal.ts';

/** The connection that writes, and the seal that it breaks and renews. */
export type OpenedSealed = {
  readonly writer: Database;
  readonly seal: Seal;
  /** Changes that were committed, ever. */
  readonly commits: number;
};

/**
 * Opens a workspace, or creates it where `isNew`, whose seal says nothing against it, and breaks the
 * seal before anything changes. One of an older schema gets a backup before that changes. With `isAsItIs`, whatever the seal says. Fails with one sentence;
 * see `openForWriting` and `assertSealed`.
 */
export function openSealed(
  path: string,
  { isNew, isAsItIs }: Readonly<Record<'isNew' | 'isAsItIs', boolean>>,
): OpenedSealed {
  const seal = new Seal(path);
  let writer: Database | null = null;
  try {
    const before = isNew || isAsItIs ? null : readSeal(path);
    if (before !== null) assertSealed(path, before);
    writer = openForWriting(path, isNew, {
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
    return { writer, seal, commits: noteIdentity(writer, seal) };
  } catch (error) {
    writer?.close();
    throw toAppError(error, basename(path));
  }
}

/** Notes in the seal how many changes the workspace has; answers how many. */
export function noteIdentity(db: Database, seal: Seal): number {
  const identity = readIdentity(db);
  if (identity === null) throw new Error('The workspace has lost its identity.');
  seal.note(identity);
  return identity.commits;
}
