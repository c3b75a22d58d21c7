import type { ExportOutcome } from '#shared/contract/exports';
import { EXPORT_COLUMNS, type ExportFormat } from '#shared/domain/export';
import type { ItemFilter, ItemSort } from '#shared/domain/filter';
import { itemNamer } from '../commands/undo-import/item-words.ts';
import type { Database } from '../database/connection.ts';
import { writeBytesWhole, writeFileWhole, type ByteSink } from './atomic-file.ts';
import { eachExportedItem, type ExportedItem, type ExportOptions } from './exported-items.ts';
import { writeWorkbook } from './workbook/write-workbook.ts';
import { itemTable, writeItemsCsv } from './write-items.ts';
import { writeItemsJson } from './write-json.ts';

/** Texts that were cut which are told by name; the others are only counted. */
const NAMED_CUTS = 20;

export type ExportRequest = {
  readonly filter: ItemFilter;
  readonly order: readonly ItemSort[];
  readonly format: ExportFormat;
};

type WorkbookOptions = ExportOptions & {
  /** Rows of a sheet; see `WorkbookTable`. */
  readonly sheetRows?: number;
};

/**
 * Writes the filtered items as a workbook: days are days, numbers numbers, all else text. Fails
 * with `cancelled` or `invalid-input`; see `eachExportedItem` and `writeWorkbook`.
 */
export async function writeItemsWorkbook(
  db: Database,
  filter: ItemFilter,
  order: readonly ItemSort[],
  sink: ByteSink,
  options: WorkbookOptions = {},
): Promise<ExportOutcome> {
  const { headings, cellsOf } = itemTable(db, filter, options.columns);
  const nameOf = itemNamer(db);
  const first: { item: string; column: string }[] = [];
  let total = 0;
  let rows = 0;
  const sheets = await writeWorkbook<ExportedItem>(
    {
      headings,
      fields: options.columns?.length ?? EXPORT_COLUMNS.length,
      items: eachExportedItem(db, filter, order, options),
      cellsOf: (item) => {
        rows += 1;
        return cellsOf(item);
      },
      onCut: ({ id }, column) => {
        total += 1;
        if (first.length < NAMED_CUTS) first.push({ item: nameOf(id), column });
      },
      sheetRows: options.sheetRows,
    },
    sink,
  );
  return { rows, sheets, cuts: { total, first } };
}

/**
 * Writes the filtered items to a file of the format, whole or not at all. Fails with `cancelled`,
 * `invalid-input`, `io` or `disk-full`; the file is then as it was before.
 */
export async function exportItems(
  db: Database,
  { filter, order, format }: ExportRequest,
  path: string,
  options: ExportOptions = {},
): Promise<ExportOutcome> {
  let outcome: ExportOutcome = { rows: 0, sheets: 1, cuts: { total: 0, first: [] } };
  if (format === 'xlsx') {
    await writeBytesWhole(path, async (sink) => {
      outcome = await writeItemsWorkbook(db, filter, order, sink, options);
    });
    return outcome;
  }
  await writeFileWhole(path, async (sink) => {
    const rows =
      format === 'csv'
        ? await writeItemsCsv(db, filter, order, sink, options)
        : await writeItemsJson(db, filter, order, format, sink, options);
    outcome = { ...outcome, rows };
  });
  return outcome;
}
