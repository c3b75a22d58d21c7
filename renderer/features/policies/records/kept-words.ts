import type { PolicyRecords } from '#shared/contract/policies';
import { formatMoment, plural } from '../../../components/format.ts';

/** A statement of the workspace, with the items that it is about. */
export type Kept = PolicyRecords['statements'][number];

/** How many items a statement holds. */
export function itemsWords({ items }: Pick<Kept, 'items'>): string {
  return items === 0 ? 'no item yet' : plural(items, 'item');
}

/** When a statement was written, and by whom where that is known. */
export function writtenWords({ at, madeBy }: Pick<Kept, 'at' | 'madeBy'>): string {
  return `written ${formatMoment(at)}${madeBy === null ? '' : ` by ${madeBy}`}`;
}
