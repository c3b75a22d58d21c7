import type { Database } from '../../database/connection.ts';
import { BLOCK_SHIFT } from '../../queries/search/block-layout.ts';

/**
 * Tells the index of searches that items were removed: those that the query `ids` selects. Ids of
 * removed items are given again, so what lies above the last one left counts as never indexed. No
 * trigger does this, because with one SQLite removes all items one by one.
 */
export function forgetItems(db: Database, ids: string): void {
  db.exec(`
    WITH gone (id) AS (${ids})
      INSERT OR IGNORE INTO search_stale SELECT DISTINCT id >> ${BLOCK_SHIFT} FROM gone;
    UPDATE search_state SET last_id = min(last_id, (SELECT coalesce(max(id), 0) FROM item))`);
}
