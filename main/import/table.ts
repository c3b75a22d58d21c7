import type { ImportPlan, Inspection, KeyParts, ReadWarning } from '#shared/contract/import';
import { AppError } from '#shared/rpc/app-error';
import type { FieldAliases } from '../tagging/catalogue.ts';
import { decodeFile } from './decode.ts';
import { detectDialect, detectNewline, recordsOf, type DetectedDialect } from './dialect.ts';
import { ENCODINGS, readFileFacts, type Encoding, type FileFacts } from './file-facts.ts';
import {
  headingIndex,
  looksLikeData,
  namedByPosition,
  readHeadings,
  type Heading,
} from './headings.ts';
import { parseBlock, type ParsedRecord } from './parse-block.ts';
import { RecordFramer } from './record-framer.ts';
import { dateOrderOf, type DateOrder } from './values.ts';

/** Text from which dialect, headings and date order are found, in UTF-16 units. */
const SAMPLE_CHARS = 1 << 20;
/** A first line longer than this holds no headings. */
const MAX_HEADING_LINE_CHARS = 1 << 20;

export type ReadOptions = Pick<ImportPlan, 'delimiter' | 'encoding'>;

/** A file understood as a table; its rows are read with `readRecords`. */
export type Table = {
  readonly path: string;
  readonly facts: FileFacts;
  readonly encoding: Encoding;
  readonly dialect: DetectedDialect;
  readonly newline: Inspection['newline'];
  readonly headings: readonly Heading[];
  /** Line of the headings, from 1; 0 where the file has none. */
  readonly headingLine: number;
  /** Rows begin behind this line. */
  readonly rowsAfterLine: number;
  /** First data rows, from which the order of day and month is found. */
  readonly sample: readonly ParsedRecord[];
  readonly warnings: readonly ReadWarning[];
};

function encodingFor(options: ReadOptions, facts: FileFacts): Encoding {
  if (options.encoding === undefined) return facts.encoding;
  const chosen = ENCODINGS.find((encoding) => encoding === options.encoding?.toLowerCase());
  if (chosen !== undefined) return chosen;
  throw new AppError(
    'invalid-input',
    `The encoding "${options.encoding}" is not known; use one of ${ENCODINGS.join(', ')}.`,
  );
}

async function readSample(
  path: string,
  facts: FileFacts,
  encoding: Encoding,
): Promise<{ text: string; isComplete: boolean }> {
  let text = '';
  for await (const chunk of decodeFile(path, facts, encoding)) {
    text += chunk.text;
    if (text.length >= SAMPLE_CHARS) return { text, isComplete: false };
  }
  return { text, isComplete: true };
}

/**
 * Finds the order of day and month from the first rows of the column that is read as a date.
 * `column` is its index, -1 where there is none.
 */
export function findDateOrder(
  { sample, headings }: Table,
  column: number,
): { order: DateOrder; warnings: ReadWarning[] } {
  const cells = sample.map(({ cells: row }) => row[column] ?? '');
  const orders = cells.map(dateOrderOf).filter((order) => order !== null);
  const isMonthFirst = orders.filter((order) => order === 'month-first').length > orders.length / 2;
  const isNumeric = cells.some((cell) => /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/u.test(cell.trim()));
  const order = isMonthFirst ? 'month-first' : 'day-first';
  if (orders.length > 0 || !isNumeric) return { order, warnings: [] };
  const message = `The dates in "${headings[column]?.name ?? ''}" do not show whether the day or the month comes first; they are read day first.`;
  return { order, warnings: [{ code: 'date-order-assumed', message, line: null }] };
}

function headingProblem(table: { fileName: string; text: string }): AppError | null {
  const lineEnd = /[\r\n]/u.exec(table.text)?.index ?? table.text.length;
  if (lineEnd < MAX_HEADING_LINE_CHARS) return null;
  return new AppError(
    'record-too-long',
    `The first line of ${table.fileName} is longer than a million characters, so it cannot hold column headings; check that the export has line breaks.`,
  );
}

/**
 * Opens a file as a table: encoding, dialect, headings. Fails with one sentence where the file
 * cannot be one; see `readFileFacts` for what is refused by its bytes.
 */
