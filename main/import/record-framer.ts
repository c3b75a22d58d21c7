import type { Dialect } from './parse-block.ts';
import { isEscapedAt, lastBreakOf, splitUnescaped } from './unescaped-lines.ts';

/** Longest record, in UTF-16 units: more than this is not a row but a quote that never closes. */
export const MAX_RECORD_CHARS = 16 * 1024 * 1024;

/** A run of whole records. */
export type FramedBlock = {
  /** All of them, each ended by `\n` where `records` is empty, else as they stand in the file. */
  readonly text: string;
  readonly hasQuotes: boolean;
  /** Line on which each record starts, from 1; a single number where records are lines. */
  readonly lines: number | readonly number[];
  /** Records (by index in the block) whose quotes do not balance; each is one line of the file. */
  readonly strayQuotes: readonly number[];
  /** Records in which quotes amid unquoted cells may have eaten a delimiter. */
  readonly oddQuotes: readonly number[];
  /** The records one by one where they are no mere lines, otherwise empty. */
  readonly records: readonly string[];
};

/** Where the record that starts at a position ends. */
type LineEnd = { readonly kind: 'end'; readonly end: number; readonly next: number };
type RecordEndFound = LineEnd & { readonly hasOddQuotes: boolean };
type RecordEnd = RecordEndFound | { readonly kind: 'open' } | { readonly kind: 'stray' };

/**
 * Cuts decoded text into whole records, so that no parser ever sees half of one. Line ends
 * (LF, CRLF, CR) outside quotes become LF; inside quotes they stay. A quote that opens a cell
 * and does not close properly costs only its own line: that line is marked and the next one is
 * read as a new record, whatever follows.
 *
 * Chunks may be cut anywhere; the records do not depend on where.
 */
export class RecordFramer {
  readonly #dialect: Dialect;
  #carry = '';
  #line = 1;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** Adds text; returns the records that are complete by now, or `null`. */
  push(text: string): FramedBlock | null {
    return this.#frame(this.#carry + text, false);
  }

  /** Ends the text; returns the last records, or `null`. */
  end(): FramedBlock | null {
    return this.#carry === '' ? null : this.#frame(this.#carry, true);
  }

  #frame(text: string, isLast: boolean): FramedBlock | null {
    // A CR at the very end may be half of a CRLF.
    const limit = !isLast && text.endsWith('\r') ? text.length - 1 : text.length;
    const { quote } = this.#dialect;
    if (quote === '' || !text.includes(quote)) {
      return this.#framePlain(text, limit, isLast);
    }
    return this.#frameQuoted(text, limit, isLast);
  }

  /** Without quotes every line is a record. */
  #framePlain(text: string, limit: number, isLast: boolean): FramedBlock | null {
    const isSplitByHand = this.#dialect.escape === 'backslash';
    let lastBreak = lastBreakOf(text, limit - 1);
    while (isSplitByHand && isEscapedAt(text, lastBreak))
      lastBreak = lastBreakOf(text, lastBreak - 1);
    const end = isLast ? text.length : limit === 0 ? 0 : lastBreak + 1;
    this.#carry = text.slice(end);
    if (end === 0) return null;
    const block = withLineFeeds(text.slice(0, end));
    const lines = this.#line;
    this.#line += countLineFeeds(block);
    const plain = { text: block, hasQuotes: false, strayQuotes: [], oddQuotes: [] };
    if (!isSplitByHand) return { ...plain, lines, records: [] };
    // The parser knows no backslashes; without quotes around, they stand before delimiters and breaks.
    const records = splitUnescaped(block.slice(0, -1));
    let line = lines;
    const starts = records.map((record) => {
      const start = line;
      line += 1 + countBreaks(record);
      return start;
    });
    return { ...plain, lines: starts, records };
  }

  #frameQuoted(text: string, limit: number, isLast: boolean): FramedBlock | null {
    const scan = new TextScan(text, limit, this.#dialect);
    const records: string[] = [];
    const lines: number[] = [];
    const strayQuotes: number[] = [];
    const oddQuotes: number[] = [];
    let at = 0;
    while (at < limit) {
      let found = endOfRecord(scan, at, isLast);
      if (found.kind === 'open') {
        const isHopeless = isLast || limit - at > MAX_RECORD_CHARS;
        if (!isHopeless) break;
        found = { kind: 'stray' };
      }
      if (found.kind === 'stray') {
        const end = scan.endOfLine(at);
        if (end === null && !isLast) break;
        found = { ...(end ?? { kind: 'end', end: limit, next: limit }), hasOddQuotes: false };
        strayQuotes.push(records.length);
      } else if (found.hasOddQuotes) oddQuotes.push(records.length);
      const record = text.slice(at, found.end);
      records.push(record);
      lines.push(this.#line);
      this.#line += 1 + countBreaks(record);
      at = found.next;
    }
    this.#carry = text.slice(at);
    if (records.length === 0) return null;
    return { text: text.slice(0, at), hasQuotes: true, lines, strayQuotes, oddQuotes, records };
  }
}

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
class TextScan {
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

/** Some exports pad a closing quote with spaces. */
function skipSpaces(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit && text[at] === ' ') at += 1;
  return at;
}

