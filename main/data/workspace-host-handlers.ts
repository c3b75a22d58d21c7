import type { Handlers } from '#shared/rpc/contract';
import { runSteps, StepJob } from './commands/edit/step-job.ts';
import { backupFolderOf, listBackups } from './durability/backup-file.ts';
import { isSound } from './durability/sound-backup.ts';
import type { HostContract, workspaceHostMethods } from './host-contract.ts';
import { restoreClosed } from './restore-closed.ts';
import { salvageWorkspace } from './salvage/salvage-workspace.ts';
import type { Session } from './session.ts';
import { Workspace } from './workspace.ts';

type OpenMode = 'create' | 'write' | 'read' | 'damaged-copy' | 'as-it-is';

/** Modes in which changes go to no file of the operator's. */
const isToRead = (mode: OpenMode): boolean => mode === 'read' || mode === 'damaged-copy';

function openIn(mode: OpenMode, path: string): Workspace {
  if (isToRead(mode)) return Workspace.openToRead(path, { isDamaged: mode === 'damaged-copy' });
  return Workspace.open(path, mode === 'create', { isAsItIs: mode === 'as-it-is' });
}

/** Answers the main process about opening workspaces, and about those that do not open. */
export function workspaceHostHandlers(
  session: Session,
): Pick<Handlers<HostContract>, keyof typeof workspaceHostMethods> {
  const salvaging = new StepJob();
  return {
    'host.open': async ({ path, mode, backupPlace }) => {
      const workspace = openIn(mode, path);
      await session.closeWorkspace();
      session.setBackupPlace(backupPlace);
      session.replaceWorkspace(workspace, { getsBackups: !isToRead(mode) });
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
    'host.listBackups': async ({ path }) => {
      const offered = [];
      for (const { id, at, reason, bytes, path: backup } of listBackups(backupFolderOf(path))) {
        offered.push({ id, at: at.toISOString(), reason, bytes, isSound: isSound(backup) });
        // Each is read whole; what a page asks meanwhile is answered in between.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return offered;
    },
    'host.salvage': (order) =>
      salvaging.start((signal) =>
        runSteps(salvageWorkspace(order), signal, (progress) => {
          session.publish('recovery.progress', progress);
        }),
      ),
    'host.cancelSalvage': () => {
      salvaging.cancel();
      return {};
    },
    'host.restoreClosed': ({ path, id, why }) => {
      restoreClosed(path, id, why);
      return {};
    },
  };
}
