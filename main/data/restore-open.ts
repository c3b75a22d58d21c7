import { AppError } from '#shared/rpc/app-error';
import type { Backups } from './durability/backups.ts';
import { mostCommits } from './durability/known-commits.ts';
import { putBack } from './durability/restore.ts';
import { isSound } from './durability/sound-backup.ts';
import { assertMayBecomePlain } from './encryption/becomes-plain.ts';
import { keyThatOpens } from './encryption/key-of-backup.ts';
import { noteRestore } from './restore-closed.ts';
import { Workspace } from './workspace.ts';

/** Backups that a restore makes at most before it gives up on a workspace that keeps changing. */
const MOST_ROUNDS = 3;

/** What of a session a restore needs. */
export type RestoredSession = {
  readonly workspace: Workspace;
  readonly backups: Backups;
  replaceWorkspace(workspace: Workspace | null): void;
  jobEnded(): Promise<void>;
};

/** Makes backups until one that was read again holds every change, others being made meanwhile. */
async function keepEverything(backups: Backups): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await backups.make('restore');
    const holding = backups.holding();
    if (holding !== null && isSound(holding.path)) return;
  }
  throw new AppError(
    'io',
    backups.trouble ??
      'The workspace keeps changing, so that nothing was restored; try again when it rests.',
  );
}

/** Puts a backup in the place of the workspace that a session has open; see `Session.restore`. */
export async function restoreOpen(
  session: RestoredSession,
  id: string,
  mayBecomePlain: boolean,
): Promise<void> {
  const { backups, workspace } = session;
  const { path, key } = workspace;
  const isEncrypted = key !== null;
  assertMayBecomePlain(path, backups.find(id), { isEncrypted, mayBecomePlain });
  const keyOfBackup = keyThatOpens(path, backups.find(id), key);
  await keepEverything(backups);
  // Nothing is awaited from here to the closing, so that no change comes in between.
  const backup = backups.find(id);
  const most = mostCommits(path);
  session.replaceWorkspace(null);
  await session.jobEnded();
  try {
    putBack(path, backup, { isKept: true }, key);
  } catch (error) {
    session.replaceWorkspace(Workspace.open(path, false, { key }));
    throw error;
  }
  const restored = Workspace.open(path, false, { key: keyOfBackup });
  session.replaceWorkspace(restored);
  noteRestore(restored, backup, { most, wasEncrypted: isEncrypted });
}