/** A quote within a word or number; that of 19"x7" stands for inches. */
const WITHIN_WORD = /[\p{L}\p{N}]"(?![xX×]\s*\p{N})[\p{L}\p{N}]/u;

/**
 * Follows quotes amid unquoted cells. One within a word was typed or lost there. One that opens within a cell and one that ends a later cell
 * are two halves of a quoted cell whose delimiter was lost: the cells are not what they seem.
 */
class OddQuotes {
  #isOpen = false;
  isFound = false;

  look(cell: string, quote: string): void {
    if (quote === '"' && WITHIN_WORD.test(cell)) this.isFound = true;
    // A backslash before it says that the writer escaped in a way that was not read so.
    if (cell.includes(`\\${quote}`)) this.isFound = true;
    const isOdd = cell.split(quote).length % 2 === 0;
    if (!isOdd) return;
    const isAtEnd = cell.trimEnd().endsWith(quote);
    if (isAtEnd && this.#isOpen) this.isFound = true;
    if (!isAtEnd) this.#isOpen = true;
  }
}

/** Walks the cells of one record; a quote counts only where it opens a cell. */
function endOfRecord(scan: TextScan, start: number, isLast: boolean): RecordEnd {
  const { text, limit, delimiter, quote } = scan;
  const odd = new OddQuotes();
  const ended = (lineEnd: LineEnd | null): RecordEnd => {
    if (lineEnd !== null) return { ...lineEnd, hasOddQuotes: odd.isFound };
    const end = { kind: 'end', end: limit, next: limit, hasOddQuotes: odd.isFound } as const;
    return isLast ? end : { kind: 'open' };
  };
  let at = start;
  for (;;) {
    if (text.startsWith(quote, at)) {
      const closed = scan.endOfQuoted(at + quote.length);
      if (closed === null) return { kind: 'open' };
      const after = skipSpaces(text, closed, limit);
      if (after >= limit) return ended(null);
      if (!text.startsWith(delimiter, after)) {
        const lineEnd = scan.breakAt(after);
        return lineEnd === null ? { kind: 'stray' } : ended(lineEnd);
      }
      at = after + delimiter.length;
    } else {
      const lineEnd = scan.endOfLine(at);
      const stop = lineEnd?.end ?? limit;
      const cellEnd = scan.delimiters.next(at);
      const quoteAt = scan.quotes.next(at);
      if (quoteAt < Math.min(cellEnd, stop))
        odd.look(text.slice(at, Math.min(cellEnd, stop)), quote);
      if (cellEnd >= stop || quoteAt >= stop) return ended(lineEnd);
      at = cellEnd + delimiter.length;
    }
  }
}

function withLineFeeds(text: string): string {
  const normalised = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return normalised.endsWith('\n') ? normalised : `${normalised}\n`;
}

function countLineFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Line breaks inside one record, a CRLF counting as one. */
function countBreaks(record: string): number {
  if (!record.includes('\n') && !record.includes('\r')) return 0;
  return record.match(/\r\n?|\n/g)?.length ?? 0;
}
