import { copyFileSync, existsSync, linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import { isInUse } from '../database/connection.ts';
import { countFrom } from '../database/identity.ts';
import type { Workspace } from '../workspace.ts';
import { recordChange } from '../commands/changes.ts';
import { listBackups, backupFolderOf, makePrivateFolder, type BackupFile } from './backup-file.ts';
import { firstDifference, sumBlocks } from './block-sums.ts';
import { flushFile, flushFolder } from './flush.ts';
import { isSound } from './make-backup.ts';
import { readSeal, sealPathOf } from './seal-file.ts';

/** Where files of a workspace go that something else takes the place of; nothing removes them. */
export const setAsideFolderOf = (path: string): string => `${path}-set-aside`;

/** What is noted beside files that were set aside. */
type Reason = { readonly why: string; readonly restored: string };

const LOGS = ['-wal', '-shm', '-journal'];

/** Gives a file a second name, or a second body where the file system knows no second names. */
function keepAlso(path: string, copy: string): void {
  try {
    linkSync(path, copy);
  } catch {
    copyFileSync(path, copy);
  }
}

/**
 * Keeps the files of a closed workspace in a folder beside it. The workspace itself keeps its place
 * until another is put there; its log and journal leave theirs, which belong to no other.
 */
function setAside(path: string, reason: Reason): void {
  const folder = join(setAsideFolderOf(path), new Date().toISOString().replace(/[:.]/gu, '-'));
  makePrivateFolder(folder);
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(reason, null, 2)}\n`, {
    mode: 0o600,
  });
  const kept = join(folder, basename(path));
  const moved = LOGS.filter((suffix) => existsSync(path + suffix));
  for (const suffix of moved) renameSync(path + suffix, kept + suffix);
  if (isInUse(path)) {
    for (const suffix of moved) renameSync(kept + suffix, path + suffix);
    rmSync(folder, { recursive: true });
    throw new AppError(
      'workspace-busy',
      `${basename(path)} is open in another program; nothing was changed. Close it there and try again.`,
    );
  }
  if (existsSync(path)) keepAlso(path, kept);
  if (existsSync(sealPathOf(path))) renameSync(sealPathOf(path), sealPathOf(kept));
  flushFolder(folder);
}

/**
 * Puts a backup in the place of a closed workspace. What stood there is set aside, unless `isKept`
 * says that a backup of it was made. At no moment is there no workspace, or half of one. Fails with
 * `workspace-corrupt` where the backup is damaged; nothing is changed then.
 */
export function putBack(
  path: string,
  backup: BackupFile,
  { why, isKept }: { readonly why: string; readonly isKept: boolean },
): void {
  if (!isSound(backup)) {
    throw new AppError(
      'workspace-corrupt',
      `The backup of ${backup.at.toISOString()} is damaged; nothing was changed. Choose another.`,
    );
  }
  const temporary = `${path}.restoring`;
  copyFileSync(backup.path, temporary);
  if (firstDifference(sumBlocks(backup.path), sumBlocks(temporary)) !== null) {
    throw new AppError('io', `The copy of the backup came out different; have the disk looked at.`);
  }
  flushFile(temporary);
  if (isKept) {
    // Closed as it should be, it has no log; its seal speaks of what is replaced now.
    rmSync(sealPathOf(path), { force: true });
  } else {
    setAside(path, { why, restored: basename(backup.path) });
  }
  renameSync(temporary, path);
  flushFolder(dirname(path));
}

/** The largest number of changes that a workspace is known to have had. */
export function mostCommits(path: string): number {
  const sealed = readSeal(path)?.commits ?? 0;
  return Math.max(sealed, ...listBackups(backupFolderOf(path)).map(({ commits }) => commits));
}

/**
 * Has the history of a workspace say that it was put back, and has it count on from `most` changes.
 * A backup from before an import was made while that was under way, which it is no more.
 */
export function noteRestore(workspace: Workspace, backup: BackupFile, most: number): void {
  workspace.write((db) => {
    countFrom(db, most);
    recordChange(db, {
      kind: 'settings',
      text: `Restored the backup of ${backup.at.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
      reason: null,
      items: 0,
      detail: { restored: basename(backup.path) },
    });
  });
  if (workspace.interruptedImport !== null) workspace.dismissInterruption();
}
