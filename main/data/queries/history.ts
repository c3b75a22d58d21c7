import type { DataContract } from '#shared/contract/data';
import type { OutputOf } from '#shared/rpc/contract';
import type { Database } from '../database/connection.ts';

type History = OutputOf<DataContract, 'history.list'>;
type ChangeRow = Omit<History[number], 'canUndo'> & { readonly canUndo: number };

/** Changes listed at once, the latest first. */
const MAX_CHANGES = 1000;

/**
 * Kinds that can be undone, and the condition under which a change still can: nothing later
 * touched what it changed.
 */
const CAN_UNDO = `c.kind IN ('tag', 'vendor') AND c.undone_by IS NULL`;

/** What was done to the workspace, the latest first. */
export function readHistory(db: Database): History {
  return db
    .prepare<[], ChangeRow>(
      `SELECT c.id, c.at, c.kind, c.text, c.reason, c.items, (${CAN_UNDO}) AS canUndo
       FROM change c ORDER BY c.id DESC LIMIT ${MAX_CHANGES}`,
    )
    .all()
    .map((row) => ({ ...row, canUndo: row.canUndo === 1 }));
}
