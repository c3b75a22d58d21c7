import Papa from 'papaparse';
import type { FramedBlock } from './record-framer.ts';
import { splitRecord } from './split-record.ts';

/** One record of the file as cells. */
export type ParsedRecord = {
  readonly cells: string[];
  /** Line on which the record starts, from 1. */
  readonly line: number;
  /** True where a quote in it does not close; its cells are the whole line as one text. */
  readonly hasStrayQuote: boolean;
  /** True where quotes amid its cells may have eaten a delimiter. */
  readonly hasOddQuotes: boolean;
};

/** How a file is written. */
export type Dialect = {
  /** One character or several. */
  readonly delimiter: string;
  /** The character that encloses cells, '' where none does. */
  readonly quote: string;
  /** How a quote stands inside a quoted cell. */
  readonly escape: 'doubled' | 'backslash';
};

/**
 * Splits records into cells. The parser itself is used, without the streams around it: what those
 * return stays in memory until the whole heap is collected, which takes longer than parsing.
 */
function parse(text: string, dialect: Dialect, hasQuotes: boolean): string[][] {
  const parser = new Papa.Parser({
    delimiter: dialect.delimiter,
    newline: '\n',
    fastMode: !hasQuotes,
    ...(dialect.quote === '' ? {} : { quoteChar: dialect.quote, escapeChar: dialect.quote }),
  });
  const { data } = parser.parse(text, 0, false) as { data: string[][] };
  // The text ends with a line feed, after which the parser sees one more, empty record.
  if (data.length > 0 && isBlankLine(data.at(-1))) data.pop();
  return data;
}

function isBlankLine(cells: readonly string[] | undefined): boolean {
  return cells?.length === 1 && cells[0] === '';
}

/** Splits a block of whole records into cells; blank lines are left out. */
export function parseBlock(block: FramedBlock, dialect: Dialect): ParsedRecord[] {
  const stray = new Set(block.strayQuotes);
  const odd = new Set(block.oddQuotes);
  const lineOf = (index: number): number =>
    typeof block.lines === 'number' ? block.lines + index : (block.lines[index] ?? 0);
  const rows =
    stray.size === 0 && dialect.escape === 'doubled'
      ? parse(block.text, dialect, block.hasQuotes)
      : parseAround(block, dialect, stray);
  const records: ParsedRecord[] = [];
  rows.forEach((cells, index) => {
    if (isBlankLine(cells)) return;
    records.push({
      cells,
      line: lineOf(index),
      hasStrayQuote: stray.has(index),
      hasOddQuotes: odd.has(index),
    });
  });
  return records;
}

/** A stray quote would swallow what follows, so such blocks are read record by record. */
function parseAround(block: FramedBlock, dialect: Dialect, stray: ReadonlySet<number>): string[][] {
  const rows: string[][] = [];
  for (const [index, record] of block.records.entries()) {
    if (stray.has(index)) rows.push([record]);
    else if (dialect.escape === 'backslash') rows.push(splitRecord(record, dialect));
    else rows.push(parse(`${record}\n`, dialect, true)[0] ?? ['']);
  }
  return rows;
}
