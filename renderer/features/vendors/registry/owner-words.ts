import type { IsoDate } from '#shared/domain/date';
import { formatDate } from '../../../components/format.ts';

/** The days of an ownership; both belong to it, and `null` is open. */
export type Span = { readonly from: IsoDate | null; readonly until: IsoDate | null };

/** When somebody owns or owned a supplier: "since 4 Jan 2016"; nothing where both days are open. */
export function spanWords({ from, until }: Span): string {
  if (from === null) return until === null ? '' : `until ${formatDate(until)}`;
  if (until === null) return `since ${formatDate(from)}`;
  return `from ${formatDate(from)} until ${formatDate(until)}`;
}
