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
/** Columns of another table, at least: a text alone is a heading of a group or a remark. */
const LEAST_HEADINGS = 2;

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
    // A row in which nothing stands is a gap, as a line without separators is.
    if (isBlank(record.cells[0] ?? '') && record.cells.every(isBlank)) return false;
    const before = this.#last;
    this.#last = record;
    if (this.#first === null) this.#first = record;
    else if (this.#learnt < LEARNT_ROWS) this.#learn(record.cells);
    // Nearly all rows follow the line before, which is all that a million of them are asked.
    if (before === null || record.line <= before.line + 1) return false;
    const isAfterGap = record.line > before.line + 1 + breaksIn(before.cells);
    if (!isAfterGap) return false;
    return this.#looksLikeHeadings(record.cells) || this.#looksLikeNarrowHeadings(record.cells);
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

  /** The columns in which nearly all rows have a digit; none where there are too few to speak. */
  #columnsWithDigits(): readonly number[] {
    if (this.#learnt < LEAST_ROWS) return [];
    const least = this.#learnt * MOST;
    const columns = this.#withDigit.flatMap((rows, at) => (rows >= least ? [at] : []));
    return columns.length >= LEAST_COLUMNS ? columns : [];
  }

  #looksLikeHeadings(cells: readonly string[]): boolean {
    const columns = this.#columnsWithDigits();
    return columns.length > 0 && columns.every((at) => isText(cells[at]));
  }

  /** Headings of a table with fewer columns: texts side by side from the first column on, nothing behind. */
  #looksLikeNarrowHeadings(cells: readonly string[]): boolean {
    const columns = this.#columnsWithDigits();
    const width = cells.findIndex(isBlank);
    if (columns.length === 0 || width < LEAST_HEADINGS) return false;
    return (
      cells.slice(0, width).every(isText) &&
      cells.slice(width).every(isBlank) &&
      columns.some((at) => at < width)
    );
  }
}

function isBlank(cell: string): boolean {
  return cell.trim() === '';
}

/** A text without digits that does not stand for none. */
function isText(cell = ''): boolean {
  return !isBlank(cell) && !DIGIT.test(cell) && !isPlaceholder(cell.trim());
}

/** Line breaks within cells, which take lines of the file. */
function breaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    if (cell.includes('\n')) breaks += cell.split('\n').length - 1;
  }
  return breaks;
}
