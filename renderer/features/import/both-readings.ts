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

/** A day in numbers, read with the day first and with the month first. */
export function bothDates(sample: string): readonly ReadingChoice<DateOrder>[] {
  const parts = DAY_IN_NUMBERS.exec(sample);
  const [first = 0, second = 0, third = 0] = (parts ?? []).slice(1).map(Number);
  const year = third < 100 ? third + (third < 70 ? 2000 : 1900) : third;
  const [dayFirst, monthFirst] =
    parts === null ? [null, null] : [dayOf(year, second, first), dayOf(year, first, second)];
  return [
    { value: 'day-first', label: dayFirst ?? 'The day comes first' },
    { value: 'month-first', label: monthFirst ?? 'The month comes first' },
  ];
}

/**
 * A number with one mark before three digits, read with it as a mark of thousands, as the reader
 * does unless told otherwise, and as the decimal mark.
 */
export function bothNumbers(sample: string): readonly ReadingChoice<DecimalMark>[] {
  const mark = sample.includes('.') ? 'point' : 'comma';
  const [whole, decimal] = mark === 'point' ? ([',', '.'] as const) : (['.', ','] as const);
  const digits = sample.replaceAll(/[^\d.,-]/gu, '');
  // Without marks of thousands, so that no label can itself be read in two ways.
  return [
    { value: whole, label: `${digits.replaceAll(/[.,]/gu, '')}: the ${mark} groups thousands` },
    { value: decimal, label: `${digits}: the ${mark} is the decimal mark` },
  ];
}

/** The first day that can be read both ways, unless another one shows which way is right. */
function unclearDay(cells: readonly string[]): string | null {
  const days = cells.flatMap((cell) => {
    const [first, second] = (DAY_IN_NUMBERS.exec(cell) ?? []).slice(1).map(Number);
    return first === undefined || second === undefined ? [] : [{ cell, first, second }];
  });
  if (days.some(({ first, second }) => first > 12 || second > 12)) return null;
  return days.find(({ first, second }) => first !== second)?.cell ?? null;
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
