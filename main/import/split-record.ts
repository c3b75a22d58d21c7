import type { Dialect } from './parse-block.ts';
import { hasPadding, MAX_PADDED_CHARS, skipSpaces } from './record-end.ts';
import { isEscapedAt } from './unescaped-lines.ts';

const BACKSLASH = '\\';

/** What a backslash may stand before; anything else it leaves as it is, such as `C:\temp`. */
function isEscaped(next: string | undefined, { delimiter, quote }: Dialect): boolean {
  if (next === undefined) return false;
  return (
    next === BACKSLASH ||
    next === quote ||
    next === '\n' ||
    next === '\r' ||
    delimiter.startsWith(next)
  );
}

/** Reads one cell from a position; gives its text and where it ends. */
type Cell = { readonly text: string; readonly end: number };

function quotedCell(record: string, start: number, dialect: Dialect): Cell {
  const { quote } = dialect;
  let text = '';
  let at = start + quote.length;
  while (at < record.length) {
    const char = record[at] ?? '';
    const next = record[at + 1];
    if (char === BACKSLASH && isEscaped(next, dialect)) {
      text += next ?? '';
      at += 2;
    } else if (char === quote && next === quote) {
      text += quote;
      at += 2;
    } else if (char === quote) {
      const end = record.indexOf(dialect.delimiter, at);
      return { text, end: end === -1 ? record.length : end };
    } else {
      text += char;
      at += 1;
    }
  }
  return { text, end: record.length };
}

function plainCell(record: string, start: number, dialect: Dialect): Cell {
  if (dialect.quote !== '') {
    const end = record.indexOf(dialect.delimiter, start);
    const stop = end === -1 ? record.length : end;
    return { text: record.slice(start, stop), end: stop };
  }
  // Without quotes a backslash is the only way to write a delimiter.
  let text = '';
  let at = start;
  while (at < record.length && !record.startsWith(dialect.delimiter, at)) {
    const isEscape = record[at] === BACKSLASH && isEscaped(record[at + 1], dialect);
    if (isEscape) at += 1;
    text += record[at] ?? '';
    at += 1;
  }
  return { text, end: at };
}

/**
 * A quoted cell in which a doubled quote is one. Spaces may follow the quote that closes it; what
 * else would, the framer has found to be a stray quote.
 */
function doubledCell(record: string, start: number, { delimiter, quote }: Dialect): Cell {
  const from = start + quote.length;
  let to = record.indexOf(quote, from);
  let isDoubled = false;
  while (to !== -1 && record.startsWith(quote, to + quote.length)) {
    isDoubled = true;
    to = record.indexOf(quote, to + 2 * quote.length);
  }
  if (to === -1) to = record.length;
  const text = record.slice(from, to);
  const end = record.indexOf(delimiter, to + quote.length);
  return {
    text: isDoubled ? text.replaceAll(quote + quote, quote) : text,
    end: end === -1 ? record.length : end,
  };
}

/** Where the quote stands that closes a cell opened before `start`, -1 where none does. */
function closingQuote(record: string, start: number, { quote, escape }: Dialect): number {
  let at = record.indexOf(quote, start);
  while (at !== -1) {
    const isEscaped = escape === 'backslash' && isEscapedAt(record, at);
    if (!isEscaped && !record.startsWith(quote, at + quote.length)) return at;
    at = record.indexOf(quote, at + (isEscaped ? 1 : 2) * quote.length);
  }
  return -1;
}

/**
 * Where the quote stands that opens the cell at a position: there, or behind spaces if it closes
 * properly, as the framer found too. -1 where none does.
 */
function openingQuote(record: string, start: number, dialect: Dialect): number {
  const { delimiter, quote } = dialect;
  if (record.startsWith(quote, start)) return start;
  if (record[start] !== ' ' || !hasPadding(delimiter)) return -1;
  const at = skipSpaces(record, start, record.length, delimiter);
  if (!record.startsWith(quote, at)) return -1;
  const closing = closingQuote(record, at + quote.length, dialect);
  if (closing === -1 || closing + quote.length - at > MAX_PADDED_CHARS) return -1;
  const after = skipSpaces(record, closing + quote.length, record.length, delimiter);
  return after === record.length || record.startsWith(delimiter, after) ? at : -1;
}

/**
 * Splits one record of a dialect that doubles quotes. A quote counts only where it opens a cell;
 * most records hold none.
 */
function splitDoubled(record: string, dialect: Dialect): string[] {
  const { delimiter, quote } = dialect;
  if (!record.includes(quote)) return record.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const opening = openingQuote(record, at, dialect);
    const cell =
      opening === -1 ? plainCell(record, at, dialect) : doubledCell(record, opening, dialect);
    cells.push(cell.text);
    if (cell.end >= record.length) return cells;
    at = cell.end + delimiter.length;
  }
}

/** How databases that escape by a backslash write that there is no value. */
const NULL = '\\N';

/** Splits one record of a dialect that escapes by a backslash. */
function splitEscaped(record: string, dialect: Dialect): string[] {
  const { delimiter, quote } = dialect;
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const opening = quote === '' ? -1 : openingQuote(record, at, dialect);
    const isQuoted = opening !== -1;
    const cell = isQuoted ? quotedCell(record, opening, dialect) : plainCell(record, at, dialect);
    cells.push(!isQuoted && cell.text.trim() === NULL ? '' : cell.text);
    if (cell.end >= record.length) return cells;
    at = cell.end + delimiter.length;
  }
}

/** Splits one whole record, as the framer cut it, into its cells. */
export function splitRecord(record: string, dialect: Dialect): string[] {
  return dialect.escape === 'backslash'
    ? splitEscaped(record, dialect)
    : splitDoubled(record, dialect);
}
