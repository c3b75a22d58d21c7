import { repeatsHeadings, type Heading, type HeadingWords } from './headings.ts';

/** Fewer columns may hold 1 and 2 by chance. */
const LEAST_NUMBERED = 3;

/** The number that a cell gives its column: `1`, `(1)`, `[1]`, `1.`; `null` where it is something else. */
function columnNumber(cell: string): number | null {
  const digits = /^\s*[([]?(?<digits>\d{1,5})[.)\]]?\s*$/u.exec(cell)?.groups?.['digits'];
  return digits === undefined ? null : Number(digits);
}

/**
 * True for a row that gives the columns their numbers, as forms have below their headings: 1, 2, 3.
 * Columns without a number may stand before the first and behind the last.
 */
function numbersColumns(cells: readonly string[]): boolean {
  let last = 0;
  let isOver = false;
  // Asked of every row: nearly all leave it at their first cell.
  for (const cell of cells) {
    if (cell.trim() === '') {
      isOver = last > 0;
      continue;
    }
    if (isOver || cell.length > 8 || columnNumber(cell) !== last + 1) return false;
    last += 1;
  }
  return last >= LEAST_NUMBERED;
}

/** Why a row is about the columns of its table and describes no equipment, `null` where it may. */
export function whyNoEquipment(
  cells: readonly string[],
  headings: readonly Heading[],
  words: HeadingWords,
): { readonly code: string; readonly message: string } | null {
  if (repeatsHeadings(cells, headings)) {
    const message = 'the row repeats the headings of the file and describes no equipment';
    return { code: 'repeated-headings', message };
  }
  if (words.areAll(cells)) {
    const message =
      'the row holds headings other than those of the file and describes no equipment';
    return { code: 'other-headings', message };
  }
  if (numbersColumns(cells)) {
    const message = 'the row numbers the columns and describes no equipment';
    return { code: 'column-numbers', message };
  }
  return null;
}
