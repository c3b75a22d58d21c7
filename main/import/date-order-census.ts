import type { Decision } from './column-format.ts';
import { mayHaveNoDay, standsForNoDay } from './no-day.ts';
import { SightingTally, type Sighting } from './sighting.ts';
import { isTimeOfDay, type DateOrder } from './values.ts';

const [NINE, ZERO, HYPHEN, POINT, SLASH] = [57, 48, 45, 46, 47];

function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= ZERO && code <= NINE ? code - ZERO : -1;
}

function isSeparatorAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === POINT || code === SLASH || code === HYPHEN;
}

/** Where the number behind the separator at `at` starts: a space may stand behind a point. */
function afterSeparator(text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === POINT && (next === 32 || next === 0xa0) ? at + 2 : at + 1;
}

/** Where the digits at `at` end. */
function endOfNumber(text: string, at: number): number {
  let end = at;
  while (digitAt(text, end) !== -1) end += 1;
  return end;
}

/** Orders that fit a date, as bits. */
const [DAY, MONTH, YEAR] = [1, 2, 4] as const;
const ALL = DAY | MONTH | YEAR;
const ORDERS: readonly (readonly [number, DateOrder])[] = [
  [DAY, 'day-first'],
  [MONTH, 'month-first'],
  [YEAR, 'year-first'],
];

/** What one date tells. */
type Told = {
  /** The orders in which it is a date that equipment may have. */
  readonly fits: number;
  /** True where it is the same day in each of them. */
  readonly isSame: boolean;
  /** True where only years that lie ahead exclude an order that is a date of the calendar. */
  readonly isByYears: boolean;
};

const NOTHING: Told = { fits: 0, isSame: true, isByYears: false };

/**
 * What a date of three numbers tells about the order of day, month and year. A year of two digits
 * may stand first as well as last; `latest` is the latest of this century that equipment may have.
 * Reads a million cells without a regular expression, but for times.
 */
function toldBy(text: string, latest: number): Told {
  const firstEnd = endOfNumber(text, 0);
  if (firstEnd === 0 || firstEnd > 2 || !isSeparatorAt(text, firstEnd)) return NOTHING;
  const at = afterSeparator(text, firstEnd);
  const secondEnd = endOfNumber(text, at);
  if (secondEnd === at || secondEnd - at > 2 || !isSeparatorAt(text, secondEnd)) return NOTHING;
  const lastAt = afterSeparator(text, secondEnd);
  const lastEnd = endOfNumber(text, lastAt);
  const lastDigits = lastEnd - lastAt;
  if (lastDigits === 0 || lastDigits === 3 || lastDigits > 4) return NOTHING;
  const end = text[lastEnd] === '.' ? lastEnd + 1 : lastEnd;
  if (end < text.length && !isTimeOfDay(text.slice(end))) return NOTHING;
  const first = Number(text.slice(0, firstEnd));
  const second = Number(text.slice(at, secondEnd));
  const last = Number(text.slice(lastAt, lastEnd));
  let fits = 0;
  // A day that stands for none tells nothing of how days are written.
  if (second === 0 || (lastDigits === 4 && mayHaveNoDay(last) && standsForNoDay(text))) {
    return NOTHING;
  }
  if (lastDigits > 1 && second <= 12) fits |= DAY;
  if (lastDigits > 1 && first >= 1 && first <= 12) fits |= MONTH;
  let isByYears = false;
  const isYear = (number: number): boolean => number <= latest || number >= 70;
  const isDay = last >= 1 && last <= 31 && second >= 1 && second <= 12;
  if (firstEnd === 2 && lastDigits <= 2 && isDay && isYear(first)) {
    const isNoDay = first === 0 || first > 31;
    isByYears = !isNoDay && lastDigits === 2 && !isYear(last);
    fits = isNoDay || isByYears ? YEAR : fits | YEAR;
  }
  const isSame =
    ((fits & MONTH) === 0 || first === second) && ((fits & YEAR) === 0 || first === last);
  return { fits, isSame, isByYears };
}

/** Years ahead that a date of two digits may have: equipment is planned for the next one. */
const YEARS_AHEAD = 1;

/** Follows a column of dates: does the day, the month or the year come first? */
export class DateOrderCensus {
  readonly #latest = (new Date().getFullYear() + YEARS_AHEAD) % 100;
  /** By the orders that fit: all dates, and those that are another day in each. */
  readonly #all = Array.from({ length: ALL + 1 }, () => new SightingTally());
  readonly #unclear = Array.from({ length: ALL + 1 }, () => new SightingTally());
  /** True where some date can be read in no other order than with the year first. */
  #hasShortYear = false;

  /** Counts one cell, trimmed and not blank. */
  add(text: string, line: number): void {
    const { fits, isSame, isByYears } = toldBy(text, this.#latest);
    if (fits === 0) return;
    this.#all[fits]?.add(text, line);
    if (!isSame) this.#unclear[fits]?.add(text, line);
    if (fits === YEAR && !isByYears) this.#hasShortYear = true;
  }

  #fitting(): number {
    return this.#all.reduce((fit, { count }, fits) => (count === 0 ? fit : fit & fits), ALL);
  }

  /** The orders that fit all dates; none where they contradict each other. */
  open(): readonly DateOrder[] {
    const fitting = this.#fitting();
    return ORDERS.flatMap(([bit, order]) => ((fitting & bit) === 0 ? [] : [order]));
  }

  /** True where nothing but years that would lie ahead shows that the year comes first. */
  isByYears(): boolean {
    return this.#fitting() === YEAR && !this.#hasShortYear;
  }

  /** What all cells together say. */
  decision(): Decision<DateOrder> {
    const open = this.open();
    if (open.length === 0) return this.#contradiction();
    const fitting = this.#fitting();
    const value = open[0];
    if (open.length === 1 && value !== undefined) {
      const proof = firstSeen(this.#all, [fitting, fitting | YEAR, fitting | MONTH]);
      if (proof !== null) return { state: 'proven', value, proof };
    }
    const example = firstSeen(this.#unclear, [fitting, fitting | YEAR, ALL]);
    return example === null ? { state: 'irrelevant' } : { state: 'unclear', example };
  }

  #contradiction(): Decision<DateOrder> {
    const count = (fits: number): number => this.#all[fits]?.count ?? 0;
    // What fits two orders stands for the day only where nothing else speaks against the third.
    const forDay = [
      DAY,
      ...(count(YEAR) === 0 ? [DAY | YEAR] : []),
      ...(count(DAY) + count(MONTH) === 0 ? [DAY | MONTH] : []),
    ];
    const sides: readonly { readonly value: DateOrder; readonly among: readonly number[] }[] = [
      { value: 'day-first', among: forDay },
      { value: 'month-first', among: [MONTH] },
      { value: 'year-first', among: [YEAR] },
    ];
    const [more, less] = sides
      .flatMap(({ value, among }) => {
        const seen = firstSeen(this.#all, among);
        const all = among.reduce((sum, fits) => sum + count(fits), 0);
        return seen === null ? [] : [{ value, seen, all }];
      })
      .toSorted((a, b) => b.all - a.all);
    if (more === undefined || less === undefined) return { state: 'irrelevant' };
    return {
      state: 'contradicted',
      likely: more.value,
      unlikely: less.value,
      proof: more.seen,
      counterproof: less.seen,
    };
  }
}

/** The first date that fits the orders, asked in turn. */
function firstSeen(tallies: readonly SightingTally[], among: readonly number[]): Sighting | null {
  for (const fits of among) {
    const seen = tallies[fits]?.sighting() ?? null;
    if (seen !== null) return seen;
  }
  return null;
}
