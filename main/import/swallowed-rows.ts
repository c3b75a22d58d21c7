import { shapeOf } from './headings.ts';
import type { ParsedRecord } from './parse-block.ts';
import type { TextMark } from './text-marks.ts';

/** Fewer cells a row are too few to know a row by. */
const LEAST_WIDTH = 3;
/** The first cell of an inventory's row is mostly a code; shorter texts, and words, are anywhere. */
const CODE = /^(?=.*\d).{3,}$/u;
/** Lines of one cell that are looked at. */
const LOOKED_LINES = 100;

/**
 * True where a line within a cell is a row by itself: it has as many cells, with those that
 * follow the cell where it is the last line, and its first is built as the record's first is.
 */
function holdsRow({ cells }: ParsedRecord, width: number, delimiter: string): boolean {
  const [code = ''] = cells;
  if (!CODE.test(code)) return false;
  const first = shapeOf(code);
  return cells.some((cell, at) => {
    if (at === 0 || !cell.includes(delimiter)) return false;
    const lines = cell.split(/\r\n?|\n/u, LOOKED_LINES);
    return lines.slice(1).some((line, index) => {
      const own = line.split(delimiter);
      const isLast = index === lines.length - 2;
      const count = own.length + (isLast ? cells.length - at - 1 : 0);
      return count === width && shapeOf(own[0] ?? '') === first;
    });
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
  if (width < LEAST_WIDTH) return [];
  return records
    .filter((record, at) => {
      const next = records[at + 1];
      // Only a record of several lines is followed by another number than the next.
      const isLong = next === undefined || next.line > record.line + 1;
      return isLong && !record.hasStrayQuote && holdsRow(record, width, delimiter);
    })
    .map(({ line }) => ({ code: 'row-in-cell', line }));
}
