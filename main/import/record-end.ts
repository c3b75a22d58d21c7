import type { Dialect } from './parse-block.ts';
import { hasOddQuote, holdsOddly } from './quote-marks.ts';

/** Longest cell, with its quotes, whose quote opens behind spaces. */
export const MAX_PADDED_CHARS = 1 << 16;

/** Where the record that starts at a position ends. */
type LineEnd = { readonly kind: 'end'; readonly end: number; readonly next: number };
type RecordEndFound = LineEnd & { readonly hasOddQuotes: boolean };
type RecordEnd = RecordEndFound | { readonly kind: 'open' } | { readonly kind: 'stray' };

/** Finds the next place of a text, remembering the last answer so that no stretch is read twice. */
class Finder {
  readonly #text: string;
  readonly #needle: string;
  #from = 0;
  #found = -2;

  constructor(text: string, needle: string) {
    this.#text = text;
    this.#needle = needle;
  }

  /** First place at or after `at`, or Infinity. */
  next(at: number): number {
    const isKnown = this.#found !== -2 && at >= this.#from && at <= this.#found;
    if (!isKnown) {
      const found = this.#text.indexOf(this.#needle, at);
      this.#found = found === -1 ? Infinity : found;
      this.#from = at;
    }
    return this.#found;
  }
}

/** One stretch of text with the places where its records may break. */
export class TextScan {
  readonly text: string;
  readonly limit: number;
  readonly delimiter: string;
  readonly quote: string;
  readonly delimiters: Finder;
  readonly quotes: Finder;
  readonly #feeds: Finder;
  readonly #carriages: Finder;
  readonly #backslashes: Finder | null;

  constructor(text: string, limit: number, { delimiter, quote, escape }: Dialect) {
    this.text = text;
    this.limit = limit;
    this.delimiter = delimiter;
    this.quote = quote;
    this.delimiters = new Finder(text, delimiter);
    this.quotes = new Finder(text, quote);
    this.#backslashes = escape === 'backslash' ? new Finder(text, '\\') : null;
    this.#feeds = new Finder(text, '\n');
    this.#carriages = new Finder(text, '\r');
  }

  /** The line end at or after a position, or `null` where it is not there yet. */
  endOfLine(at: number): LineEnd | null {
    const end = Math.min(this.#feeds.next(at), this.#carriages.next(at));
    return end >= this.limit ? null : this.breakAt(end);
  }

  /** The line end exactly at a position, or `null` where there is none. */
  breakAt(at: number): LineEnd | null {
    if (this.text[at] === '\n') return { kind: 'end', end: at, next: at + 1 };
    if (this.text[at] !== '\r') return null;
    const isPair = at + 1 < this.limit && this.text[at + 1] === '\n';
    return { kind: 'end', end: at, next: at + (isPair ? 2 : 1) };
  }

  /** Position after the quote that closes a cell opened before `start`, or `null`. */
  endOfQuoted(start: number): number | null {
    let at = start;
    for (;;) {
      const quote = this.text.indexOf(this.quote, at);
      if (quote === -1 || quote >= this.limit) return null;
      const backslash = this.#backslashes?.next(at) ?? Infinity;
      if (backslash < quote) {
        at = backslash + 2;
        continue;
      }
      if (!this.text.startsWith(this.quote, quote + 1)) return quote + 1;
      at = quote + 2;
    }
  }
}

/** Some exports pad a closing quote with spaces, and some an opening one. */
export function skipSpaces(text: string, start: number, limit: number, delimiter: string): number {
  let at = start;
  while (at < limit && text[at] === ' ' && !delimiter.startsWith(' ')) at += 1;
  return at;
}

/**
 * Follows quotes amid unquoted cells. One that opens within a cell and one that ends a later cell are
 * two halves of a quoted cell whose delimiter was lost: the cells are not what they seem.
 */
class OddQuotes {
  #isOpen = false;
  isFound = false;

