import { daysBetween, nextDay, type IsoDate } from '#shared/domain/date';
import type { Statement } from '#shared/domain/statement';
import { formatDate, formatDaysLeft } from '../../../components/format.ts';

/** Days before its end from which on a record is pointed out. */
export const EXPIRING_DAYS = 90;

/** A statement with days. */
export type Dated = Extract<Statement, { kind: 'authorisation' | 'waiver' }>;

/** Whether a statement counts on a day, and for how much longer. */
export type Validity = 'expired' | 'upcoming' | 'expiring' | 'valid';

/** How a statement stands on a day; its first and last day count as whole. */
export function validityOf({ from, until }: Dated, asOf: IsoDate): Validity {
  if (until !== null && until < asOf) return 'expired';
  if (asOf < from) return 'upcoming';
  return until !== null && daysBetween(asOf, until) <= EXPIRING_DAYS ? 'expiring' : 'valid';
}

/** What is to be known of a statement's days, in words. */
export function validityWords(statement: Dated, asOf: IsoDate): string {
  const { from, until } = statement;
  switch (validityOf(statement, asOf)) {
    case 'expired':
      return `Expired on ${formatDate(until)}; its findings count again`;
    case 'upcoming':
      return `Begins on ${formatDate(from)}`;
    case 'expiring':
      return until === asOf
        ? 'Last day'
        : `Expires ${until === null ? '' : formatDaysLeft(asOf, nextDay(until))}`;
    case 'valid':
      return until === null ? 'No end' : 'In force';
  }
}

/** The days of a statement, from the first to the last. */
export function spanOf({ from, until }: Dated): string {
  return until === null
    ? `from ${formatDate(from)}, without end`
    : `${formatDate(from)} to ${formatDate(until)}`;
}

/** The first to expire first, those without end behind them, expired ones last, the latest first. */
export function byValidity<T extends { readonly statement: Dated }>(
  kept: readonly T[],
  asOf: IsoDate,
): T[] {
  const endOf = ({ statement: { until } }: T): string => until ?? '9999-12-31';
  const isExpired = ({ statement }: T): boolean => validityOf(statement, asOf) === 'expired';
  const lasting = kept.filter((each) => !isExpired(each));
  const expired = kept.filter(isExpired);
  return [
    ...lasting.toSorted((a, b) => endOf(a).localeCompare(endOf(b))),
    ...expired.toSorted((a, b) => endOf(b).localeCompare(endOf(a))),
  ];
}
