import { MAX_LOST_KEYS } from '#shared/contract/salvage';
import { describeKey } from '../commands/key-words.ts';
import { indexEntries, type Salvage } from './index-entries.ts';
import { PageUse } from './page-use.ts';

/** Keys, in words, of items that an index has and the new workspace has not; the first ones. */
export function readLostItems(salvage: Salvage): string[] {
  const again = { ...salvage, use: new PageUse(salvage.file) };
  const isThere = salvage.into
    .prepare<[unknown], number>('SELECT 1 FROM item WHERE id = ?')
    .pluck();
  const lost: string[] = [];
  const state = { unread: 0, hasGaps: false };
  for (const { values } of indexEntries(again, 'item_key_unique', state)) {
    const [key, id] = values;
    if (typeof key !== 'string' || isThere.get(id) !== undefined) continue;
    lost.push(describeKey(key));
    if (lost.length === MAX_LOST_KEYS) break;
  }
  return lost;
}
