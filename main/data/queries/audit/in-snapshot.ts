import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';
import type { Workspace } from '../../workspace.ts';

/**
 * Reads one state of a workspace in steps, see `Workspace.readSnapshot`. Fails with `cancelled` where it
 * is closed meanwhile.
 */
export async function inSnapshot<T>(
  workspace: Workspace,
  read: (db: Database) => Promise<T>,
): Promise<T> {
  try {
    return await workspace.readSnapshot(read);
  } catch (error) {
    if (workspace.isOpen) throw error;
    throw new AppError('cancelled', 'The workspace was closed meanwhile.', { cause: error });
  }
}
