import { shapeOf, type Heading } from './headings.ts';
import type { ParsedRecord } from './parse-block.ts';

/** Rows below in which the values of the first one are looked for. */
const LOOKED_BELOW = 50;
/** Columns, and rows of each, in which they do. */
const LEAST_AGAIN = 2;

/** True where several values of a row stand again below it, and not all of them as headings do. */
function standsAgain(cells: readonly string[], below: readonly ParsedRecord[]): boolean {
  const others = below
    .slice(0, LOOKED_BELOW)
    .filter((record) => cells.some((cell, column) => record.cells[column] !== cell));
  const again = cells.filter((cell, column) => {
    const rows = others.filter((other) => other.cells[column] === cell);
    return cell.trim().length > 1 && rows.length >= LEAST_AGAIN;
  });
  return again.length >= LEAST_AGAIN;
}

/**
 * True where the row looks like data: no heading is known, and a cell is a number, date or
 * address, or is built of letters and digits as the cells below it are, or several stand below.
 */
export function looksLikeData(
  cells: readonly string[],
  headings: readonly Heading[],
  below: readonly ParsedRecord[],
): boolean {
  if (headings.some((heading) => heading.mappedTo !== null)) return false;
  if (cells.some((cell) => /^[-+]?[\d.,:/\s-]*\d[\d.,:/\s-]*$/u.test(cell.trim()))) return true;
  if (standsAgain(cells, below)) return true;
  const looked = below.slice(0, 10);
  return cells.some((cell, column) => {
    const shape = shapeOf(cell);
    if (!/\d/u.test(cell) || looked.length === 0) return false;
    return looked.every((record) => shapeOf(record.cells[column] ?? '') === shape);
  });
}
