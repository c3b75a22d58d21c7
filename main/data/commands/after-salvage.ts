import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../database/connection.ts';

/**
 * The number of the change by which rows were last saved out of a damaged file, 0 where none was. What
 * undo needs of changes before that may be among what was lost.
 */
export const LAST_SALVAGE_SQL = `(SELECT coalesce(max(id), 0) FROM change
  WHERE json_type(detail, '$.salvage') = 'object')`;

/** Refuses to undo a change from before rows were saved out of a damaged file, with `conflict`. */
export function assertAfterSalvage(db: Database, changeId: number, text: string): void {
  const last = db.prepare<[], number>(`SELECT ${LAST_SALVAGE_SQL}`).pluck().get() ?? 0;
  if (last === 0 || changeId > last) return;
  throw new AppError(
    'conflict',
    `"${text}" is from before this workspace was saved out of a damaged file; what undoing it needs may be lost, so that it cannot be undone.`,
  );
}
