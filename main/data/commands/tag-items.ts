import type { DataContract } from '#shared/contract/data';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import type { Database } from '../database/connection.ts';
import { changeItemsAtOnce } from './edit/change-items.ts';

/**
 * Tags every item of a filter, except those that a person gave the same tag before. One
 * transaction; see `changeItems`.
 */
export function tagItems(
  db: Database,
  request: InputOf<DataContract, 'items.tag'>,
): OutputOf<DataContract, 'items.tag'> {
  const { changed, changeId } = changeItemsAtOnce(db, request);
  return { changed, changeId };
}
