import type { Database } from '../../database/connection.ts';

/**
 * Takes removed items off the plan, with what was kept of it: those that the query `ids` selects. Ids
 * of removed items are given again.
 */
export function forgetRemovals(db: Database, ids: string): void {
  db.exec(`DELETE FROM item_removal WHERE item_id IN (${ids});
    DELETE FROM change_removal WHERE item_id IN (${ids})`);
}
