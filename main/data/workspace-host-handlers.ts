import type { Handlers } from '#shared/rpc/contract';
import { runSteps, StepJob } from './commands/edit/step-job.ts';
import type { WorkspaceKey } from './database/driver.ts';
import { isKeptEncrypted } from './encryption/becomes-plain.ts';
import { lockWith, newKey } from './encryption/new-lock.ts';
import { unlock } from './encryption/unlock.ts';
import { backupFolderOf, listBackups } from './durability/backup-file.ts';
import { isSound } from './durability/sound-backup.ts';
import type { HostContract, workspaceHostMethods } from './host-contract.ts';
import type { Session } from './session.ts';
import { Workspace } from './workspace.ts';

type OpenMode = 'write' | 'read' | 'damaged-copy' | 'as-it-is';

/** Modes in which changes go to no file of the operator's. */
const isToRead = (mode: OpenMode): boolean => mode === 'read' || mode === 'damaged-copy';

type OpenHow = {
  readonly mode: OpenMode;
  readonly key: WorkspaceKey | null;
  readonly isForeign: boolean;
};

function openIn(path: string, { mode, key, isForeign }: OpenHow): Workspace {
  if (isToRead(mode))
    return Workspace.openToRead(path, { isDamaged: mode === 'damaged-copy', key });
  return Workspace.open(path, false, { isAsItIs: mode === 'as-it-is', key, isForeign });
}

/**
 * Answers the main process about opening workspaces, and about those that do not open. What is seldom
 * asked is loaded then, and no part of starting.
 */
export function workspaceHostHandlers(
  session: Session,
  tellMain: (event: string, payload: unknown) => void,
): Pick<Handlers<HostContract>, keyof typeof workspaceHostMethods> {
  const salvaging = new StepJob();
  return {
    'host.create': async ({ path, secrets, backupPlace }) => {
      const lock = secrets === null ? null : await lockWith(newKey(), secrets);
      const workspace = Workspace.open(path, true, { lock });
      await session.closeWorkspace();
      session.setBackupPlace(backupPlace);
      session.replaceWorkspace(workspace);
      return { name: workspace.name, key: workspace.key };
    },
    'host.open': async ({ path, mode, secret, backupPlace, isForeign }) => {
      const workspace = openIn(path, { mode, key: await unlock(path, secret), isForeign });
      await session.closeWorkspace();
      session.setBackupPlace(backupPlace);
      session.replaceWorkspace(workspace, { getsBackups: !isToRead(mode) });
      return { name: workspace.name, key: workspace.key };
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
      for (const each of listBackups(backupFolderOf(path))) {
        const { id, at, reason, bytes, isEncrypted, path: backup } = each;
        const isWhole = isSound(backup);
        offered.push({ id, at: at.toISOString(), reason, bytes, isEncrypted, isSound: isWhole });
        // Each is read whole; what a page asks meanwhile is answered in between.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return { backups: offered, isEncrypted: isKeptEncrypted(path) };
    },
    'host.examine': async ({ path, folder, secret }) => {
      const { examineWorkspace } = await import('./examine/examine-workspace.ts');
      const key = await unlock(path, secret);
      for (const step of examineWorkspace({ path, folder, key })) {
        tellMain('examine.step', { step });
        // What was told leaves this process before the step holds it up.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return { key };
    },
    'host.salvage': (order) =>
      salvaging.start(async (signal) => {
        const { salvageWorkspace } = await import('./salvage/salvage-workspace.ts');
        return runSteps(salvageWorkspace(order), signal, (progress) => {
          session.publish('recovery.progress', progress);
        });
      }),
    'host.cancelSalvage': () => {
      salvaging.cancel();
      return {};
    },
    'host.restoreClosed': async ({ path, id, ...how }) => {
      const { restoreClosed } = await import('./restore-closed.ts');
      await restoreClosed(path, id, how);
      return {};
    },
  };
}
