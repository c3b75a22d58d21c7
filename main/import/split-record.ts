import type { Dialect } from './parse-block.ts';

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
    const cell = record.startsWith(quote, at)
      ? doubledCell(record, at, dialect)
      : plainCell(record, at, dialect);
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
    const isQuoted = quote !== '' && record.startsWith(quote, at);
    const cell = isQuoted ? quotedCell(record, at, dialect) : plainCell(record, at, dialect);
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
