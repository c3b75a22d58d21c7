import { z } from 'zod';
import { isoDateSchema, type IsoDate } from './date.ts';

/**
 * A supplier that an authority, or the operator's own assessment, has named under a pack whose law
 * names none. It counts from `since` on, with everyone who belongs to it.
 */
export const listingSchema = z.strictObject({
  policyId: z.string().min(1).max(120),
  supplierId: z.string().min(1).max(120),
  since: isoDateSchema,
  /** The decision that named it, or why the operator does. */
  reason: z.string().trim().min(1, 'Say who named the supplier, and where.').max(2000),
});
export type Listing = z.infer<typeof listingSchema>;

/** The day so many years later; the last of February where that year has no 29th. */
export function addYears(day: IsoDate, years: number): IsoDate {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  const rest = day.slice(4);
  if (rest !== '-02-29') return `${year}${rest}`;
  const isLeap = new Date(Date.UTC(Number(year), 1, 29)).getUTCMonth() === 1;
  return `${year}${isLeap ? rest : '-02-28'}`;
}

/** The earliest of the listings that reach a supplier with these groups, `null` where none does. */
export function earliestListing(
  groups: readonly string[],
  listings: readonly Listing[],
): IsoDate | null {
  const days = listings
    .filter(({ supplierId }) => groups.includes(supplierId))
    .map(({ since }) => since);
  return days.toSorted()[0] ?? null;
}

/**
 * Since when a supplier with these groups is listed, `null` where it is not on the day. Of several
 * listings that reach it, the earliest counts.
 */
export function listedSince(
  groups: readonly string[],
  listings: readonly Listing[],
  asOf: IsoDate,
): IsoDate | null {
  return earliestListing(
    groups,
    listings.filter(({ since }) => since <= asOf),
  );
}
