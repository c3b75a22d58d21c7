import { Backups } from '../data/durability/backups.ts';
import type { Workspace } from '../data/workspace.ts';
import type { CliIo } from './io.ts';

/** The backups of a workspace that a command changes. */
export function cliBackups(workspace: Workspace, io: CliIo): Backups {
  return new Backups({
    workspace,
    workerUrl: new URL('./backup-worker.js', io.workerUrl),
    secondPlace: null,
    onChange: () => undefined,
  });
}

/** Waits for a backup that began, and says on standard error what went wrong. */
export async function endBackups(backups: Backups, io: CliIo): Promise<void> {
  await backups.idle();
  if (backups.trouble !== null) io.warn(backups.trouble);
}
