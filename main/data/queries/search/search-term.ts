import type { ItemFilter } from '#shared/domain/filter';
import { parseSearch } from '#shared/domain/search-text';
import type { Database } from '../../database/connection.ts';
import type { SqlTerm } from '../../evaluation/compile-rule.ts';
import { referenceTerm } from './reference.ts';
import { searchItems } from './search-items.ts';

/**
 * A search as a condition of `item i` that looks at every item; `null` where it asks for nothing.
 * Whoever has the connection asks `withFoundItems` first, which is quicker.
 */
export function searchTerm(search: string): SqlTerm | null {
  const words = parseSearch(search);
  return words.length === 0 ? null : referenceTerm(words);
}

/** No item has it. */
const NO_ITEM = -1;

/** A filter for the same items, in which the ones that the search finds stand for the search. */
export function withFoundItems(db: Database, filter: ItemFilter): ItemFilter {
  const { search, ...others } = filter;
  const found = search === undefined ? null : searchItems(db, search);
  if (found === null) return others;
  const { itemIds = [] } = filter;
  const ids = itemIds.length === 0 ? [...found.toArray()] : itemIds.filter((id) => found.has(id));
  return { ...others, itemIds: ids.length === 0 ? [NO_ITEM] : ids };
}
