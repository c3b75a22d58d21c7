import { AppError } from '#shared/rpc/app-error';
import type { Handlers } from '#shared/rpc/contract';
import { backupFolderOf, listBackups } from './durability/backup-file.ts';
import { isSound } from './durability/make-backup.ts';
import { mostCommits, noteRestore, putBack } from './durability/restore.ts';
import type { HostContract, workspaceHostMethods } from './host-contract.ts';
import type { Session } from './session.ts';
import { Workspace } from './workspace.ts';

type OpenMode = 'create' | 'write' | 'read' | 'as-it-is';

function openIn(mode: OpenMode, path: string): Workspace {
  if (mode === 'read') return Workspace.openToRead(path);
  return Workspace.open(path, mode === 'create', { isAsItIs: mode === 'as-it-is' });
}

/** Answers the main process about opening workspaces, and about those that do not open. */
export function workspaceHostHandlers(
  session: Session,
): Pick<Handlers<HostContract>, keyof typeof workspaceHostMethods> {
  return {
    'host.open': async ({ path, mode, backupPlace }) => {
      const workspace = openIn(mode, path);
      await session.closeWorkspace();
      session.setBackupPlace(backupPlace);
      session.replaceWorkspace(workspace, { getsBackups: mode !== 'read' });
      return { name: workspace.name };
    },
    'host.close': async () => {
      await session.closeWorkspace();
      return {};
    },
    'host.setBackupPlace': ({ backupPlace }) => {
      session.setBackupPlace(backupPlace);
      return {};
    },
    'host.listBackups': ({ path }) =>
      listBackups(backupFolderOf(path)).map((backup) => ({
        id: backup.id,
        at: backup.at.toISOString(),
        reason: backup.reason,
        bytes: backup.bytes,
        isSound: isSound(backup),
      })),
    'host.restoreClosed': ({ path, id, why }) => {
      const backup = listBackups(backupFolderOf(path)).find((each) => each.id === id);
      if (backup === undefined) {
        throw new AppError('not-found', 'That backup is not there any more; choose another.');
      }
      const most = mostCommits(path);
      putBack(path, backup, { why, isKept: false });
      const workspace = Workspace.open(path, false);
      try {
        noteRestore(workspace, backup, most);
      } finally {
        workspace.close();
      }
      return {};
    },
  };
}
