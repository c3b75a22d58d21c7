import { z } from 'zod';
import { method } from '../rpc/contract.ts';
import { rejectSchema } from './import.ts';

const count = z.int().min(0);

/** What becomes of a row; `missing` is no row but an item that a snapshot does not name. */
export const PREVIEW_FATES = [
  'added',
  'updated',
  'unchanged',
  'skipped',
  'rejected',
  'missing',
] as const;
export const previewFateSchema = z.enum(PREVIEW_FATES);
export type PreviewFate = z.infer<typeof previewFateSchema>;

/** One value of a known item that a row says otherwise. */
export const previewChangeSchema = z.strictObject({
  /**
   * A field; `functionCategory` and `supplier` for these tags; `missing` for the mark that the row
   * takes away; otherwise the heading of an unmapped column.
   */
  name: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** True where `from` is a person's tag: it is kept, whatever the file says. */
  isProtected: z.boolean(),
});
export type PreviewChange = z.infer<typeof previewChangeSchema>;

export const previewRowSchema = z.strictObject({
  /** Data row of the file, from 1; 0 for a missing item. */
  row: z.int(),
  /** Line of the file on which the row starts, from 1; 0 for a missing item. */
  line: z.int(),
  fate: previewFateSchema,
  /** What identifies the item, in words: "serial number AB12"; '' where nothing does. */
  item: z.string(),
  changes: z.array(previewChangeSchema),
  reasons: rejectSchema.shape.reasons,
  /** The cells of a rejected row as read; empty for the others. */
  cells: z.array(z.string()),
});
export type PreviewRow = z.infer<typeof previewRowSchema>;

/** Which rows of the last dry run. */
export const previewQuerySchema = z.strictObject({
  /** `null` for all rows. */
  fate: previewFateSchema.nullable(),
  /** A reason that the row was rejected or skipped for. */
  code: z.string().max(100).optional(),
  /** A name of what changes; see `previewChangeSchema`. */
  field: z.string().max(1000).optional(),
  /** Text found in the item, its changes, its reasons or its cells, case ignored. */
  search: z.string().max(200).optional(),
  start: count,
  count: z.int().min(1).max(500),
});
export type PreviewQuery = z.infer<typeof previewQuerySchema>;

export const previewPageSchema = z.strictObject({
  /** Rows that match and can be read. */
  total: count,
  /** Rows of this fate that the dry run counted and did not keep, because there are too many. */
  omitted: count,
  rows: z.array(previewRowSchema),
});
export type PreviewPage = z.infer<typeof previewPageSchema>;

/** Rows of the last dry run, in the order of the file; `not-found` where there is none. */
export const previewRowsMethod = method({ input: previewQuerySchema, output: previewPageSchema });
