import { basename } from 'node:path';
import { AppError, isAppError } from '#shared/rpc/app-error';
import type { WorkspaceKey } from './database/driver.ts';
import { recordChange } from './commands/changes.ts';
import { countFrom } from './database/identity.ts';
import { backupFolderOf, listBackups, type BackupFile } from './durability/backup-file.ts';
import { mostCommits } from './durability/known-commits.ts';
import { putBack } from './durability/restore.ts';
import type { Secret } from './encryption/secret.ts';
import { unlock } from './encryption/unlock.ts';
import { Workspace } from './workspace.ts';

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

/** The key of a damaged workspace, where what was given opens it; what stands there may be anything. */
async function keyOfDamaged(path: string, secret: Secret | null): Promise<WorkspaceKey | null> {
  try {
    return await unlock(path, secret);
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}

/**
 * Puts a backup in the place of a workspace that nobody has open, whose files are set aside with a
 * note. Fails with `not-found` where it has no backup of that id, as `unlock` where that is encrypted,
 * else as `putBack`.
 */
export async function restoreClosed(
  path: string,
  id: string,
  why: string,
  secret: Secret | null,
): Promise<BackupFile> {
  const backup = listBackups(backupFolderOf(path)).find((each) => each.id === id);
  if (backup === undefined) {
    throw new AppError(
      'not-found',
      `${basename(path)} has no backup of that id any more; choose another.`,
    );
  }
  const key = await unlock(backup.path, secret);
  const former = await keyOfDamaged(path, secret);
  const most = mostCommits(path);
  putBack(path, backup, { isKept: false, why }, former);
  const workspace = Workspace.open(path, false, { key });
  try {
    noteRestore(workspace, backup, most);
  } finally {
    workspace.close();
  }
  return backup;
}
