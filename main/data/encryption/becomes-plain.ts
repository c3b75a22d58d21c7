import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import { backupFolderOf, listBackups, type BackupFile } from '../durability/backup-file.ts';
import { headOf, isEncryptedFile, isPlainHead } from './file-head.ts';

/**
 * True where a workspace that no connection has open is kept encrypted. Of one that is gone, or of which
 * nothing can be told any more, its newest backup says so.
 */
export function isKeptEncrypted(path: string): boolean {
  if (isEncryptedFile(path)) return true;
  const head = headOf(path);
  if (head !== null && isPlainHead(head)) return false;
  return listBackups(backupFolderOf(path))[0]?.isEncrypted === true;
}

/** Fails with `conflict` where a restore would have anybody read a workspace that is encrypted. */
export function assertMayBecomePlain(
  path: string,
  backup: BackupFile,
  how: { readonly isEncrypted: boolean; readonly mayBecomePlain: boolean },
): void {
  if (backup.isEncrypted || !how.isEncrypted || how.mayBecomePlain) return;
  throw new AppError(
    'conflict',
    `The backup of ${backup.at.toISOString()} is not encrypted, and ${basename(path)} is: restored, it would be stored without encryption. Nothing was changed.`,
  );
}
