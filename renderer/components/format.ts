import { daysBetween, type IsoDate } from '#shared/domain/date';
import { isAboveShare } from '#shared/domain/measure';

const locale = navigator.language;
const integers = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
// Finer than any inventory counts, coarser than the noise of binary fractions.
const amounts = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
// A law's share is written as the law has it, however many digits that has.
const limits = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 10 });
const decimals = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const percents = new Intl.NumberFormat(locale, {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
// Calendar days carry no time zone: they are formatted as UTC so that none shifts them.
const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A whole number with the locale's grouping. */
export function formatNumber(value: number): string {
  return integers.format(value);
}

/** A quantity, which may be a part of one, with the locale's grouping. */
export function formatAmount(value: number): string {
  return amounts.format(value);
}

/** Money in a currency of ISO 4217, with two decimals. */
export function formatMoney(amount: number, currency: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(amount);
}

/** `part` of `whole` in percent; a dash where there is no whole. */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? '–' : percents.format(part / whole);
}

/** The greatest share that a rule permits, with all of its digits. */
export function formatLimit(share: number): string {
  return limits.format(share);
}

/** A share beside its limit: where it is above, with as many digits as tell it from that. */
export function formatShareBeside(part: number, whole: number, limit: number): string {
  const isAbove = isAboveShare({ named: part, all: whole }, limit);
  return isAbove ? formatShareAbove(part, whole, limit) : formatShare(part, whole);
}

/** A share above a limit, with as many digits as tell it from the limit. */
function formatShareAbove(part: number, whole: number, limit: number): string {
  const written = [1, 2, 3, 4, 5, 6].map((digits) => {
    const format = new Intl.NumberFormat(locale, {
      style: 'percent',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    return { share: format.format(part / whole), limit: format.format(limit) };
  });
  return (written.find((each) => each.share !== each.limit) ?? written.at(-1))?.share ?? '';
}

/** A calendar day (`YYYY-MM-DD`) in the operator's way of writing; a dash for none. */
export function formatDate(day: IsoDate | null): string {
  return day === null ? '–' : days.format(new Date(`${day}T00:00:00Z`));
}

/** A point in time (ISO 8601) with hour and minute in the machine's time zone. */
export function formatMoment(moment: string): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? moment : moments.format(date);
}

/** A sentence of the data host, which knows no time zone, with its points in time as `formatMoment` has them. */
export function withLocalMoments(sentence: string): string {
  return sentence.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/gu, formatMoment);
}

/** A size in decimal units, as file managers show it. */
export function formatBytes(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), BYTE_UNITS.length - 1);
  const unit = BYTE_UNITS[power] ?? 'B';
  return `${decimals.format(bytes / 1000 ** power)} ${unit}`;
}

/** A duration in seconds or minutes. */
export function formatSeconds(seconds: number): string {
  if (seconds < 60) return `${decimals.format(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  return `${integers.format(minutes)} min ${integers.format(seconds - minutes * 60)} s`;
}

/** The name of a country in the operator's language, from its two-letter code. */
export function countryName(code: string | null): string {
  if (code === null || code === '') return 'No country';
  try {
    return regions.of(code) ?? code;
  } catch {
    // A code that is not well formed is shown as it is.
    return code;
  }
}

/** How far a day is from another, in words. */
export function formatDaysLeft(from: IsoDate, to: IsoDate): string {
  const left = daysBetween(from, to);
  if (left === 0) return 'today';
  const count = Math.abs(left);
  const words = `${formatNumber(count)} ${count === 1 ? 'day' : 'days'}`;
  return left > 0 ? `in ${words}` : `${words} ago`;
}

/** `1 piece`, `2.5 pieces`: a quantity with the right form of its noun. */
export function amountOf(amount: number, one: string): string {
  return `${formatAmount(amount)} ${amount === 1 ? one : `${one}s`}`;
}

/** `1 item`, `2 items`: the number with the right form of its noun. */
export function plural(count: number, one: string, many: string = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}
