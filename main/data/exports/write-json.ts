import type { ItemFilter, ItemSort } from '#shared/domain/filter';
import type { Database } from '../database/connection.ts';
import type { TextSink } from './atomic-file.ts';
import { eachExportedItem, type ExportedItem, type ExportOptions } from './exported-items.ts';

/** What stands before the first item, between two, and behind the last. */
const LAYOUTS = {
  json: { start: '[', between: ',\n', end: ']\n' },
  ndjson: { start: '', between: '\n', end: '\n' },
} as const;

function objectOf({ id, values, extra }: ExportedItem, columns: ExportOptions['columns']): object {
  if (columns === undefined) return { id, ...values, extra: Object.fromEntries(extra) };
  return { id, ...Object.fromEntries(columns.map((column) => [column, values[column]])) };
}

/**
 * Writes the filtered items as one JSON array of objects, or as one object a line; gives the
 * number of items. A missing value is `null`; with all columns, `extra` holds those that were kept
 * under their own heading. Fails with `cancelled`; see `eachExportedItem`.
 */
export async function writeItemsJson(
  db: Database,
  filter: ItemFilter,
  order: readonly ItemSort[],
  format: keyof typeof LAYOUTS,
  sink: TextSink,
  options: ExportOptions = {},
): Promise<number> {
  const { start, between, end } = LAYOUTS[format];
  let items = 0;
  await sink(start);
  for await (const item of eachExportedItem(db, filter, order, options)) {
    await sink((items === 0 ? '' : between) + JSON.stringify(objectOf(item, options.columns)));
    items += 1;
  }
  // Of no items at all, one object a line is an empty file.
  if (items > 0 || format === 'json') await sink(end);
  return items;
}
