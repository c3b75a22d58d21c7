import { renameSync } from 'node:fs';
import { isAppError } from '#shared/rpc/app-error';
import { backupFolderOf, listBackups } from '../durability/backup-file.ts';
import { setAsideFiles } from '../durability/set-aside-files.ts';
import { keyPathOf, readKeyFile, writeKeyFile, type KeyFile } from './key-file.ts';

/** Puts a key file that stands in the way aside, under its id: what is encrypted by it may be anywhere. */
function keepFormer(path: string): void {
  const former = readKeyFile(keyPathOf(path));
  if (former === null) return;
  renameSync(keyPathOf(path), `${keyPathOf(path)}-${former.id.slice(0, 8)}`);
}

/**
 * Writes the key file of a workspace that is about to be encrypted. Fails with `io` where one that
 * cannot be read stands in its place, and as the file system does.
 */
export function keepNewKeyFile(path: string, file: KeyFile): void {
  keepFormer(path);
  writeKeyFile(keyPathOf(path), file);
}

/**
 * Has a workspace open by other words, and with it the backups beside it and what was set aside of it,
 * as far as these have the same key: any of their key files would open the workspace too.
 */
export function replaceKeyFiles(path: string, file: KeyFile): void {
  writeKeyFile(keyPathOf(path), file);
  const backups = listBackups(backupFolderOf(path)).map((backup) => backup.path);
  for (const copy of [...backups, ...setAsideFiles(path)]) {
    if (idOf(keyPathOf(copy)) === file.id) writeKeyFile(keyPathOf(copy), file);
  }
}

/** The id of a key file; `null` where there is none, or where it is damaged and opens nothing. */
function idOf(keyPath: string): string | null {
  try {
    return readKeyFile(keyPath)?.id ?? null;
  } catch (error) {
    const { cause } = error instanceof Error ? error : {};
    // What cannot be read may be whole, and would open by the former words.
    if (cause instanceof Error && 'syscall' in cause) throw error;
    if (isAppError(error, 'io')) return null;
    throw error;
  }
}
