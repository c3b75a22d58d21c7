import { AppError } from '#shared/rpc/app-error';
import { keyIdOf, type WorkspaceKey } from '../database/driver.ts';
import type { BackupFile } from '../durability/backup-file.ts';
import { keyPathOf, readKeyFile } from './key-file.ts';

/**
 * The key that a backup of an open workspace opens with: the workspace's own, or `null` for a plain
 * one. Fails with `conflict` where it has another, from before the workspace was plain for a while.
 */
export function keyThatOpens(backup: BackupFile, key: WorkspaceKey | null): WorkspaceKey | null {
  if (!backup.isEncrypted) return null;
  if (key !== null && readKeyFile(keyPathOf(backup.path))?.id === keyIdOf(key)) return key;
  throw new AppError(
    'conflict',
    'That backup is encrypted with another key than the workspace is now, so that it is not put in its place. Copy it and its key file to another folder, and open it there with the passphrase of that time.',
  );
}
