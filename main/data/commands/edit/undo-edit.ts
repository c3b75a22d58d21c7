import { z } from 'zod';
import type { Database } from '../../database/connection.ts';
import { hasChangesSince, retagItems } from '../retag.ts';
import { restoreItems } from '../undo-import/restore.ts';
import { dropScope, prepareChangeScope } from '../undo-import/scope.ts';
import { assertNotCovered } from './not-covered.ts';

const detailSchema = z.object({ edit: z.object({ field: z.string(), column: z.string() }) });
type Edit = z.infer<typeof detailSchema>['edit'];

/** The field that a change of items set, `null` for a change of another kind. */
export function editOf(detail: unknown): Edit | null {
  return detailSchema.safeParse(detail).data?.edit ?? null;
}

/**
 * Puts a field back to what the items had before a person set it. Gives how many items that are;
 * fails with `conflict` where it was set again later. To be called within a transaction.
 */
export function undoEdit(db: Database, changeId: number, { column }: Edit): number {
  assertNotCovered(db, changeId, { path: '$.edit.column', is: column });
  try {
    prepareChangeScope(db, changeId);
    restoreItems(db, [changeId]);
    if (hasChangesSince(db, [changeId])) retagItems(db, 'SELECT item_id FROM temp.undo_updated');
    return (
      db
        .prepare<[], number>('SELECT count(*) FROM temp.undo_updated WHERE restores')
        .pluck()
        .get() ?? 0
    );
  } finally {
    dropScope(db);
  }
}
