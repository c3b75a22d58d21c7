import type { ItemRemoval } from '#shared/contract/removal';
import type { RemovalEntry, RemovalStatus } from '#shared/domain/removal';
import type { Database } from '../../database/connection.ts';

type StoredEntry = Omit<RemovalEntry, 'cost'> & {
  readonly status: RemovalStatus;
  readonly cost: number | null;
  readonly currency: string | null;
};

/** What is planned for an item, `null` for one that is not on the plan, and what changed of that. */
export function readItemRemoval(db: Database, id: number): ItemRemoval {
  const stored = db
    .prepare<[number], StoredEntry>(
      `SELECT status, owner, due_on AS dueOn, replacement, cost, currency, note
       FROM item_removal WHERE item_id = ?`,
    )
    .get(id);
  const past = db
    .prepare<[number], ItemRemoval['past'][number]>(
      `SELECT k.id AS changeId, k.at, k.made_by AS who, k.text, k.reason
       FROM change_removal b JOIN change k ON k.id = b.change_id
       WHERE b.item_id = ? AND k.undone_by IS NULL ORDER BY k.id DESC`,
    )
    .all(id);
  if (stored === undefined) return { entry: null, past };
  const { cost, currency, ...entry } = stored;
  const costs = cost === null || currency === null ? null : { amount: cost / 100, currency };
  return { entry: { ...entry, cost: costs }, past };
}
