import { addDays, isoDateSchema, nextDay, type IsoDate } from '../date.ts';
import { QueryFault, type WrittenValue } from './terms.ts';

type Range<T> = { from?: T; until?: T };
/** What a written end of a range stands for: `2020` is a year long, `10` is itself. */
type Span<T> = { readonly first: T; readonly last: T };

const COMPARED = /^(>=|<=|>|<|=)(.*)$/su;
const DAY = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu;

function readDays(text: string): Span<IsoDate> | null {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined) return null;
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`;
  if (!isoDateSchema.safeParse(first).success) return null;
  if (day !== undefined) return { first, last: first };
  if (month === undefined) return { first, last: `${year}-12-31` };
  const last = ['31', '30', '29', '28'].find(
    (end) => isoDateSchema.safeParse(`${year}-${month}-${end}`).success,
  );
  return { first, last: `${year}-${month}-${last ?? '28'}` };
}

function readNumber(text: string): Span<number> | null {
  const number = NUMBER.test(text) ? Number(text) : Infinity;
  return Number.isFinite(number) ? { first: number, last: number } : null;
}

/**
 * Reads a range: `a..b`, `a..`, `..b`, a single value, or one behind `>=`, `<=`, `=`, and `>` or `<`
 * where there is a next and a last value. Throws a `QueryFault` that says how ranges are written.
 */
function readRange<T extends string | number>(
  word: string,
  written: WrittenValue,
  read: (text: string) => Span<T> | null,
  explain: string,
  beside: { readonly after: (last: T) => T; readonly before: (first: T) => T } | null,
): Range<T> {
  const fault = (): QueryFault =>
    new QueryFault(
      written.text === ''
        ? `The range of ${word} is missing here; ${explain}.`
        : `“${written.text}” is no range of ${word}; ${explain}.`,
      written,
    );
  const end = (text: string): Span<T> => {
    const span = read(text.trim());
    if (span === null) throw fault();
    return span;
  };
  const dots = written.text.indexOf('..');
  if (dots !== -1) {
    const [left, right] = [written.text.slice(0, dots), written.text.slice(dots + 2)];
    if (left === '' && right === '') throw fault();
    const from = left === '' ? undefined : end(left).first;
    const until = right === '' ? undefined : end(right).last;
    if (from !== undefined && until !== undefined && from > until) {
      throw new QueryFault(
        `“${written.text}” begins after its end, where no item is; write ${word}:${right.trim()}..${left.trim()}.`,
        written,
      );
    }
    return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
  }
  const [, sign = '=', value = written.text] = COMPARED.exec(written.text) ?? [];
  const { first, last } = end(value);
  if (sign === '>=') return { from: first };
  if (sign === '<=') return { until: last };
  if (sign === '=') return { from: first, until: last };
  if (beside === null) {
    throw new QueryFault(
      `Ranges of ${word} hold their ends; write ${sign}= in place of ${sign}.`,
      written,
    );
  }
  return sign === '>' ? { from: beside.after(last) } : { until: beside.before(first) };
}

/** A range of days. Throws a `QueryFault`. */
export function readDayRange(word: string, written: WrittenValue): Range<IsoDate> {
  const explain = `write days as ${word}:2020-01-01..2022-12-31, ${word}:>=2020-01-01 or ${word}:2020`;
  return readRange(word, written, readDays, explain, {
    after: nextDay,
    before: (day) => addDays(day, -1),
  });
}

/** A range of numbers. Throws a `QueryFault`. */
export function readNumberRange(word: string, written: WrittenValue): Range<number> {
  const explain = `write numbers as ${word}:10..20, ${word}:>=10 or ${word}:10`;
  return readRange(word, written, readNumber, explain, null);
}
