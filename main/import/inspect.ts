import type { Inspection } from '#shared/contract/import';
import type { FieldAliases } from '../tagging/catalogue.ts';
import { findDateOrder, openTable, readRecords, suggestKey, type ReadOptions } from './table.ts';
import { WarningTally } from './warnings.ts';

const SAMPLE_ROWS = 100;
/** Longest text of a preview cell; the grid shows less anyway. */
const PREVIEW_CHARS = 500;

export type InspectedFile = Omit<Inspection, 'alreadyImportedAt'>;

/**
 * Reads a whole file and says what was understood. `onRecord` hears of every data row, as cells.
 */
export async function inspectFile(
  path: string,
  options: ReadOptions,
  aliases: FieldAliases,
  onRecord: (cells: readonly string[]) => void = () => undefined,
): Promise<InspectedFile> {
  const table = await openTable(path, options, aliases);
  const dateColumn = table.headings.findIndex(({ mappedTo }) => mappedTo === 'installedOn');
  const dates = findDateOrder(table, dateColumn);
  const tally = new WarningTally();
  const sampleRows: string[][] = [];
  const width = table.headings.length;
  let rows = 0;
  for await (const batch of readRecords(table)) {
    for (const record of batch.records) {
      rows += 1;
      onRecord(record.cells);
      if (sampleRows.length < SAMPLE_ROWS) {
        sampleRows.push(record.cells.map((cell) => cell.slice(0, PREVIEW_CHARS)));
      }
      if (record.hasStrayQuote) {
        tally.add(
          'stray-quote',
          'has a quote that does not close; the row will be rejected',
          record.line,
        );
      } else if (record.cells.length < width) {
        tally.add('short-row', `${record.cells.length} of ${width}`, record.line);
      } else if (record.cells.slice(width).some((cell) => cell.trim() !== '')) {
        const what = `has ${record.cells.length} cells where the headings name ${width}; the row will be rejected`;
        tally.add('too-many-cells', what, record.line);
      }
    }
    if (batch.hadNul) tally.add('nul-character', '', batch.records[0]?.line ?? table.headingLine);
  }
  return {
    fileName: table.facts.fileName,
    bytes: table.facts.bytes,
    sha256: table.facts.sha256,
    encoding: table.encoding,
    isEncodingSure: table.facts.isEncodingSure,
    encodingChoices: [
      { encoding: table.encoding, sureness: table.facts.isEncodingSure ? 1 : 0.5, sample: '' },
    ],
    escape: 'doubled',
    headerRows: table.headingLine === 0 ? 0 : 1,
    footerRows: 0,
    questions: [],
    delimiter: table.dialect.delimiter,
    quote: table.dialect.quote,
    newline: table.newline,
    headerRow: table.headingLine,
    columns: table.headings.map((heading, index) => ({ index, ...heading })),
    sampleRows,
    rows,
    warnings: [...table.warnings, ...dates.warnings, ...tally.list()],
    suggestedKey: suggestKey(table.headings),
  };
}
