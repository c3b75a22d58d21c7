import { basename } from 'node:path';
import { waitingPacks } from '../data/commands/policies/pack-updates.ts';
import { waitingRegistry } from '../data/commands/registry-update.ts';
import { placeWarning } from '../data/durability/risky-place.ts';
import { Workspace } from '../data/workspace.ts';
import type { CliIo } from './io.ts';
import { keyOf } from './workspace-secret.ts';

/**
 * Opens a workspace for one command, an encrypted one by the passphrase that was given, and says on
 * standard error where an import did not end or a newer supplier registry or policy waits. Fails as
 * `Workspace` does.
 */
export async function openWorkspace(
  path: string,
  mode: 'read' | 'write' | 'create',
  io: CliIo,
): Promise<Workspace> {
  const key = mode === 'create' ? null : await keyOf(path, io);
  const workspace =
    mode === 'read'
      ? Workspace.openToRead(path, { key })
      : Workspace.open(path, mode === 'create', { key });
  const warning = mode === 'read' ? null : placeWarning(path);
  if (warning !== null) io.warn(warning);
  const interrupted = workspace.interruptedImport;
  if (interrupted !== null) {
    const { fileName, startedAt } = interrupted;
    io.warn(
      `The import of ${fileName} that began at ${startedAt} did not end; nothing of it is in ${basename(path)}. Import the file again.`,
    );
  }
  const waiting = waitingRegistry(workspace.reader);
  if (waiting !== null) {
    io.warn(
      `${basename(path)} keeps the supplier registry ${waiting.from}; ${waiting.to} would change some of its items. See what it changes on the Vendors screen, and take it there.`,
    );
  }
  for (const { pack, stored } of waitingPacks(workspace.reader)) {
    io.warn(
      `${basename(path)} keeps version ${stored.pack.version} of the policy ${pack.id}; ${pack.version} is ready. See what it changes on the Policies screen, and take it there.`,
    );
  }
  return workspace;
}

/** Opens a workspace for one command that reads and closes it whatever happens. */
export async function withWorkspace<T>(
  path: string,
  io: CliIo,
  work: (workspace: Workspace) => T | Promise<T>,
): Promise<T> {
  const workspace = await openWorkspace(path, 'read', io);
  try {
    return await work(workspace);
  } finally {
    workspace.close();
  }
}
