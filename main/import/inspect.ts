import type { Inspection } from '#shared/contract/import';
import type { FieldAliases } from '../tagging/field-catalogue.ts';
import type { ColumnFormat } from './column-format.ts';
import { FileWatch, isBlankRecord } from './file-watch.ts';
import { HeadingWords } from './headings.ts';
import { readRecords, type LeftOut } from './read-records.ts';
import { readingMarks } from './reading-marks.ts';
import { readingWarnings } from './reading-marks-warnings.ts';
import { openTable, suggestKey, type ReadOptions } from './table.ts';

/** Rows and cells of the preview; a table of thousands of columns shows fewer rows. */
const SAMPLE_ROWS = 100;
const SAMPLE_CELLS = 100_000;
/** Longest text of a preview cell; the grid shows less anyway. */
const PREVIEW_CHARS = 500;

export type InspectedFile = Omit<Inspection, 'alreadyImportedAt'>;

function questionsOf(formats: readonly ColumnFormat[]): Inspection['questions'] {
  return formats.flatMap((format) => {
    const decision = format.kind === 'date-order' ? format.order : format.mark;
    if (decision.state !== 'unclear') return [];
    return [{ column: format.column, about: format.kind, sample: decision.example.text }];
  });
}

/** Reads a whole file and says what was understood. */
export async function inspectFile(
  path: string,
  options: ReadOptions,
  aliases: FieldAliases,
  chunkBytes?: number,
): Promise<InspectedFile> {
  const table = await openTable(path, options, aliases);
  const { facts, dialect, headings } = table;
  const watch = new FileWatch(
    headings.map(({ name, mappedTo }) => ({ name, field: mappedTo })),
    new HeadingWords(headings, aliases),
  );
  const sampleRows: string[][] = [];
  const sampleLines: number[] = [];
  const sampleSize = Math.min(SAMPLE_ROWS, Math.ceil(SAMPLE_CELLS / Math.max(1, headings.length)));
  let rows = 0;
  const leftOut: LeftOut = { rows: [] };
  for await (const batch of readRecords(table, chunkBytes, leftOut)) {
    watch.add(batch);
    for (const record of batch.records) {
      if (isBlankRecord(record)) continue;
      rows += 1;
      if (sampleRows.length >= sampleSize) continue;
      sampleRows.push(record.cells.map((cell) => cell.slice(0, PREVIEW_CHARS)));
      sampleLines.push(record.line);
    }
  }
  const { warnings, formats, footers } = watch.finish(leftOut.rows);
  const mapping = headings.flatMap(({ mappedTo }, column) =>
    mappedTo === null ? [] : [{ column, field: mappedTo }],
  );
  const open = readingWarnings(formats, readingMarks(table, { mapping }));
  return {
    fileName: facts.fileName,
    bytes: facts.bytes,
    sha256: facts.sha256,
    encoding: table.encoding,
    isEncodingSure: facts.isEncodingSure,
    encodingChoices: [...facts.encodingChoices],
    delimiter: dialect.delimiter,
    quote: dialect.quote,
    escape: dialect.escape,
    newline: table.newline,
    headerRow: table.headingLine,
    headerRows: table.headingRows,
    footerRows: footers.length,
    columns: headings.map((heading, index) => ({ index, ...heading })),
    sampleRows,
    sampleLines,
    rows,
    warnings: [
      ...table.warnings,
      ...table.unfit.map(({ warning }) => warning),
      ...warnings,
      ...open,
    ],
    suggestedKey: suggestKey(headings),
    questions: questionsOf(formats),
  };
}
