import { parseSearch } from '#shared/domain/search-text';
import type { SqlTerm } from '../../evaluation/compile-rule.ts';

/**
 * A search as a condition of `item i`; `search_items` gives the ids of `searchItems` for the
 * connection that asks. `null` where the search asks for nothing.
 */
export function searchTerm(search: string): SqlTerm | null {
  if (parseSearch(search).length === 0) return null;
  return { sql: 'i.id IN (SELECT value FROM json_each(search_items(?)))', values: [search] };
}
