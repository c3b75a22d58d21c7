import type { Database } from '../database/connection.ts';

/** What the workspace's history says of how far the columns of items are known. */
export type Mark = { readonly change: number; readonly lastImport: number };

/** The mark of the workspace as it is read now. */
export function readMark(db: Database): Mark {
  return (
    db
      .prepare<[], Mark>(
        `SELECT coalesce((SELECT max(id) FROM main.change), 0) AS change,
           coalesce((SELECT max(id) FROM main.import), 0) AS lastImport`,
      )
      .get() ?? { change: 0, lastImport: 0 }
  );
}

/**
 * True where the history since a mark may have changed what items hold themselves. Tags, vendors,
 * policies and settings only move items between classes and judge these anew; anything that is not
 * known to do no more counts as a change, and so does undoing it.
 */
export function mayHaveChangedItems(db: Database, since: Mark): boolean {
  const now = readMark(db);
  if (now.lastImport !== since.lastImport || now.change < since.change) return true;
  const others = db
    .prepare<[number, number], number>(
      `SELECT count(*) FROM main.change k
       WHERE (k.id > ? OR k.undone_by > ?)
         AND NOT (k.kind IN ('vendor', 'policy', 'settings')
           OR k.kind = 'tag' AND json_extract(k.detail, '$.column') IS NOT NULL
           OR k.kind = 'undo' AND EXISTS (SELECT 1 FROM main.change u WHERE u.undone_by = k.id))`,
    )
    .pluck();
  return (others.get(since.change, since.change) ?? 0) > 0;
}
