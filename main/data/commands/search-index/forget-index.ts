import type { Database } from '../../database/connection.ts';

/** Empties the index of searches, which is then made anew; the caller holds the transaction. */
export function forgetIndex(db: Database): void {
  db.exec(`
    DELETE FROM search_block;
    DELETE FROM search_text;
    DELETE FROM search_stale;
    INSERT INTO search_gram (search_gram) VALUES ('delete-all');
    DELETE FROM search_state;
    INSERT INTO search_state VALUES (1, 0, 0)`);
}
