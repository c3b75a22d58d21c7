import { shapeOf } from './headings.ts';
import type { ParsedRecord } from './parse-block.ts';
import type { TextMark } from './text-marks.ts';

/** A first cell by whose build rows are known: a code, or a word that is no short one. */
const TELLING = /\d|\p{L}{4}/u;
const LONG_CODE = 3;
/** With fewer cells a row, one line that looks like a row may be anything. */
const LEAST_WIDTH = 3;
/** Lines of one cell that are looked at. */
const LOOKED_LINES = 100;
/** A line with so many delimiters is a row, whatever it begins with; sentences have fewer. */
const SURELY_WIDE = 8;
/** In narrower tables two such lines are: addresses have one. */
const WIDE = 4;

/** The lines of a cell, each split at the delimiter; of many the first ones and the last. */
function linesOf(cell: string, width: number, delimiter: string): string[][] {
  const lines = cell.split(/\r\n?|\n/u, LOOKED_LINES);
  const end = Math.max(cell.lastIndexOf('\n'), cell.lastIndexOf('\r')) + 1;
  if (lines.length === LOOKED_LINES) lines[LOOKED_LINES - 1] = cell.slice(end);
  return lines.map((line) => line.split(delimiter, width + 1));
}

/** True where blanks follow the delimiters: in sentences they do, in rows seldom. */
function isSpaced(line: readonly string[]): boolean {
  const spaced = line.filter((cell, at) => at > 0 && /^\s/u.test(cell)).length;
  return spaced > 0 && spaced * 2 >= line.length - 1;
}

/**
 * True where the lines of a cell complete rows to the cell: the first fills up the row in which the
 * cell begins, the last makes exactly one with the cells behind, and those between are rows too.
 * Names of hosts and numbers that run on are built otherwise in each row, but the counts tell.
 */
function fitsExactly(
  { cells }: ParsedRecord,
  at: number,
  lines: readonly (readonly string[])[],
  width: number,
): boolean {
  const [first = [], last = []] = [lines[0], lines.at(-1)];
  if (width < LEAST_WIDTH || last.length + cells.length - at - 1 !== width) return false;
  // A cell is often quoted for the delimiters in it, so that the first line may seem longer.
  const isFilled = last.length > 1 ? at + first.length >= width : at + first.length === width;
  if (!isFilled || lines.slice(1, -1).some((line) => line.length < 2)) return false;
  return isSpaced(cells) || !isSpaced(last.length > 1 ? last : first);
}

/** True where every line below the first is a row of two cells, built as the record itself begins. */
function endsAlike(
  lines: readonly (readonly string[])[],
  isAlike: (line: readonly string[]) => boolean,
): boolean {
  return lines.every((line) => line.length === 2 && isAlike(line));
}

/**
 * True where a line within a cell is a row by itself: it has as many cells, with those that follow
 * the cell where it is the last line, and the counts of all lines are those of rows, or its first is
 * built as the record's first is, or there are so many that no sentence is like it.
 */
function holdsRow(record: ParsedRecord, width: number, delimiter: string): boolean {
  const { cells } = record;
  return cells.some((cell, at) => {
    if (!cell.includes(delimiter)) return false;
    const lines = linesOf(cell, width, delimiter);
    if (lines.length < 2) return false;
    const [own = ''] = at === 0 ? (lines[0] ?? []) : cells;
    const first = shapeOf(own);
    const isTelling = TELLING.test(own);
    const isAlike = ([start = '']: readonly string[]): boolean =>
      isTelling && shapeOf(start) === first;
    const whole = lines.slice(1, -1).filter((line) => line.length === width);
    const last = lines.at(-1) ?? [];
    const hasCode = /\d/u.test(own);
    // A short code may begin the last line of an address as well.
    const isSure = hasCode && last.length >= (own.length < LONG_CODE ? LEAST_WIDTH : 2);
    const endsInRow = last.length + cells.length - at - 1 === width && isSure && isAlike(last);
    if (width < LEAST_WIDTH) return hasCode && endsAlike(lines.slice(1), isAlike);
    if (endsInRow || whole.some(isAlike) || fitsExactly(record, at, lines, width)) return true;
    return whole.length >= (width >= SURELY_WIDE ? 1 : 2) && width >= WIDE;
  });
}

/**
 * Finds records in which a quoted cell seems to have swallowed rows: a quote that was never closed
 * ends at the next one, perhaps an inch mark rows later, and nothing about the table is wrong.
 */
export function swallowedRows(
  records: readonly ParsedRecord[],
  width: number,
  delimiter: string,
): TextMark[] {
  if (width < 2) return [];
  return records
    .filter((record, at) => {
      const next = records[at + 1];
      // Only a record of several lines is followed by another number than the next.
      const isLong = next === undefined || next.line > record.line + 1;
      return isLong && !record.hasStrayQuote && holdsRow(record, width, delimiter);
    })
    .map(({ line }) => ({ code: 'row-in-cell', line }));
}
