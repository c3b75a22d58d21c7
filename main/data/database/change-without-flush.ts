import { toAppError } from './app-errors.ts';
import type { Database } from './driver.ts';

/**
 * Runs a change as one transaction that need not have reached the disk on return: power that fails
 * takes back at most whole changes. Fails with one sentence that names the file.
 */
export function changeWithoutFlush<T>(
  db: Database,
  change: (db: Database) => T,
  fileName: string,
): T {
  db.pragma('synchronous = NORMAL');
  try {
    return db.transaction(change).immediate(db);
  } catch (error) {
    throw toAppError(error, fileName);
  } finally {
    db.pragma('synchronous = FULL');
  }
}
