/** Longest record, in UTF-16 units: more than this is not a row but a quote that never closes. */
export const MAX_RECORD_CHARS = 16 * 1024 * 1024;

/** A run of whole records, each ended by `\n`, that a CSV parser can take as it is. */
export type FramedBlock = {
  readonly text: string;
  readonly hasQuotes: boolean;
  /** Line on which each record starts, from 1; a single number where records are lines. */
  readonly lines: number | readonly number[];
  /** Records (by index in the block) whose quotes do not balance; each is one line of the file. */
  readonly strayQuotes: readonly number[];
  /** The records one by one where the block has stray quotes, otherwise empty. */
  readonly records: readonly string[];
};

/** Where the record that starts at a position ends. */
type RecordEndFound = { readonly kind: 'end'; readonly end: number; readonly next: number };
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
  readonly #delimiter: string;
  readonly #quote: string;
  #carry = '';
  #line = 1;

  /** `quote` is one character, or '' where the dialect has none. */
  constructor(delimiter: string, quote: string) {
    this.#delimiter = delimiter;
    this.#quote = quote;
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
    if (this.#quote === '' || !text.includes(this.#quote)) {
      return this.#framePlain(text, limit, isLast);
    }
    return this.#frameQuoted(text, limit, isLast);
  }

  /** Without quotes every line is a record. */
  #framePlain(text: string, limit: number, isLast: boolean): FramedBlock | null {
    const lastBreak = Math.max(
      text.lastIndexOf('\n', limit - 1),
      text.lastIndexOf('\r', limit - 1),
    );
    const end = isLast ? text.length : limit === 0 ? 0 : lastBreak + 1;
    this.#carry = text.slice(end);
    if (end === 0) return null;
    const block = withLineFeeds(text.slice(0, end));
    const lines = this.#line;
    this.#line += countLineFeeds(block);
    return { text: block, hasQuotes: false, lines, strayQuotes: [], records: [] };
  }

  #frameQuoted(text: string, limit: number, isLast: boolean): FramedBlock | null {
    const scan = new TextScan(text, limit, this.#delimiter, this.#quote);
    const records: string[] = [];
    const lines: number[] = [];
    const strayQuotes: number[] = [];
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
        found = end ?? { kind: 'end', end: limit, next: limit };
        strayQuotes.push(records.length);
      }
      const record = text.slice(at, found.end);
      records.push(record);
      lines.push(this.#line);
      this.#line += 1 + countBreaks(record);
      at = found.next;
    }
    this.#carry = text.slice(at);
    if (records.length === 0) return null;
    return {
      text: `${records.join('\n')}\n`,
      hasQuotes: true,
      lines,
      strayQuotes,
      records: strayQuotes.length === 0 ? [] : records,
    };
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

  constructor(text: string, limit: number, delimiter: string, quote: string) {
    this.text = text;
    this.limit = limit;
    this.delimiter = delimiter;
    this.quote = quote;
    this.delimiters = new Finder(text, delimiter);
    this.quotes = new Finder(text, quote);
    this.#feeds = new Finder(text, '\n');
    this.#carriages = new Finder(text, '\r');
  }

  /** The line end at or after a position, or `null` where it is not there yet. */
  endOfLine(at: number): RecordEndFound | null {
    const end = Math.min(this.#feeds.next(at), this.#carriages.next(at));
    return end >= this.limit ? null : this.breakAt(end);
  }

  /** The line end exactly at a position, or `null` where there is none. */
  breakAt(at: number): RecordEndFound | null {
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

/** Walks the cells of one record; a quote counts only where it opens a cell. */
function endOfRecord(scan: TextScan, start: number, isLast: boolean): RecordEnd {
  const { text, limit, delimiter, quote } = scan;
  const atLimit: RecordEnd = isLast ? { kind: 'end', end: limit, next: limit } : { kind: 'open' };
  let at = start;
  for (;;) {
    if (text.startsWith(quote, at)) {
      const closed = scan.endOfQuoted(at + quote.length);
      if (closed === null) return { kind: 'open' };
      const after = skipSpaces(text, closed, limit);
      if (after >= limit) return atLimit;
      if (!text.startsWith(delimiter, after)) return scan.breakAt(after) ?? { kind: 'stray' };
      at = after + delimiter.length;
    } else {
      const lineEnd = scan.endOfLine(at);
      const stop = lineEnd?.end ?? limit;
      const cellEnd = scan.delimiters.next(at);
      if (cellEnd >= stop || scan.quotes.next(at) >= stop) return lineEnd ?? atLimit;
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
