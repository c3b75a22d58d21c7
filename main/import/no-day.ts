import { monthOf } from './values.ts';

/**
 * Days that programs write where no day is known, as their numbers in order: the first and last of
 * their calendars (Unix, also seen from west of Greenwich; spreadsheets; Delphi; Windows; databases).
 */
const DAYS_FOR_NONE: ReadonlySet<string> = new Set([
  '0 0 0',
  '1 1 1',
  '1 1 1970',
  '12 31 1969',
  '12 31 69',
  '0 1 1900',
  '1 1 1900',
  '12 31 1899',
  '12 30 1899',
  '1 1 1904',
  '1 1 1601',
  '1 1 1753',
  '6 6 2079',
  '12 31 2099',
  '12 31 2999',
  '1 1 9999',
  '12 31 9999',
]);

/** Years in which such days are, in full. */
const YEARS: ReadonlySet<number> = new Set(
  [...DAYS_FOR_NONE].map((numbers) => Number(numbers.split(' ').at(-1))),
);

/** True for a year that has such a day: one comparison for each of a million dates. */
export function mayHaveNoDay(year: number): boolean {
  return YEARS.has(year);
}

/** The numbers of a date without its time, a month's name as its number, ascending. */
function numbersOf(text: string): string {
  const day = text
    .replace(/(?<=\d)[T ]\s*\d{1,2}[:.]\d{2}.*$/su, '')
    .replace(/^(\d{4})(\d{2})(\d{2})$/u, '$1-$2-$3')
    .replace(/\p{L}{3,12}/gu, (name) => ` ${monthOf(name)} `);
  const numbers = day.match(/\d+/gu) ?? [];
  return numbers
    .map(Number)
    .toSorted((a, b) => a - b)
    .join(' ');
}

/** True for a date that stands for none, in whatever order its parts are written. */
export function standsForNoDay(text: string): boolean {
  return DAYS_FOR_NONE.has(numbersOf(text));
}
