import { renameSync } from 'node:fs';
import { backupFolderOf, listBackups } from '../durability/backup-file.ts';
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

/** Has a workspace, and those backups beside it that have the same key, open by other words. */
export function replaceKeyFiles(path: string, file: KeyFile): void {
  writeKeyFile(keyPathOf(path), file);
  for (const backup of listBackups(backupFolderOf(path))) {
    if (backup.isEncrypted && readKeyFile(keyPathOf(backup.path))?.id === file.id) {
      writeKeyFile(keyPathOf(backup.path), file);
    }
  }
}
