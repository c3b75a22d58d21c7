import { z } from 'zod';
import { removalSetSchema } from '#shared/domain/removal';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';
import { PLAN_COLUMNS } from './set-columns.ts';

const detailSchema = z.object({ removal: removalSetSchema });

/** True for a change of the removal plan. */
export function isRemovalChange(detail: unknown): boolean {
  return detailSchema.safeParse(detail).success;
}

/**
 * Puts back what the plan said before a change. Gives how many items that are; fails with `conflict`
 * where a later change of the plan covers some of them. To be called within a transaction.
 */
export function undoRemoval(db: Database, changeId: number): number {
  const later = db
    .prepare<[number, number], string>(
      `SELECT k.text FROM change k WHERE k.id > ? AND k.undone_by IS NULL
         AND json_type(k.detail, '$.removal') IS NOT NULL
         AND EXISTS (SELECT 1 FROM change_removal a JOIN change_removal b
           ON b.item_id = a.item_id AND b.change_id = k.id WHERE a.change_id = ?)
       ORDER BY k.id DESC LIMIT 1`,
    )
    .pluck()
    .get(changeId, changeId);
  if (later !== undefined) {
    throw new AppError(
      'conflict',
      `“${later}” changed the plan of some of these items later; undo that first.`,
    );
  }
  const { changes: removed } = db
    .prepare(
      `DELETE FROM item_removal WHERE item_id IN
         (SELECT item_id FROM change_removal WHERE change_id = ? AND status IS NULL)`,
    )
    .run(changeId);
  const columns = PLAN_COLUMNS.join(', ');
  const { changes: restored } = db
    .prepare(
      `INSERT OR REPLACE INTO item_removal (item_id, ${columns}, change_id)
       SELECT item_id, ${columns}, former_change FROM change_removal
       WHERE change_id = ? AND status IS NOT NULL`,
    )
    .run(changeId);
  return removed + restored;
}
