import type { Inspection, KeyParts, Reading, ReadWarning } from '#shared/contract/import';
import { AppError } from '#shared/rpc/app-error';
import type { FieldAliases } from '../tagging/field-catalogue.ts';
import { decodeFile } from './decode.ts';
import { detectDialect, detectNewline, recordsOf, type DetectedDialect } from './dialect.ts';
import { ENCODINGS, type Encoding } from './encodings.ts';
import { readFileFacts, type FileFacts } from './file-facts.ts';
import {
  beginsRejects,
  headingIndex,
  joinHeadingRows,
  namedByPosition,
  readHeadings,
  type Heading,
} from './headings.ts';
import { headingsAsideWarnings } from './headings-aside.ts';
import { looksLikeData } from './looks-like-data.ts';
import type { ParsedRecord } from './parse-block.ts';
import {
  chosenEncodingWarnings,
  headingWarnings,
  encodingWarnings,
  NO_HEADINGS,
  type HeadingPlace,
} from './table-warnings.ts';
import { withoutUnfit, type UnfitColumn } from './unfit-columns.ts';

/** Text from which dialect, headings and date order are found, in UTF-16 units. */
const SAMPLE_CHARS = 1 << 20;
/** Rows whose values are held against the fields of their headings. */
const FITTED_ROWS = 100;
/** More columns are a wrong delimiter. */
const MAX_COLUMNS = 16_384;
/** A first line longer than this holds no headings. */
const MAX_HEADING_LINE_CHARS = 1 << 20;

/** See `readingSchema`: what is left out is detected. */
export type ReadOptions = Reading;

/** A file understood as a table; its rows are read with `readRecords`. */
export type Table = {
  readonly path: string;
  readonly facts: FileFacts;
  readonly encoding: Encoding;
  readonly dialect: DetectedDialect;
  readonly newline: Inspection['newline'];
  readonly headings: readonly Heading[];
  /** Columns whose headings are of a field that none of their first values can be of. */
  readonly unfit: readonly UnfitColumn[];
  /** Line of the headings, from 1; 0 where the file has none. */
  readonly headingLine: number;
  /** Rows that hold headings, ending with `headingLine`. */
  readonly headingRows: number;
  /** Rows at the end that are left out. */
  readonly footerRows: number;
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
  const facts = known.facts ?? (await readFileFacts(path, known.onBytes, options.encoding));
  const encoding = encodingFor(options, facts);
  const { text, isComplete } = await readSample(path, facts, encoding);
  const problem = headingProblem({ fileName: facts.fileName, text });
  if (problem !== null) throw problem;
  const dialect = detectDialect(text, isComplete, options);
  const all = recordsOf(text, dialect, isComplete);
  const records = dialect.hasSeparatorHint ? all.slice(1) : all;
  // How the file was read that its rows come from says nothing of this one.
  const isRejects = beginsRejects(records[0]?.cells ?? []);
  const layout = isRejects ? { headerRow: 1, headerRows: 1, footerRows: 0 } : options;
  const found = findHeadings(records, layout, aliases, facts.fileName);
  const { headings, line } = found;
  if (headings.length > MAX_COLUMNS) {
    throw new AppError(
      'too-many-columns',
      `${facts.fileName} has ${headings.length} columns, and at most ${MAX_COLUMNS} can be read; check its delimiter, or export fewer.`,
    );
  }
  // Without headings the first line is a row like any other; no row may be lost silently.
  const rowsAfterLine = line === 0 ? (dialect.hasSeparatorHint ? 1 : 0) : line;
  const sample = records.filter((record) => record.line > rowsAfterLine);
  const fitting = withoutUnfit(
    headings,
    sample.slice(0, FITTED_ROWS).map(({ cells }) => cells),
    Math.max(1, line),
  );
  return {
    path,
    facts,
    encoding,
    dialect,
    newline: detectNewline(text),
    headings: fitting.headings,
    unfit: fitting.unfit,
    headingLine: line,
    headingRows: found.records.length,
    footerRows: layout.footerRows ?? 0,
    rowsAfterLine,
    sample,
    warnings: [
      ...headingsAsideWarnings(
        headings.filter(({ mappedTo }) => mappedTo !== null).length,
        [found.cells, ...sample.map(({ cells }) => cells)],
        Math.max(1, line),
        aliases,
      ),
      ...(options.encoding === undefined
        ? encodingWarnings(facts, encoding)
        : chosenEncodingWarnings(facts, encoding)),
      ...(line === 0
        ? layout.headerRow === 0
          ? []
          : [NO_HEADINGS]
        : headingWarnings({ ...found, delimiter: dialect.delimiter })),
    ],
  };
}

/** Where there are no headings, their line is 0. */
type FoundHeadings = Omit<HeadingPlace, 'delimiter'> & { readonly headings: readonly Heading[] };

/** The headings of a file: where they were said to be, or where they seem to be. */
function findHeadings(
  records: readonly ParsedRecord[],
  { headerRow, headerRows = 1 }: ReadOptions,
  aliases: FieldAliases,
  fileName: string,
): FoundHeadings {
  const none = { headings: namedByPosition(records), cells: [], line: 0, records: [], above: [] };
  if (records.length === 0) {
    throw new AppError('no-header', `${fileName} holds no text; export it again.`);
  }
  if (headerRow === 0) return none;
  // Where they begin is found, and who says that they take more rows means those from the top on.
  const at =
    headerRow === undefined
      ? Math.max(headingIndex(records, aliases), headerRows - 1)
      : records.findIndex((record) => record.line >= headerRow);
  const heading = records[at];
  if (heading === undefined) {
    throw new AppError(
      'no-header',
      `${fileName} has no line ${headerRow} among its first rows; say where its headings are.`,
    );
  }
  if (at + 1 < headerRows) {
    throw new AppError(
      'invalid-input',
      `The headings of ${fileName} cannot take ${headerRows} rows and end on line ${heading.line}; say the last line of them.`,
    );
  }
  const upper = records.slice(at + 1 - headerRows, at);
  const cells = joinHeadingRows([...upper.map((record) => record.cells), heading.cells]);
  const headings = readHeadings(cells, aliases);
  if (heading.hasStrayQuote) return none;
  if (headerRow === undefined && looksLikeData(heading.cells, headings, records.slice(at + 1)))
    return none;
  const above = headerRow === undefined ? records.slice(0, at - upper.length) : [];
  return { headings, cells, line: heading.line, records: [...upper, heading], above };
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
