import { AppError } from '#shared/rpc/app-error';
import { keyIdOf, type WorkspaceKey } from '../database/driver.ts';
import type { BackupFile } from '../durability/backup-file.ts';
import { keyFileOfBackup } from './find-key-file.ts';

/** Says that nothing beside a workspace opens an encrypted backup. */
export function keyFileLost({ at }: BackupFile): AppError {
  return new AppError(
    'io',
    `The key file of the backup of ${at.toISOString()} is lost, and no other beside the workspace or its backups opens it; nothing was changed. Put a copy of its key file beside it, or choose another backup.`,
  );
}

/**
 * The key that a backup of an open workspace opens with: the workspace's own, or `null` for a plain
 * one. Fails with `conflict` where it has another, from before the workspace was plain for a while, and with `io` where its key
 * file is lost.
 */
export function keyThatOpens(
  path: string,
  backup: BackupFile,
  key: WorkspaceKey | null,
): WorkspaceKey | null {
  if (!backup.isEncrypted) return null;
  const file = keyFileOfBackup(backup.path, path);
  if (file === null) throw keyFileLost(backup);
  if (key !== null && file.id === keyIdOf(key)) return key;
  throw new AppError(
    'conflict',
    'That backup is encrypted with another key than the workspace is now, so that it is not put in its place. Copy it and its key file to another folder, and open it there with the passphrase of that time.',
  );
}
