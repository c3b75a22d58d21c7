import type { Database } from '../../database/connection.ts';
import { searchItems } from './search-items.ts';

/** What `searchTerm` calls: the ids that a search finds, as a JSON list. */
export function registerSearch(db: Database): void {
  db.function('search_items', (text: unknown) =>
    JSON.stringify([...(searchItems(db, String(text))?.toArray() ?? [])]),
  );
}
