import type { ImportPlan } from '#shared/contract/import';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../database/connection.ts';
import { ItemSet } from './item-set.ts';

type Candidate = {
  readonly id: number;
  readonly item_key: string;
  readonly added_by: number | null;
};

/** Refuses a snapshot of no source with `invalid-input`: nobody could tell what it lacks. */
export function assertHasSource({ mode, source }: ImportPlan): void {
  if (mode !== 'snapshot' || source !== undefined) return;
  const text =
    'A snapshot says that the file is all of its source; name the source, so that what it lacks can be told.';
  throw new AppError('invalid-input', text);
}

/** The imports of a source that stand, and the items from before them that they named. */
function readSource(db: Database, source: string): { imports: Set<number>; named: ItemSet } {
  const imports = db
    .prepare<[string], { id: number; items: Buffer | null }>(
      `SELECT i.id, n.items FROM import i LEFT JOIN import_named n ON n.import_id = i.id
       WHERE fold_case(i.source) = fold_case(?) AND i.undone_by IS NULL`,
    )
    .all(source);
  const named = new ItemSet();
  for (const { items } of imports) {
    if (items === null) continue;
    for (const id of ItemSet.fromBytes(items).ids()) named.add(id);
  }
  return { imports: new Set(imports.map(({ id }) => id)), named };
}

/**
 * The items of a source that a snapshot of it does not name and that are not missing already, in
 * the order of their ids. An item is of a source where an import of that source added or named it.
 * Reads only; call it before the snapshot's own named items are stored. See decision 0012.
 */
export function* missingItems(
  db: Database,
  importId: number,
  source: string,
  namedNow: ItemSet,
): Generator<Candidate, void, undefined> {
  const { imports, named } = readSource(db, source);
  // What this import itself added is not missing, whether it is written already or not.
  imports.delete(importId);
  if (imports.size === 0) return;
  const candidates = db
    .prepare<[], Candidate>(
      'SELECT id, item_key, added_by FROM item WHERE missing_since IS NULL ORDER BY id',
    )
    .iterate();
  for (const item of candidates) {
    const isOfSource = (item.added_by !== null && imports.has(item.added_by)) || named.has(item.id);
    if (isOfSource && !namedNow.has(item.id)) yield item;
  }
}
