import { isAppError, type AppErrorCode } from '#shared/rpc/app-error';
import type { WorkspaceKey } from '#main/data/database/driver';
import { checkWorkspace } from '#main/data/queries/check';
import { Workspace } from '#main/data/workspace';
import { dumpOf, type Dump } from './dump.ts';

/** What the product says of a workspace, and what is in it. */
export type Seen =
  /** `dump` is empty where there are problems. */
  | { readonly isOpen: true; readonly problems: readonly string[]; readonly dump: Dump }
  /** `code` is `null` where the failure was no sentence for the operator but a defect. */
  | { readonly isOpen: false; readonly code: AppErrorCode | null; readonly message: string };

/** What is said of a workspace that failed to open. */
export function refusal(error: unknown): Seen {
  const code = isAppError(error) ? error.code : null;
  return { isOpen: false, code, message: error instanceof Error ? error.message : String(error) };
}

/**
 * Opens a workspace as the program does and asks the product's own check about it. This is the one
 * place that decides what counts as found: whatever the product reports of damage belongs here. `key`
 * opens an encrypted one; see `unlockAndSee`.
 */
export function openAndSee(path: string, key: WorkspaceKey | null = null): Seen {
  let workspace: Workspace;
  try {
    workspace = Workspace.open(path, false, { key });
  } catch (error) {
    return refusal(error);
  }
  try {
    const { problems } = checkWorkspace(workspace.reader);
    // Of one that is known to be damaged, what is left says nothing, and reading it may fail.
    const dump: Dump = problems.length === 0 ? dumpOf(workspace.reader) : new Map();
    workspace.close();
    return { isOpen: true, problems, dump };
  } catch (error) {
    if (workspace.isOpen) closeQuietly(workspace);
    return refusal(error);
  }
}

/** What it failed with was told already. */
function closeQuietly(workspace: Workspace): void {
  try {
    workspace.close();
  } catch {
    // A damaged file may fail again on closing.
  }
}
