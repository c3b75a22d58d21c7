import type { ReadWarning } from '#shared/contract/import';
import { isFractionField } from '#shared/domain/item-limits';
import type { ColumnFormat } from './column-format.ts';
import type { ReadingMarks } from './reading-marks.ts';
import type { DateOrder, DecimalMark } from './values.ts';

/** What the operator has decided of a file, so that nothing need be said of it. */
export type Decided = { readonly dateOrder: boolean; readonly decimalMark: boolean };

type DateFormat = Extract<ColumnFormat, { kind: 'date-order' }>;
type NumberFormat = Extract<ColumnFormat, { kind: 'decimal-mark' }>;

const FIRST: Readonly<Record<DateOrder, string>> = {
  'day-first': 'day',
  'month-first': 'month',
  'year-first': 'year',
};
const MARKS: Readonly<Record<DecimalMark, string>> = { '.': 'point', ',': 'comma' };

/**
 * What is said of columns of dates and numbers whose cells leave open how they are to be read, or
 * show that they are to be read otherwise than `marks` do, which the first rows decided.
 */
export function readingWarnings(
  formats: readonly ColumnFormat[],
  marks: ReadingMarks,
  decided: Decided = { dateOrder: false, decimalMark: false },
): ReadWarning[] {
  return formats
    .map((format) =>
      format.kind === 'date-order'
        ? dateWarning(format, marks.dateOrder, decided.dateOrder)
        : numberWarning(format, marks.decimalMarkOf(format.field), decided.decimalMark),
    )
    .filter((warning) => warning !== null);
}

function dateWarning(
  { name, order, open, isByYears }: DateFormat,
  used: DateOrder,
  isDecided: boolean,
): ReadWarning | null {
  // A year ahead proves nothing to who knows the order.
  if (isDecided && (order.state === 'unclear' || isByYears)) return null;
  if (order.state === 'unclear') {
    const { text, line } = order.example;
    const last = FIRST[open.at(-1) ?? 'month-first'];
    const others = open.slice(0, -1).map((each) => FIRST[each]);
    const which = `the ${others.join(', the ')} or the ${last}`;
    const message = `The dates in "${name}" (such as "${text}" on line ${line}) do not show whether ${which} comes first; they are read ${FIRST[used]} first.`;
    return { code: 'date-order-assumed', message, line };
  }
  if (order.state !== 'proven') return null;
  const { text, line } = order.proof;
  if (order.value !== used) {
    const message = `The dates in "${name}" are read ${FIRST[used]} first, but "${text}" on line ${line} shows that the ${FIRST[order.value]} comes first; choose the order of the dates.`;
    return { code: 'date-order-disproved', message, line };
  }
  if (!isByYears) return null;
  const message = `The dates in "${name}" are read year first, since "${text}" on line ${line} would lie years ahead otherwise; check them.`;
  return { code: 'date-order-assumed', message, line };
}

function numberWarning(
  format: NumberFormat,
  used: DecimalMark | null,
  isDecided: boolean,
): ReadWarning | null {
  const { name, field, mark } = format;
  // Without a mark of its column a number is read by its field.
  const itself = isFractionField(field) ? 'decimal' : 'thousands';
  if (mark.state === 'unclear' && !isDecided) {
    const { text, line } = mark.example;
    const message = `The numbers in "${name}" (such as "${text}" on line ${line}) do not show which mark is the decimal one; a mark before three digits is read as a ${itself} mark.`;
    return { code: 'number-format-assumed', message, line };
  }
  if (mark.state !== 'proven' || mark.value === used) return null;
  const { text, line } = mark.proof;
  const shown = `"${text}" on line ${line} shows that the decimal mark is a ${MARKS[mark.value]}; choose the decimal mark`;
  const code = 'decimal-mark-disproved';
  if (used !== null) {
    const message = `The numbers in "${name}" are read with a decimal ${MARKS[used]}, but ${shown}.`;
    return { code, message, line };
  }
  const other = mark.value === '.' ? ',' : '.';
  const misread = format.unclearWith[itself === 'decimal' ? other : mark.value];
  if (misread === null) return null;
  const as = itself === 'decimal' ? `decimal ${MARKS[other]}` : 'thousands mark';
  const message = `The numbers in "${name}" are read each by itself, so that "${misread.text}" on line ${misread.line} has a ${as}, but ${shown}.`;
  return { code, message, line };
}
