import type { ItemMatches } from '#shared/contract/items';
import { showError } from '../../../components/notify.ts';
import { callData } from '../../../data/data-client.ts';

type Match = ItemMatches['matches'][number];
type Waiting = { readonly id: number; readonly tell: (matches: readonly Match[]) => void };

let waiting: { readonly search: string; readonly items: Waiting[] } | null = null;

async function askForAll({ search, items }: NonNullable<typeof waiting>): Promise<void> {
  const found = await callData('items.matches', { ids: items.map(({ id }) => id), search });
  const byId = new Map(found.map(({ id, matches }) => [id, matches]));
  for (const { id, tell } of items) tell(byId.get(id) ?? []);
}

/**
 * Tells where a search found an item, of what has no column. The rows of a page, which are drawn
 * in one go, are asked about in one question.
 */
export function findMatches(id: number, search: string, tell: Waiting['tell']): void {
  if (waiting?.search === search) {
    waiting.items.push({ id, tell });
    return;
  }
  const asked = { search, items: [{ id, tell }] };
  waiting = asked;
  queueMicrotask(() => {
    if (waiting === asked) waiting = null;
    askForAll(asked).catch(showError);
  });
}
