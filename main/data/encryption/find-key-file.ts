import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import { backupFolderOf, listBackups } from '../durability/backup-file.ts';
import { keyPathOf, readKeyFile, writeKeyFile, type KeyFile } from './key-file.ts';

const PLAIN_MAGIC = Buffer.from('SQLite format 3\u0000', 'latin1');
const HEAD_BYTES = 24;
/** What SQLite3MultipleCiphers leaves plain of the header of a file with 32 bytes kept on each page. */
const KEPT_BYTES = Buffer.from([32, 64, 32, 32]);
const KEPT_AT = 20;

function headOf(path: string): Buffer | null {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return null;
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    return readSync(file, head, 0, HEAD_BYTES, 0) === HEAD_BYTES ? head : null;
  } finally {
    closeSync(file);
  }
}

/** The key file of an id, beside a workspace or beside one of its backups; `null` where none is. */
export function findKeyFile(path: string, id: string): KeyFile | null {
  const places = [path, ...listBackups(backupFolderOf(path)).map((backup) => backup.path)];
  for (const place of places) {
    const file = readIfSound(keyPathOf(place));
    if (file?.id === id) return file;
  }
  return null;
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
 * there, or is none. A workspace whose own key file is lost has one beside a backup. Fails with `io`
 * where an encrypted one has no key file that can be read.
 */
export function keyFileOf(path: string): KeyFile | null {
  const head = headOf(path);
  if (head === null || head.subarray(0, PLAIN_MAGIC.length).equals(PLAIN_MAGIC)) return null;
  const found = findKeyFile(path, head.toString('hex', 0, 16));
  if (found !== null) return found;
  // Of one that was damaged where it names its key, the seal speaks up.
  const beside = readKeyFile(keyPathOf(path));
  if (beside !== null) return beside;
  if (!head.subarray(KEPT_AT).equals(KEPT_BYTES)) return null;
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
