import { repeatsHeadings, type Heading, type HeadingWords } from './headings.ts';

/** Fewer columns may hold 1 and 2 by chance. */
const LEAST_NUMBERED = 3;

/** True for a row that gives each column its number, as forms have below their headings: 1, 2, 3. */
function numbersColumns(cells: readonly string[], columns: number): boolean {
  // Asked of every row: nearly all leave it at their first cell.
  if (columns < LEAST_NUMBERED || (cells[0]?.length ?? 0) > 3) return false;
  for (let column = 0; column < columns; column += 1) {
    const number = /^\s*\(?(?<number>\d{1,5})[.)]?\s*$/u.exec(cells[column] ?? '')?.groups?.[
      'number'
    ];
    if (number !== String(column + 1)) return false;
  }
  return cells.slice(columns).every((cell) => cell.trim() === '');
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
  if (numbersColumns(cells, headings.length)) {
    const message = 'the row numbers the columns and describes no equipment';
    return { code: 'column-numbers', message };
  }
  return null;
}
