import type { ItemMatches } from '#shared/contract/items';
import { parseSearch } from '#shared/domain/search-text';
import { useData } from '../../../data/hooks.ts';

const NONE: ItemMatches['matches'] = [];

/** Where a search found an item, of the fields that its row has no column for. */
export function useMatches(id: number | undefined, search: string): ItemMatches['matches'] {
  const { data } = useData(
    'items.matches',
    { ids: id === undefined ? [] : [id], search },
    { isEnabled: id !== undefined && parseSearch(search).length > 0 },
  );
  return data?.[0]?.matches ?? NONE;
}
