import { changeSchema } from '#shared/contract/history';
import type { DataContract } from '#shared/contract/data';
import type { OutputOf } from '#shared/rpc/contract';
import { LAST_SALVAGE_SQL } from '../commands/after-salvage.ts';
import type { Database } from '../database/connection.ts';

type History = OutputOf<DataContract, 'history.list'>;
type ChangeRow = Omit<History[number], 'canUndo' | 'isUndone' | 'counts'> & {
  readonly counts: string | null;
  readonly canUndo: number;
  readonly isUndone: number;
};

/** Changes listed at once, the latest first. */
const MAX_CHANGES = 1000;

/** Counts before and after a change of policies, as its detail keeps them. */
const COUNTS = `CASE WHEN c.kind = 'policy' AND json_extract(c.detail, '$.policies.after') IS NOT NULL
  THEN json_object('before', json_extract(c.detail, '$.policies.before'),
    'after', json_extract(c.detail, '$.policies.after')) END`;
const countsSchema = changeSchema.shape.counts;

/**
 * Whether a change can still be undone. Rows that a file mended are counted in the import that
 * rejected them, and go with it.
 */
const CAN_UNDO = `c.undone_by IS NULL AND c.id > ${LAST_SALVAGE_SQL} AND (c.kind IN ('tag', 'vendor')
  OR (c.kind = 'settings' AND coalesce(json_type(c.detail, '$.settings'), json_type(c.detail, '$.sampling')) IS NOT NULL)
  OR (c.kind = 'policy' AND json_extract(c.detail, '$.policies.rows') IS NOT NULL) OR (c.kind = 'import'
  AND EXISTS (SELECT 1 FROM import i WHERE i.change_id = c.id AND i.mends IS NULL)))`;

/** The change that undo would take back: the last that is not undone. `null` where there is none. */
export function readLastChange(db: Database): { id: number; text: string } | null {
  const last = db
    .prepare<[], { id: number; text: string }>(
      `SELECT id, text FROM change WHERE kind <> 'undo' AND undone_by IS NULL
       ORDER BY id DESC LIMIT 1`,
    )
    .get();
  return last ?? null;
}

/** What was done to the workspace, or of one kind only, the latest first. */
export function readHistory(db: Database, kind: History[number]['kind'] | null = null): History {
  return db
    .prepare<{ kind: string | null }, ChangeRow>(
      `SELECT c.id, c.at, c.kind, c.text, c.reason, c.items, c.made_by AS who, ${COUNTS} AS counts, (${CAN_UNDO}) AS canUndo,
         c.undone_by IS NOT NULL AS isUndone,
         (SELECT i.id FROM import i WHERE i.change_id = c.id) AS importId
       FROM change c WHERE :kind IS NULL OR c.kind = :kind ORDER BY c.id DESC LIMIT ${MAX_CHANGES}`,
    )
    .all({ kind })
    .map(({ counts, ...row }) => ({
      ...row,
      canUndo: row.canUndo === 1,
      isUndone: row.isUndone === 1,
      counts: counts === null ? null : countsSchema.parse(JSON.parse(counts)),
    }));
}
