import { basename } from 'node:path';
import { AppError, isAppError } from '#shared/rpc/app-error';
import type { WorkspaceKey } from './database/driver.ts';
import { recordChange } from './commands/changes.ts';
import { countFrom } from './database/identity.ts';
import { backupFolderOf, listBackups, type BackupFile } from './durability/backup-file.ts';
import { mostCommits } from './durability/known-commits.ts';
import { putBack } from './durability/restore.ts';
import { assertMayBecomePlain, isKeptEncrypted } from './encryption/becomes-plain.ts';
import type { Secret } from './encryption/secret.ts';
import { unlock } from './encryption/unlock.ts';
import { Workspace } from './workspace.ts';

/**
 * Has the history of a workspace say that it was put back, and has it count on from `most` changes.
 * A backup from before an import was made while that was under way, which it is no more.
 */
export function noteRestore(
  workspace: Workspace,
  backup: BackupFile,
  { most, wasEncrypted }: { readonly most: number; readonly wasEncrypted: boolean },
): void {
  const at = backup.at.toISOString().slice(0, 16).replace('T', ' ');
  const became = wasEncrypted && !backup.isEncrypted ? ', which made the workspace plain' : '';
  workspace.write((db) => {
    countFrom(db, most);
    recordChange(db, {
      kind: 'settings',
      text: `Restored the backup of ${at} UTC${became}`,
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

/** How a backup is put in the place of a closed workspace. */
export type RestoreHow = {
  /** What is noted beside the files that are set aside. */
  readonly why: string;
  readonly secret: Secret | null;
  /** True where it is meant that a plain backup makes an encrypted workspace plain. */
  readonly mayBecomePlain?: boolean;
};

/** The backup that was put back, and whether an encrypted workspace became plain by it. */
export type Restored = { readonly backup: BackupFile; readonly becamePlain: boolean };

/**
 * Puts a backup in the place of a workspace that nobody has open, whose files are set aside with a
 * note. Fails with `not-found` where it has no backup of that id, with `conflict` where the workspace
 * would become plain and may not, as `unlock` where the backup is encrypted, else as `putBack`.
 */
export async function restoreClosed(
  path: string,
  id: string,
  { why, secret, mayBecomePlain = false }: RestoreHow,
): Promise<Restored> {
  const backup = listBackups(backupFolderOf(path)).find((each) => each.id === id);
  if (backup === undefined) {
    throw new AppError(
      'not-found',
      `${basename(path)} has no backup of that id any more; choose another.`,
    );
  }
  const isEncrypted = isKeptEncrypted(path);
  assertMayBecomePlain(path, backup, { isEncrypted, mayBecomePlain });
  const key = await unlock(backup.path, secret, path);
  const former = await keyOfDamaged(path, secret);
  const most = mostCommits(path);
  putBack(path, backup, { isKept: false, why }, former);
  const workspace = Workspace.open(path, false, { key });
  try {
    noteRestore(workspace, backup, { most, wasEncrypted: isEncrypted });
  } finally {
    workspace.close();
  }
  return { backup, becamePlain: isEncrypted && !backup.isEncrypted };
}
