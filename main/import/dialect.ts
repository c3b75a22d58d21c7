import type { NEWLINES } from '#shared/contract/import';
import { parseBlock, type Dialect, type ParsedRecord } from './parse-block.ts';
import { RecordFramer } from './record-framer.ts';

/** Delimiters that are tried, the likelier first. */
export const DELIMITERS = [',', ';', '\t', '|', '^'] as const;

/** A file of rejected rows tells its delimiter by our own first heading. */
const OWN_FIRST_HEADING = /^\ufeff?Provenet line(?<delimiter>.)Provenet reasons/u;

const SAMPLE_RECORDS = 200;

export type DetectedDialect = Dialect & {
  /** True where the file's first line is Excel's `sep=` hint, which is not a row. */
  readonly hasSeparatorHint: boolean;
};

/** The records of a text; a cut-off last one is left out unless the text is complete. */
export function recordsOf(text: string, dialect: Dialect, isComplete: boolean): ParsedRecord[] {
  const framer = new RecordFramer(dialect.delimiter, dialect.quote);
  const blocks = [framer.push(text), isComplete ? framer.end() : null];
  return blocks.flatMap((block) => (block === null ? [] : parseBlock(block, dialect)));
}

/** The number of cells that most records have, with the share of records that have it. */
export function commonWidth(records: readonly ParsedRecord[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let best = { width: 0, rows: 0 };
  for (const [width, rows] of counts) {
    if (rows > best.rows || (rows === best.rows && width > best.width)) best = { width, rows };
  }
  return { width: best.width, share: records.length === 0 ? 0 : best.rows / records.length };
}

/**
 * Finds the delimiter from the first records: the one that cuts the most records into the same
 * number of cells, at least two; where several do, the one that makes more cells.
 */
export function detectDialect(sample: string, isComplete: boolean): DetectedDialect {
  const hint = /^sep=(?<delimiter>.)\r?\n/iu.exec(sample)?.groups?.['delimiter'];
  if (hint !== undefined) return { delimiter: hint, quote: '"', hasSeparatorHint: true };
  const ours = OWN_FIRST_HEADING.exec(sample)?.groups?.['delimiter'];
  if (ours !== undefined) return { delimiter: ours, quote: '"', hasSeparatorHint: false };
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const records = recordsOf(sample, { delimiter, quote: '"' }, isComplete);
    const looked = records.slice(0, SAMPLE_RECORDS);
    const { width, share } = commonWidth(looked.filter((record) => !record.hasStrayQuote));
    const shareOf = (test: (record: ParsedRecord) => boolean): number =>
      looked.filter(test).length / (looked.length || 1);
    const strays = shareOf((record) => record.hasStrayQuote);
    // A quote behind another delimiter tells that a quoted cell was cut in two.
    const cut = shareOf(({ cells }) => cells.some((cell) => /[,;\t|^]"/u.test(cell)));
    const sound = share - strays * 0.3 - cut * 0.5;
    const score = width < 2 ? 0 : sound * (1 + Math.log2(width) / 20);
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, quote: '"', hasSeparatorHint: false };
}

/** The line ends of a text, those inside quoted cells included. */
export function detectNewline(sample: string): (typeof NEWLINES)[number] {
  const pairs = sample.match(/\r\n/g)?.length ?? 0;
  const feeds = (sample.match(/\n/g)?.length ?? 0) - pairs;
  const carriages = (sample.match(/\r(?!$)/g)?.length ?? 0) - pairs;
  const kinds = [pairs > 0, feeds > 0, carriages > 0].filter(Boolean).length;
  if (kinds > 1) return 'mixed';
  if (pairs > 0) return 'CRLF';
  if (feeds > 0) return 'LF';
  return carriages > 0 ? 'CR' : 'none';
}
