import { ITEM_FIELDS, type ItemField } from '#shared/domain/item';
import type { ItemFilter, ItemSort } from '#shared/domain/filter';
import { verdictOfSeverity } from '#shared/domain/verdict';
import { EXPORT_ADDED, PERSON_WITHOUT_KEY } from '../../import/own-export.ts';
import { COLUMN_OF } from '../database/columns.ts';
import type { Database } from '../database/connection.ts';
import { parseExtra, type Extra } from '../database/extra.ts';
import { itemsWhere } from '../queries/filter-sql.ts';
import { withFoundItems } from '../queries/search/search-term.ts';
import { readSortedIds } from '../queries/item-rows.ts';
import type { TextSink } from './atomic-file.ts';
import { csvRecord, type CsvCell } from './csv-text.ts';

const ROWS_PER_STEP = 1000;
type ExportRow = Record<string, string | number | null>;

/** One item as it is exported: canonical fields, what was added, and unmapped columns. */
export type ExportedItem = {
  readonly id: number;
  readonly values: Readonly<Record<ItemField | (typeof EXPORT_ADDED)[number], CsvCell>>;
  readonly extra: Extra;
};

/**
 * Who set a tag. A row without a key is known by all that its file said, so that a tag that a
 * person set must not come back as a word of the file.
 */
function setterOf(row: ExportRow, column: 'placement_by' | 'generation_by'): string | null {
  const by = row[column];
  if (typeof by !== 'string') return null;
  const who = by.split(':')[0] ?? by;
  const hasKey = !String(row['item_key']).startsWith('row:');
  return who === 'person' && !hasKey ? PERSON_WITHOUT_KEY : who;
}

function toExported(row: ExportRow): ExportedItem {
  const fields = ITEM_FIELDS.map((field) => [field, row[COLUMN_OF[field]] ?? null] as const);
  const severity = row['severity'];
  const added = {
    verdict: typeof severity === 'number' ? verdictOfSeverity(severity) : 'out-of-scope',
    deadline: row['deadline'] ?? null,
    supplierId: row['supplier_id'] ?? null,
    supplierName: row['supplier_name'] ?? null,
    functionCategory: row['function_category'] ?? null,
    placementBy: setterOf(row, 'placement_by'),
    generationBy: setterOf(row, 'generation_by'),
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
    `SELECT i.*, c.function_text, c.function AS function_category, c.placement, c.placement_by, c.generation, c.generation_by, c.country, c.status,
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

/**
 * Headings of unmapped columns among the filtered items, in the order of the files that had them
 * first: a row without a key is known by what its file said, in that order.
 */
function extraHeadings(db: Database, filter: ItemFilter): string[] {
  const where = itemsWhere(withFoundItems(db, filter));
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

/** Writes the filtered items as CSV with a heading row; gives the number of rows. */
export async function writeItemsCsv(
  db: Database,
  filter: ItemFilter,
  sort: ItemSort,
  sink: TextSink,
  limit = Infinity,
): Promise<number> {
  const headings = extraHeadings(db, filter);
  const columns = [...ITEM_FIELDS, ...EXPORT_ADDED];
  await sink(csvRecord([...columns, ...headings]));
  let rows = 0;
  for await (const item of eachExportedItem(db, filter, sort, limit)) {
    const own = columns.map((column) => item.values[column]);
    await sink(csvRecord([...own, ...headings.map((heading) => item.extra.get(heading) ?? null)]));
    rows += 1;
  }
  return rows;
}
