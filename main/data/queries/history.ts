import type { DataContract } from '#shared/contract/data';
import type { OutputOf } from '#shared/rpc/contract';
import type { Database } from '../database/connection.ts';

type History = OutputOf<DataContract, 'history.list'>;
type ChangeRow = Omit<History[number], 'canUndo' | 'isUndone'> & {
  readonly canUndo: number;
  readonly isUndone: number;
};

/** Changes listed at once, the latest first. */
const MAX_CHANGES = 1000;

/**
 * Whether a change can still be undone. Rows that a file mended are counted in the import that
 * rejected them, and go with it.
 */
const CAN_UNDO = `c.undone_by IS NULL AND (c.kind IN ('tag', 'vendor') OR (c.kind = 'import'
  AND EXISTS (SELECT 1 FROM import i WHERE i.change_id = c.id AND i.mends IS NULL)))`;

/** What was done to the workspace, the latest first. */
export function readHistory(db: Database): History {
  return db
    .prepare<[], ChangeRow>(
      `SELECT c.id, c.at, c.kind, c.text, c.reason, c.items, c.made_by AS who, (${CAN_UNDO}) AS canUndo,
         c.undone_by IS NOT NULL AS isUndone,
         (SELECT i.id FROM import i WHERE i.change_id = c.id) AS importId
       FROM change c ORDER BY c.id DESC LIMIT ${MAX_CHANGES}`,
    )
    .all()
    .map((row) => ({ ...row, canUndo: row.canUndo === 1, isUndone: row.isUndone === 1 }));
}
