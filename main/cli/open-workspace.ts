import { basename } from 'node:path';
import { Workspace } from '../data/workspace.ts';
import type { CliIo } from './io.ts';

/**
 * Opens a workspace for one command, and says on standard error where an import did not end.
 * Fails as `Workspace` does.
 */
export function openWorkspace(
  path: string,
  mode: 'read' | 'write' | 'create',
  io: CliIo,
): Workspace {
  const workspace =
    mode === 'read' ? Workspace.openToRead(path) : Workspace.open(path, mode === 'create');
  const interrupted = workspace.interruptedImport;
  if (interrupted !== null) {
    const { fileName, startedAt } = interrupted;
    io.stderr(
      `The import of ${fileName.replace(/\s+/gu, ' ')} that began at ${startedAt} did not end; nothing of it is in ${basename(path)}. Import the file again.\n`,
    );
  }
  return workspace;
}
