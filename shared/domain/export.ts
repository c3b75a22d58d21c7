import { z } from 'zod';
import { ITEM_FIELDS } from './item.ts';

/**
 * Columns that an export puts behind the fields of an item. They follow from the fields, and are
 * not read when such a file is imported, but for `rowKey`: what the item of a row without a key is
 * known by, so that the row finds it again whatever a person changed.
 */
export const EXPORT_ADDED = [
  'verdict',
  'deadline',
  'supplierId',
  'supplierName',
  'functionCategory',
  'placementBy',
  'generationBy',
  'rowKey',
] as const;

/** Every column that an export may have beside those that were kept under their own heading. */
export const EXPORT_COLUMNS = [...ITEM_FIELDS, ...EXPORT_ADDED] as const;
export const exportColumnSchema = z.enum(EXPORT_COLUMNS);
export type ExportColumn = z.infer<typeof exportColumnSchema>;

/** Kinds of file that items are written to; `ndjson` is one JSON object a line. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'json', 'ndjson'] as const;
export const exportFormatSchema = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof exportFormatSchema>;
