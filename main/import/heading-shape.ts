import type { ParsedRecord } from './parse-block.ts';
import { isPlaceholder } from './placeholders.ts';

/** Rows from which the shape of the columns is learnt. */
const LEARNT_ROWS = 100;
/** With fewer rows than these, too little is known of the columns. */
const LEAST_ROWS = 8;
/** Columns with digits that must speak against a row. */
const LEAST_COLUMNS = 3;
/** Share of rows with a digit from which on a column is one of numbers, codes or dates. */
const MOST = 0.9;
const DIGIT = /\p{N}/u;

/**
 * Finds rows that look like headings below the headings: of a second row of them, or of another table
 * in the same file. Such a row has text, and no digit, in every column in which nearly all rows have
 * one. Asked are the first row, and those that stand after a gap.
 */
export class HeadingShape {
  readonly #withDigit: number[];
  #first: ParsedRecord | null = null;
  #learnt = 0;
  #last: ParsedRecord | null = null;

  /** `width` is how many columns there are. */
  constructor(width: number) {
    this.#withDigit = Array.from({ length: width }, () => 0);
  }

  /** Learns from a whole row; true where it stands after a gap and looks like headings. */
  isOddAfterGap(record: ParsedRecord): boolean {
    const before = this.#last;
    this.#last = record;
    if (this.#first === null) this.#first = record;
    else if (this.#learnt < LEARNT_ROWS) this.#learn(record.cells);
    // Nearly all rows follow the line before, which is all that a million of them are asked.
    if (before === null || record.line <= before.line + 1) return false;
    const isAfterGap = record.line > before.line + 1 + breaksIn(before.cells);
    return isAfterGap && this.#looksLikeHeadings(record.cells);
  }

  /** The line of the first row where that looks like headings; `null` where it does not. */
  oddFirstLine(): number | null {
    return this.#first !== null && this.#looksLikeHeadings(this.#first.cells)
      ? this.#first.line
      : null;
  }

  #learn(cells: readonly string[]): void {
    this.#learnt += 1;
    for (let at = 0; at < this.#withDigit.length; at += 1) {
      if (DIGIT.test(cells[at] ?? '')) this.#withDigit[at] = (this.#withDigit[at] ?? 0) + 1;
    }
  }

  #looksLikeHeadings(cells: readonly string[]): boolean {
    if (this.#learnt < LEAST_ROWS) return false;
    const least = this.#learnt * MOST;
    const columns = this.#withDigit.flatMap((rows, at) => (rows >= least ? [at] : []));
    const isText = (at: number): boolean => {
      const cell = (cells[at] ?? '').trim();
      return cell !== '' && !DIGIT.test(cell) && !isPlaceholder(cell);
    };
    return columns.length >= LEAST_COLUMNS && columns.every(isText);
  }
}

/** Line breaks within cells, which take lines of the file. */
function breaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    if (cell.includes('\n')) breaks += cell.split('\n').length - 1;
  }
  return breaks;
}
