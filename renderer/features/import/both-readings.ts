import type { Inspection } from '#shared/contract/import';
import type { DateOrder, DecimalMark, Mapping } from './choices.ts';

type About = Inspection['questions'][number]['about'];

/** One way to read what is unclear, with how the sample reads then. */
export type ReadingChoice<T> = { readonly value: T; readonly label: string };

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 ? days.format(date) : null;
}

const DAY_IN_NUMBERS = /^\s*(\d{1,2})\D(\d{1,2})\D(\d{4}|\d{2})(?!\d)/u;

function yearOf(digits: string): number {
  const year = Number(digits);
  if (digits.length !== 2) return year;
  return year + (year < 70 ? 2000 : 1900);
}

/** A day in numbers, read in each order that fits it; the one that is taken comes first. */
export function bothDates(sample: string): readonly ReadingChoice<DateOrder>[] {
  const [, first = '', second = '', third = ''] = DAY_IN_NUMBERS.exec(sample) ?? [];
  const year = yearOf(third);
  const dayFirst = dayOf(year, Number(second), Number(first));
  const monthFirst = dayOf(year, Number(first), Number(second));
  const mayBeYear = first.length === 2 && third.length === 2;
  const yearFirst = mayBeYear ? dayOf(yearOf(first), Number(second), Number(third)) : null;
  const usual: readonly ReadingChoice<DateOrder>[] = [
    { value: 'day-first', label: dayFirst ?? 'The day comes first' },
    { value: 'month-first', label: monthFirst ?? 'The month comes first' },
  ];
  if (yearFirst === null) return usual;
  // A date of two digits each may be none at all with the month first.
  const fitting = monthFirst === null ? usual.slice(0, 1) : usual;
  return [...fitting, { value: 'year-first', label: yearFirst }];
}

/**
 * A number with one mark before three digits, read with it as a mark of thousands and as the
 * decimal mark; first comes what the reader takes it for unless told otherwise.
 */
export function bothNumbers(
  sample: string,
  isFraction = false,
): readonly ReadingChoice<DecimalMark>[] {
  const mark = sample.includes('.') ? 'point' : 'comma';
  const [whole, decimal] = mark === 'point' ? ([',', '.'] as const) : (['.', ','] as const);
  const digits = sample.replaceAll(/[^\d.,-]/gu, '');
  // Without marks of thousands, so that no label can itself be read in two ways.
  const choices = [
    { value: whole, label: `${digits.replaceAll(/[.,]/gu, '')}: the ${mark} groups thousands` },
    { value: decimal, label: `${digits}: the ${mark} is the decimal mark` },
  ];
  return isFraction ? choices.toReversed() : choices;
}

/** Whether two digits at the start of a date may be its year, up to the next one. */
function mayStartWithYear(first: string, last: string): boolean {
  const year = Number(first);
  if (first.length !== 2 || last.length !== 2 || Number(last) < 1 || Number(last) > 31)
    return false;
  return year >= 70 || year <= (new Date().getFullYear() + 1) % 100;
}

/** The first day that can be read in several ways, unless another one shows which way is right. */
function unclearDay(cells: readonly string[]): string | null {
  const days = cells.flatMap((cell) => {
    const [, first, second, last] = DAY_IN_NUMBERS.exec(cell) ?? [];
    if (first === undefined || second === undefined || last === undefined) return [];
    const isYear = mayStartWithYear(first, last);
    return [{ cell, first: Number(first), second: Number(second), isYear }];
  });
  const isNoMonth = days.some(({ first }) => first > 12);
  const isNoYear = days.some(({ isYear }) => !isYear);
  const isNoDay = days.some(
    ({ first, second, isYear }) => isYear && (first === 0 || first > 31) && second <= 12,
  );
  if (days.some(({ second }) => second > 12) || isNoDay || (isNoMonth && isNoYear)) return null;
  return days.find(({ first, second }) => first !== second || !isNoYear)?.cell ?? null;
}

/**
 * What the mapped columns leave open. The reader asks about columns that it took for dates and
 * numbers itself; a column of dates that the operator found is judged by its first rows.
 */
export function questionsOf(
  { questions, sampleRows, columns }: Pick<Inspection, 'questions' | 'sampleRows' | 'columns'>,
  mapping: Mapping,
): Inspection['questions'] {
  const asked = questions.filter(({ column }) => mapping.has(column));
  const dates = [...mapping].find(([, field]) => field === 'installedOn')?.[0];
  if (dates === undefined) return asked;
  if (columns.find(({ index }) => index === dates)?.mappedTo === 'installedOn') return asked;
  if (asked.some(({ column }) => column === dates)) return asked;
  const sample = unclearDay(sampleRows.map((cells) => cells[dates] ?? ''));
  return sample === null ? asked : [...asked, { column: dates, about: 'date-order', sample }];
}

/** The questions, one of each kind: the answer holds for all columns of the file. */
export function oneOfEach(questions: Inspection['questions']): {
  readonly about: About;
  readonly sample: string;
  readonly columns: readonly number[];
}[] {
  return [...new Set(questions.map(({ about }) => about))].map((about) => {
    const alike = questions.filter((question) => question.about === about);
    return {
      about,
      sample: alike[0]?.sample ?? '',
      columns: alike.map(({ column }) => column),
    };
  });
}
