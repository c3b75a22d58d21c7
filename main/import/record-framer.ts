import type { Dialect } from './parse-block.ts';
import { endOfRecord, TextScan } from './record-end.ts';
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
