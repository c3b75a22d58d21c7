import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import { backupFolderOf, listBackups } from '../durability/backup-file.ts';
import { headOf, isPlainHead, keyIdIn, looksEncrypted } from './file-head.ts';
import { keyPathOf, readKeyFile, writeKeyFile, type KeyFile } from './key-file.ts';

/** The key file of an id, beside a workspace or beside one of its backups; `null` where none is. */
export function findKeyFile(path: string, id: string): KeyFile | null {
  const places = [path, ...listBackups(backupFolderOf(path)).map((backup) => backup.path)];
  for (const place of places) {
    const file = readIfSound(keyPathOf(place));
    if (file?.id === id) return file;
  }
  return null;
}

/** The key file of an encrypted backup, beside it, else beside its workspace or another backup; or `null`. */
export function keyFileOfBackup(backup: string, workspace: string): KeyFile | null {
  const head = headOf(backup);
  const id = head === null ? null : keyIdIn(head);
  const beside = readIfSound(keyPathOf(backup));
  // One whose head was damaged is named by its own key file, and is refused as damaged.
  if (id === null || beside?.id === id) return beside;
  return findKeyFile(workspace, id) ?? beside;
}

/** A damaged one is no reason to give up where another is sound. */
function readIfSound(path: string): KeyFile | null {
  try {
    return readKeyFile(path);
  } catch {
    return null;
  }
}

/**
 * The key file of a workspace that no connection has open; `null` where the workspace is plain, is not
 * there, or is none. A workspace whose own key file is lost has one beside a backup, and a backup beside
 * its `workspace` or another backup of that. Fails with `io` where an encrypted one has no key file that
 * can be read.
 */
export function keyFileOf(path: string, workspace: string = path): KeyFile | null {
  const head = headOf(path);
  if (head === null || isPlainHead(head)) return null;
  const found = findKeyFile(path, keyIdIn(head)) ?? findKeyFile(workspace, keyIdIn(head));
  if (found !== null) return found;
  // Of one that was damaged where it names its key, the seal speaks up.
  const beside = readKeyFile(keyPathOf(path));
  if (beside !== null) return beside;
  if (!looksEncrypted(head)) return null;
  const name = basename(path);
  throw new AppError(
    'io',
    `${name} is encrypted, and its key file, ${basename(keyPathOf(path))}, is not beside it; copy that to the same folder too: it lies where the workspace was, and a copy beside each backup.`,
  );
}

/** Puts the key file of an id beside a workspace where a copy of it was found elsewhere. */
export function keepKeyFileBeside(path: string, id: string): void {
  if (readIfSound(keyPathOf(path))?.id === id) return;
  const found = findKeyFile(path, id);
  if (found !== null) writeKeyFile(keyPathOf(path), found);
}
