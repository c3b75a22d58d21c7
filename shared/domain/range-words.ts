import { isoDateSchema, type IsoDate } from './date.ts';
import type { ItemFilter } from './filter.ts';
import type { DaysKey, NumbersKey } from './filter-fields.ts';

const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;
/** Made when first used, here and elsewhere: the first formatter of a process takes 10 ms to load. */
let integers: Intl.NumberFormat | null = null;

/** A day in English words: `1 Jan 2020`. */
function dayWords(day: IsoDate): string {
  const [year = '', month, date] = isoDateSchema.parse(day).split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** A number in English: thousands in groups; of others every digit. */
export function numberWords(value: number): string {
  if (!Number.isSafeInteger(value)) return String(value);
  integers ??= new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
  return integers.format(value);
}

const DAY_FIELDS: Readonly<Record<DaysKey, string>> = {
  installedOn: 'installed',
  deadline: 'deadline',
  removalDue: 'removal due',
};
const NUMBER_FIELDS: Readonly<Record<NumbersKey, string>> = {
  quantity: 'quantity',
  unitCost: 'unit cost',
};

/** A range of days in words; `null` where it does not filter. */
export function dayRangeWords(key: DaysKey, range: ItemFilter[DaysKey]): string | null {
  const { from, until } = range ?? {};
  const what = DAY_FIELDS[key];
  if (from === undefined) return until === undefined ? null : `${what} until ${dayWords(until)}`;
  if (until === undefined) return `${what} from ${dayWords(from)}`;
  return from === until
    ? `${what} on ${dayWords(from)}`
    : `${what} from ${dayWords(from)} to ${dayWords(until)}`;
}

/** A range of numbers in words; `null` where it does not filter. */
export function numberRangeWords(key: NumbersKey, range: ItemFilter[NumbersKey]): string | null {
  const { from, until } = range ?? {};
  const what = NUMBER_FIELDS[key];
  if (from === undefined)
    return until === undefined ? null : `${what} at most ${numberWords(until)}`;
  if (until === undefined) return `${what} at least ${numberWords(from)}`;
  return from === until
    ? `${what} is ${numberWords(from)}`
    : `${what} from ${numberWords(from)} to ${numberWords(until)}`;
}