  look(cell: string, quote: string): void {
    if (quote === '"' && hasOddQuote(cell)) this.isFound = true;
    // A backslash before it says that the writer escaped in a way that was not read so.
    if (cell.includes(`\\${quote}`)) this.isFound = true;
    if (!holdsOddly(cell, quote)) return;
    const isAtEnd = cell.trimEnd().endsWith(quote);
    // A single one at the end of a cell that none opens closes nothing; within, it is an apostrophe.
    if (isAtEnd && (this.#isOpen || quote === "'")) this.isFound = true;
    if (!isAtEnd) this.#isOpen = true;
  }
}

/**
 * True where the place behind a closed quote is the end of what is known so far, which may be amid
 * a long delimiter.
 */
function isCutAfter({ text, limit, delimiter }: TextScan, after: number): boolean {
  return after + delimiter.length > limit && delimiter.startsWith(text.slice(after, limit));
}

/** True for delimiters behind which people write a space; behind a tab it is part of the cell. */
export function hasPadding(delimiter: string): boolean {
  return delimiter !== '\t';
}

/**
 * True where a quote with nothing but spaces before it opens a cell, as some programs write it: it
 * closes soon and properly, or may do so in text that is not there yet. A mark of inches does not.
 */
function opensBehindSpaces(scan: TextScan, at: number, quoteAt: number, isLast: boolean): boolean {
  const { text, limit, delimiter, quote } = scan;
  if (!hasPadding(delimiter) || skipSpaces(text, at, quoteAt, delimiter) < quoteAt) return false;
  const closed = scan.endOfQuoted(quoteAt + quote.length);
  if ((closed ?? limit) - quoteAt > MAX_PADDED_CHARS) return false;
  if (closed === null) return !isLast;
  const after = skipSpaces(text, closed, limit, delimiter);
  if (after >= limit || (!isLast && isCutAfter(scan, after))) return true;
  return text.startsWith(delimiter, after) || scan.breakAt(after) !== null;
}

/** Walks the cells of one record; a quote counts only where it opens a cell. */
export function endOfRecord(scan: TextScan, start: number, isLast: boolean): RecordEnd {
  const { text, limit, delimiter, quote } = scan;
  const odd = new OddQuotes();
  const ended = (lineEnd: LineEnd | null): RecordEnd => {
    if (lineEnd !== null) return { ...lineEnd, hasOddQuotes: odd.isFound };
    const end = { kind: 'end', end: limit, next: limit, hasOddQuotes: odd.isFound } as const;
    return isLast ? end : { kind: 'open' };
  };
  let at = start;
  for (;;) {
    let opens = text.startsWith(quote, at) ? at : -1;
    if (opens === -1) {
      const lineEnd = scan.endOfLine(at);
      const stop = lineEnd?.end ?? limit;
      const cellEnd = scan.delimiters.next(at);
      const quoteAt = scan.quotes.next(at);
      if (quoteAt < Math.min(cellEnd, stop)) {
        if (opensBehindSpaces(scan, at, quoteAt, isLast)) opens = quoteAt;
        else odd.look(text.slice(at, Math.min(cellEnd, stop)), quote);
      }
      if (opens === -1) {
        if (cellEnd >= stop || quoteAt >= stop) return ended(lineEnd);
        at = cellEnd + delimiter.length;
        continue;
      }
    }
    const closed = scan.endOfQuoted(opens + quote.length);
    if (closed === null) return { kind: 'open' };
    const after = skipSpaces(text, closed, limit, delimiter);
    if (after >= limit) return ended(null);
    if (!text.startsWith(delimiter, after)) {
      if (!isLast && isCutAfter(scan, after)) return { kind: 'open' };
      const lineEnd = scan.breakAt(after);
      return lineEnd === null ? { kind: 'stray' } : ended(lineEnd);
    }
    at = after + delimiter.length;
  }
}
