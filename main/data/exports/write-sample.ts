import type { SampleRow } from '#shared/contract/sampling';
import type { Database } from '../database/connection.ts';
import { readSampleRows } from '../queries/samples/samples.ts';
import { writeFileWhole, type TextSink } from './atomic-file.ts';
import { csvRecord, type CsvCell } from './csv-text.ts';

/** Rows that are read at once. */
const ROWS_AT_ONCE = 500;

type Column = readonly [heading: string, cellOf: (row: SampleRow) => CsvCell];

const COLUMNS: readonly Column[] = [
  ['number', ({ position }) => position],
  ['site', ({ site }) => site],
  ['siteName', ({ recorded }) => recorded.siteName],
  ['country', ({ recorded }) => recorded.country],
  ['assetId', ({ recorded }) => recorded.assetId],
  ['serialNumber', ({ recorded }) => recorded.serialNumber],
  ['hostname', ({ recorded }) => recorded.hostname],
  ['manufacturer', ({ recorded }) => recorded.manufacturer],
  ['supplierName', ({ recorded }) => recorded.supplierName],
  ['model', ({ recorded }) => recorded.model],
  ['partNumber', ({ recorded }) => recorded.partNumber],
  ['function', ({ recorded }) => recorded.function],
  ['placement', ({ recorded }) => recorded.placement],
  ['status', ({ recorded }) => recorded.status],
  ['quantity', ({ recorded }) => recorded.quantity],
  ['result', ({ result }) => result],
  ['differsIn', ({ field }) => field],
  ['remark', ({ remark }) => (remark === '' ? null : remark)],
  ['checkedAt', ({ checkedAt }) => checkedAt],
  ['checkedBy', ({ checkedBy }) => checkedBy],
];

async function writeRows(db: Database, id: number, sink: TextSink): Promise<number> {
  await sink(csvRecord(COLUMNS.map(([heading]) => heading)));
  for (let start = 0; ; start += ROWS_AT_ONCE) {
    const { total, rows } = readSampleRows(db, { id, start, count: ROWS_AT_ONCE });
    for (const row of rows) await sink(csvRecord(COLUMNS.map(([, cellOf]) => cellOf(row))));
    if (start + ROWS_AT_ONCE >= total) return total;
  }
}

/**
 * Writes a sample as CSV, site by site: what the register said, and what was entered. Gives the number
 * of rows. Fails with `not-found`, `io` or `disk-full`; the file is then as it was before.
 */
export async function writeSample(db: Database, id: number, path: string): Promise<number> {
  let rows = 0;
  await writeFileWhole(path, async (sink) => {
    rows = await writeRows(db, id, sink);
  });
  return rows;
}
