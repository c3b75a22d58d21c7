import { shapeOf, type Heading } from './headings.ts';
import type { ParsedRecord } from './parse-block.ts';

/** Rows below in which the values of the first one are looked for. */
const LOOKED_BELOW = 50;
/** Columns, and rows of each, in which values stand again that are no headings. */
const LEAST_AGAIN = 2;

/** Rows below that are not the same row again, as the headings are where files were joined. */
function othersBelow(cells: readonly string[], below: readonly ParsedRecord[]): ParsedRecord[] {
  return below
    .slice(0, LOOKED_BELOW)
    .filter((record) => cells.some((cell, column) => record.cells[column] !== cell));
}

/** True where several values of a row stand again below it, and not all of them as headings do. */
function standsAgain(cells: readonly string[], others: readonly ParsedRecord[]): boolean {
  const again = cells.filter((cell, column) => {
    const rows = others.filter((other) => other.cells[column] === cell);
    return cell.trim().length > 1 && rows.length >= LEAST_AGAIN;
  });
  return again.length >= LEAST_AGAIN;
}

/**
 * What the known headings of a row are: headings, or values, as "Chassis" is where it stands again
 * below in its own column; `values` alone where all rows have them, so that nothing else need tell.
 */
function knownAre(
  cells: readonly string[],
  headings: readonly Heading[],
  others: readonly ParsedRecord[],
): 'headings' | 'perhaps values' | 'values' {
  const known = headings.flatMap(({ mappedTo }, column) => (mappedTo === null ? [] : [column]));
  if (known.length === 0) return 'perhaps values';
  const again = others.filter((other) =>
    known.every((column) => other.cells[column] === cells[column]),
  ).length;
  const isInAll = again > 0 && again === others.length;
  if (again < LEAST_AGAIN) return isInAll ? 'perhaps values' : 'headings';
  return isInAll ? 'values' : 'perhaps values';
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
  const others = othersBelow(cells, below);
  const known = knownAre(cells, headings, others);
  if (known !== 'perhaps values') return known === 'values';
  if (cells.some((cell) => /^[-+]?[\d.,:/\s-]*\d[\d.,:/\s-]*$/u.test(cell.trim()))) return true;
  if (standsAgain(cells, others)) return true;
  const looked = below.slice(0, 10);
  return cells.some((cell, column) => {
    const shape = shapeOf(cell);
    if (!/\d/u.test(cell) || looked.length === 0) return false;
    return looked.every((record) => shapeOf(record.cells[column] ?? '') === shape);
  });
}
