import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError, isAppError } from '#shared/rpc/app-error';
import type { WorkspaceKey } from '../database/driver.ts';
import { keyFileOfBackup } from '../encryption/find-key-file.ts';
import { keyPathOf, readKeyFile, writeKeyFile, type KeyFile } from '../encryption/key-file.ts';
import { keyFileLost } from '../encryption/key-of-backup.ts';
import type { BackupFile } from './backup-file.ts';
import { firstDifference, sumBlocks } from './block-sums.ts';
import { flushFile, flushFolder } from './flush.ts';
import { sealPathOf } from './seal-file.ts';
import { assertClosed, setAside, unfinishedOf } from './set-aside.ts';
import { sealedSums } from './sound-backup.ts';

function damaged({ at }: BackupFile): AppError {
  return new AppError(
    'workspace-corrupt',
    `The backup of ${at.toISOString()} is damaged; nothing was changed. Choose another.`,
  );
}

/** Copies a backup, and holds the copy against what the backup was when it was made. */
function copyWhole(backup: BackupFile, copy: string): void {
  const sealed = sealedSums(backup.path);
  if (sealed === null) throw damaged(backup);
  copyFileSync(backup.path, copy);
  if (firstDifference(sealed, sumBlocks(copy)) !== null) throw damaged(backup);
  flushFile(copy);
}

/** Removes the copy that a program left which ended before it took the place of a workspace. */
export function removeUnfinishedRestore(path: string): void {
  rmSync(unfinishedOf(path), { force: true });
}

/**
 * Has the key file beside a workspace be the one of the backup that took its place. A program that ends
 * before that leaves a workspace whose key file is found beside the backup.
 */
function followKey(path: string, file: KeyFile | null): void {
  if (file === null) rmSync(keyPathOf(path), { force: true });
  // One of the same key may know a newer passphrase.
  else if (idBeside(path) !== file.id) writeKeyFile(keyPathOf(path), file);
}

/** What opens a backup, known before anything is moved; `null` of a plain one. */
function keyFileFor(path: string, backup: BackupFile): KeyFile | null {
  if (!backup.isEncrypted) return null;
  const file = keyFileOfBackup(backup.path, path);
  if (file === null) throw keyFileLost(backup);
  return file;
}

function idBeside(path: string): string | null {
  try {
    return readKeyFile(keyPathOf(path))?.id ?? null;
  } catch (error) {
    if (isAppError(error, 'io')) return null;
    throw error;
  }
}

/**
 * Puts a backup in the place of a closed workspace, which is encrypted with `key`, or not. What stood
 * there is set aside with the note `why`, or goes where `isKept` says that a backup of it was made. At
 * no moment is there no workspace or half of one, but for its log: where files are set aside, the seal
 * leaves last, and would say so until then. Fails with `workspace-corrupt` where the backup is damaged,
 * with `io` where its key file is lost, and with `workspace-busy`; nothing is changed then.
 */
export function putBack(
  path: string,
  backup: BackupFile,
  how: { readonly isKept: true } | { readonly isKept: false; readonly why: string },
  key: WorkspaceKey | null,
): void {
  const temporary = unfinishedOf(path);
  try {
    copyWhole(backup, temporary);
    const keyFile = keyFileFor(path, backup);
    let moveSeal = (): void => undefined;
    if (how.isKept) {
      assertClosed(path, key);
      // There is no log that could be missing; left for later, it would speak against the backup.
      rmSync(sealPathOf(path), { force: true });
    } else ({ moveSeal } = setAside(path, how.why, key));
    renameSync(temporary, path);
    followKey(path, keyFile);
    flushFolder(dirname(path));
    moveSeal();
  } catch (error) {
    removeUnfinishedRestore(path);
    throw error;
  }
}
