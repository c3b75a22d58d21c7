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
 * Splits lines without quotes into cells. The parser itself is used, without the streams around it:
 * what those return stays in memory until the whole heap is collected, which takes longer than
 * parsing.
 */
function parseLines(text: string, { delimiter }: Dialect): string[][] {
  const parser = new Papa.Parser({ delimiter, newline: '\n', fastMode: true });
  const { data } = parser.parse(text, 0, false) as { data: string[][] };
  // The text ends with a line feed, after which the parser sees one more, empty record.
  if (data.length > 0 && isBlankLine(data.at(-1))) data.pop();
  return data;
}

/** What DOS put behind the end of a text. */
const END_OF_TEXT = '\u001a';

function isBlankLine(cells: readonly string[] | undefined): boolean {
  return cells?.length === 1 && (cells[0] === '' || cells[0] === END_OF_TEXT);
}

/** Splits a block of whole records into cells; blank lines are left out. */
export function parseBlock(block: FramedBlock, dialect: Dialect): ParsedRecord[] {
  const stray = new Set(block.strayQuotes);
  const odd = new Set(block.oddQuotes);
  const lineOf = (index: number): number =>
    typeof block.lines === 'number' ? block.lines + index : (block.lines[index] ?? 0);
  const rows =
    block.records.length === 0
      ? parseLines(block.text, dialect)
      : block.records.map((record, index) =>
          stray.has(index) ? [record] : splitRecord(record, dialect),
        );
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
