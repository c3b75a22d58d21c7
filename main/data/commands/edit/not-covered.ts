import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';

/**
 * Refuses to undo a change of items that a later one of the same tag or field covers, told by what
 * stands at a path of its detail: what it would put back is not what the later one came from. Undone
 * from the latest backwards, everything comes back exactly. Fails with `conflict`.
 */
export function assertNotCovered(
  db: Database,
  changeId: number,
  { path, is }: { readonly path: '$.column' | '$.edit.column'; readonly is: string },
): void {
  const later = db
    .prepare<[number, string, string, number], string>(
      `SELECT k.text FROM change k WHERE k.kind = 'tag' AND k.undone_by IS NULL AND k.id > ?
         AND json_extract(k.detail, ?) = ?
         AND EXISTS (SELECT 1 FROM change_item a JOIN change_item b
           ON b.item_id = a.item_id AND b.change_id = k.id WHERE a.change_id = ?)
       ORDER BY k.id DESC LIMIT 1`,
    )
    .pluck()
    .get(changeId, path, is, changeId);
  if (later === undefined) return;
  throw new AppError('conflict', `“${later}” changed some of these items later; undo that first.`);
}