export async function openTable(
  path: string,
  options: ReadOptions,
  aliases: FieldAliases,
  known: { readonly facts?: FileFacts; readonly onBytes?: (bytesRead: number) => void } = {},
): Promise<Table> {
  const facts = known.facts ?? (await readFileFacts(path, known.onBytes));
  const encoding = encodingFor(options, facts);
  const { text, isComplete } = await readSample(path, facts, encoding);
  const problem = headingProblem({ fileName: facts.fileName, text });
  if (problem !== null) throw problem;
  const detected = detectDialect(text, isComplete);
  const dialect =
    options.delimiter === undefined ? detected : { ...detected, delimiter: options.delimiter };
  const all = recordsOf(text, dialect, isComplete);
  const records = dialect.hasSeparatorHint ? all.slice(1) : all;
  const heading = records[headingIndex(records, aliases)];
  if (heading === undefined) {
    throw new AppError('no-header', `${facts.fileName} holds no text; export it again.`);
  }
  const named = readHeadings(heading.cells, aliases);
  const hasHeadings = !looksLikeData(heading.cells, named);
  // Without headings the first line is a row like any other; no row may be lost silently.
  const hintLines = dialect.hasSeparatorHint ? 1 : 0;
  const rowsAfterLine = hasHeadings ? heading.line : hintLines;
  return {
    path,
    facts,
    encoding,
    dialect,
    newline: detectNewline(text),
    headings: hasHeadings ? named : namedByPosition(records),
    headingLine: hasHeadings ? heading.line : 0,
    rowsAfterLine,
    sample: records.filter((record) => record.line > rowsAfterLine),
    warnings: hasHeadings
      ? headingWarnings(heading, records[0], facts, encoding)
      : [NO_HEADINGS, ...encodingWarnings(facts, encoding)],
  };
}

const NO_HEADINGS: ReadWarning = {
  code: 'no-header',
  message:
    'No line holds column headings; every line is read as a row and the columns are named by their position. Map them by hand, or add a line of headings to the file.',
  line: 1,
};

function encodingWarnings(facts: FileFacts, encoding: Encoding): ReadWarning[] {
  if (facts.isEncodingSure || encoding !== facts.encoding) return [];
  const message = `The file is not valid UTF-8; it is read as ${encoding}. Check letters with accents in the preview.`;
  return [{ code: 'encoding-assumed', message, line: null }];
}

function headingWarnings(
  heading: ParsedRecord,
  first: ParsedRecord | undefined,
  facts: FileFacts,
  encoding: Encoding,
): ReadWarning[] {
  const warnings: ReadWarning[] = encodingWarnings(facts, encoding);
  const line = heading.line;
  if (first !== undefined && first.line < line) {
    const message = `The headings were found on line ${line}; what stands above them is not read.`;
    warnings.push({ code: 'preamble', message, line: first.line });
  }
  const folded = heading.cells.map((cell) => cell.trim().toLowerCase());
  const repeated = folded.find((cell, at) => cell !== '' && folded.indexOf(cell) !== at);
  if (repeated !== undefined) {
    const message = `The heading "${repeated}" stands more than once; the later columns got a number.`;
    warnings.push({ code: 'heading-repeated', message, line });
  }
  if (folded.includes('')) {
    const message = `A column has no heading (line ${line}); it is named by its position.`;
    warnings.push({ code: 'heading-blank', message, line });
  }
  return warnings;
}

export type RecordBatch = {
  readonly records: readonly ParsedRecord[];
  readonly bytesRead: number;
  /** True where the batch held NUL characters; they are shown as U+2400. */
  readonly hadNul: boolean;
};

/** Reads the data rows of a table in order, from the row after the headings. */
export async function* readRecords(
  table: Table,
  chunkBytes?: number,
): AsyncGenerator<RecordBatch, void, undefined> {
  const { dialect, rowsAfterLine } = table;
  const framer = new RecordFramer(dialect.delimiter, dialect.quote);
  const toBatch = (text: string | null, bytesRead: number): RecordBatch | null => {
    // SQLite's text functions stop at a NUL, so it is made visible instead of kept.
    const hadNul = text?.includes('\u0000') ?? false;
    const block =
      text === null
        ? framer.end()
        : framer.push(hadNul ? text.replaceAll('\u0000', '\u2400') : text);
    if (block === null) return null;
    const parsed = parseBlock(block, dialect);
    const isPastHeading = (parsed[0]?.line ?? 0) > rowsAfterLine;
    const records = isPastHeading ? parsed : parsed.filter(({ line }) => line > rowsAfterLine);
    return { records, bytesRead, hadNul };
  };
  for await (const chunk of decodeFile(table.path, table.facts, table.encoding, chunkBytes)) {
    const batch = toBatch(chunk.text, chunk.bytesRead);
    if (batch !== null) yield batch;
  }
  const last = toBatch(null, table.facts.bytes);
  if (last !== null) yield last;
}

/** What is suggested to identify an item, the surest first, by the columns that the file has. */
export function suggestKey(headings: readonly Pick<Heading, 'mappedTo'>[]): KeyParts[] {
  const candidates: readonly KeyParts[] = [
    ['serialNumber'],
    ['assetId'],
    ['hostname', 'site'],
    ['hostname'],
  ];
  const present = new Set(headings.map(({ mappedTo }) => mappedTo));
  return candidates.filter((parts) => parts.every((field) => present.has(field)));
}
