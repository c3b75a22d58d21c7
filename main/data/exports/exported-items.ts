import type { ExportColumn } from '#shared/domain/export';
import type { ItemFilter, ItemSort } from '#shared/domain/filter';
import { ITEM_FIELDS } from '#shared/domain/item';
import { verdictOfSeverity } from '#shared/domain/verdict';
import { AppError } from '#shared/rpc/app-error';
import { isRowKey, PERSON_WITHOUT_KEY } from '../../import/own-export.ts';
import { COLUMN_OF } from '../database/columns.ts';
import type { Database } from '../database/connection.ts';
import { parseExtra, type Extra } from '../database/extra.ts';
import { readSortedIds } from '../queries/item-rows.ts';
import type { CsvCell } from './csv-text.ts';

const ROWS_PER_STEP = 1000;
const PROGRESS_INTERVAL_MS = 100;

type ExportRow = Record<string, string | number | null>;

/** Which of the filtered items are exported, and who follows that. */
export type ExportOptions = {
  /** Columns in order; absent for all, those kept under their own heading included. */
  readonly columns?: readonly ExportColumn[] | undefined;
  /** At most so many items. */
  readonly limit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Hears of items written: at once, at most ten times a second, and at the end. */
  readonly onProgress?: ((rows: number, total: number) => void) | undefined;
};

/** One item as it is exported: canonical fields, what was added, and unmapped columns. */
export type ExportedItem = {
  readonly id: number;
  readonly values: Readonly<Record<ExportColumn, CsvCell>>;
  readonly extra: Extra;
};

/** What an item without a key is known by, `null` of any other. */
function rowKeyOf({ item_key: key }: ExportRow): string | null {
  return typeof key === 'string' && isRowKey(key) ? key : null;
}

/**
 * Who set a tag. A row without a key is known by all that its file said, so that a tag that a
 * person set must not come back as a word of the file.
 */
function setterOf(row: ExportRow, column: 'placement_by' | 'generation_by'): string | null {
  const by = row[column];
  if (typeof by !== 'string') return null;
  const who = by.split(':')[0] ?? by;
  return who === 'person' && rowKeyOf(row) !== null ? PERSON_WITHOUT_KEY : who;
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
    rowKey: rowKeyOf(row),
  };
  const extra = parseExtra(row['extra']);
  const values = { ...Object.fromEntries(fields), ...added } as ExportedItem['values'];
  return { id: Number(row['id']), values, extra };
}

function assertGoesOn(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw new AppError('cancelled', 'The export was cancelled; no file was written.');
}

/**
 * The filtered items in order, a step at a time, so that other calls are answered between. Fails
 * with `cancelled` once the signal says so.
 */
export async function* eachExportedItem(
  db: Database,
  filter: ItemFilter,
  order: readonly ItemSort[],
  { limit = Infinity, signal, onProgress }: ExportOptions = {},
): AsyncGenerator<ExportedItem, void, undefined> {
  assertGoesOn(signal);
  const ids = readSortedIds(db, filter, order);
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
  onProgress?.(0, total);
  let toldAt = Date.now();
  for (let start = 0; start < total; start += ROWS_PER_STEP) {
    // Whoever cancels may close the connection too.
    assertGoesOn(signal);
    const end = Math.min(start + ROWS_PER_STEP, total);
    const step = [...ids.subarray(start, end)];
    const byId = new Map(read.all(JSON.stringify(step)).map((row) => [row['id'], row]));
    for (const id of step) {
      const row = byId.get(id);
      if (row !== undefined) yield toExported(row);
    }
    await new Promise((resolve) => setImmediate(resolve));
    if (end < total && Date.now() - toldAt < PROGRESS_INTERVAL_MS) continue;
    toldAt = Date.now();
    onProgress?.(end, total);
  }
}
