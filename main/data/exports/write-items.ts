import { ITEM_FIELDS, type ItemField } from '#shared/domain/item';
import type { ItemFilter, ItemSort } from '#shared/domain/filter';
import { verdictOfSeverity } from '#shared/domain/verdict';
import { COLUMN_OF } from '../database/columns.ts';
import type { Database } from '../database/connection.ts';
import { parseExtra, type Extra } from '../database/extra.ts';
import { itemsWhere } from '../queries/filter-sql.ts';
import { readSortedIds } from '../queries/item-rows.ts';
import type { TextSink } from './atomic-file.ts';
import { csvRecord, type CsvCell } from './csv-text.ts';

const ROWS_PER_STEP = 1000;
/** Columns that Provenet adds; their names cannot be mistaken for a field on re-import. */
const ADDED = ['verdict', 'deadline', 'supplierId', 'supplierName', 'functionCategory'] as const;

type ExportRow = Record<string, string | number | null>;

/** One item as it is exported: canonical fields, what was added, and unmapped columns. */
export type ExportedItem = {
  readonly id: number;
  readonly values: Readonly<Record<ItemField | (typeof ADDED)[number], CsvCell>>;
  readonly extra: Extra;
};

function toExported(row: ExportRow): ExportedItem {
  const fields = ITEM_FIELDS.map((field) => [field, row[COLUMN_OF[field]] ?? null] as const);
  const severity = row['severity'];
  const added = {
    verdict: typeof severity === 'number' ? verdictOfSeverity(severity) : 'out-of-scope',
    deadline: row['deadline'] ?? null,
    supplierId: row['supplier_id'] ?? null,
    supplierName: row['supplier_name'] ?? null,
    functionCategory: row['function_category'] ?? null,
  };
  const extra = parseExtra(row['extra']);
  const values = { ...Object.fromEntries(fields), ...added } as ExportedItem['values'];
  return { id: Number(row['id']), values, extra };
}

/** The filtered items in order, a step at a time, so that other calls are answered between. */
export async function* eachExportedItem(
  db: Database,
  filter: ItemFilter,
  sort: ItemSort,
  limit = Infinity,
): AsyncGenerator<ExportedItem, void, undefined> {
  const ids = readSortedIds(db, filter, sort);
  const read = db.prepare<[string], ExportRow>(
    `SELECT i.*, c.function_text, c.function AS function_category, c.placement, c.generation, c.country, c.status,
       m.text AS manufacturer, v.severity, v.deadline, v.supplier_id, s.name AS supplier_name
     FROM item i JOIN item_class c ON c.id = i.class_id
     LEFT JOIN manufacturer m ON m.id = c.manufacturer_id
     LEFT JOIN class_verdict v ON v.class_id = i.class_id
     LEFT JOIN supplier s ON s.id = v.supplier_id
     WHERE i.id IN (SELECT value FROM json_each(?))`,
  );
  const total = Math.min(ids.length, limit);
  for (let start = 0; start < total; start += ROWS_PER_STEP) {
    const step = [...ids.subarray(start, Math.min(start + ROWS_PER_STEP, total))];
    const byId = new Map(read.all(JSON.stringify(step)).map((row) => [row['id'], row]));
    for (const id of step) {
      const row = byId.get(id);
      if (row !== undefined) yield toExported(row);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Headings of unmapped columns among the filtered items, in alphabetical order. */
function extraHeadings(db: Database, filter: ItemFilter): string[] {
  const where = itemsWhere(filter);
  return db
    .prepare<unknown[], string>(
      `SELECT DISTINCT e.key FROM item i, json_each(i.extra) e ${where.sql} ORDER BY e.key`,
    )
    .pluck()
    .all(...where.values);
}

/** Writes the filtered items as CSV with a heading row; gives the number of rows. */
export async function writeItemsCsv(
  db: Database,
  filter: ItemFilter,
  sort: ItemSort,
  sink: TextSink,
  limit = Infinity,
): Promise<number> {
  const headings = extraHeadings(db, filter);
  const columns = [...ITEM_FIELDS, ...ADDED];
  await sink(csvRecord([...columns, ...headings]));
  let rows = 0;
  for await (const item of eachExportedItem(db, filter, sort, limit)) {
    const own = columns.map((column) => item.values[column]);
    await sink(csvRecord([...own, ...headings.map((heading) => item.extra.get(heading) ?? null)]));
    rows += 1;
  }
  return rows;
}
