import { EXPORT_COLUMNS } from '#shared/domain/export';
import type { ItemFilter, ItemSort } from '#shared/domain/filter';
import type { Database } from '../database/connection.ts';
import { itemsWhere } from '../queries/filter-sql.ts';
import type { TextSink } from './atomic-file.ts';
import { csvRecord, type CsvCell } from './csv-text.ts';
import { eachExportedItem, type ExportedItem, type ExportOptions } from './exported-items.ts';

/**
 * Headings of unmapped columns among the filtered items, in the order of the files that had them
 * first: a row without a key is known by what its file said, in that order.
 */
function extraHeadings(db: Database, filter: ItemFilter): string[] {
  const where = itemsWhere(filter);
  const found = db
    .prepare<unknown[], string>(
      `SELECT DISTINCT e.key FROM item i, json_each(i.extra) e ${where.sql} ORDER BY e.key`,
    )
    .pluck()
    .all(...where.values);
  const inFiles = db
    .prepare<[], string>(
      `SELECT h.value FROM import i, json_each(i.headings) h ORDER BY i.id, h.id`,
    )
    .pluck()
    .all();
  const wanted = new Set(found);
  return [...new Set([...inFiles.filter((heading) => wanted.has(heading)), ...found])];
}

/** The columns of a table of items: what stands above them, and what is in them. */
export type ItemTable = {
  readonly headings: readonly string[];
  readonly cellsOf: (item: ExportedItem) => CsvCell[];
};

/** The table that an export writes: the chosen columns, or all and those that were kept. */
export function itemTable(
  db: Database,
  filter: ItemFilter,
  columns: ExportOptions['columns'],
): ItemTable {
  const own = columns ?? EXPORT_COLUMNS;
  const kept = columns === undefined ? extraHeadings(db, filter) : [];
  return {
    headings: [...own, ...kept],
    cellsOf: ({ values, extra }) => [
      ...own.map((column) => values[column]),
      ...kept.map((heading) => extra.get(heading) ?? null),
    ],
  };
}

/**
 * Writes the filtered items as CSV with a heading row; gives the number of rows. Fails with
 * `cancelled`; see `eachExportedItem`.
 */
export async function writeItemsCsv(
  db: Database,
  filter: ItemFilter,
  order: readonly ItemSort[],
  sink: TextSink,
  options: ExportOptions = {},
): Promise<number> {
  const { headings, cellsOf } = itemTable(db, filter, options.columns);
  await sink(csvRecord(headings));
  let rows = 0;
  for await (const item of eachExportedItem(db, filter, order, options)) {
    await sink(csvRecord(cellsOf(item)));
    rows += 1;
  }
  return rows;
}
