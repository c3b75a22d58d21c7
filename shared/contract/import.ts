import { z } from 'zod';
import { itemFieldSchema } from '../domain/item.ts';

const count = z.int().min(0);

/** Rows read = added + updated + unchanged + skipped + rejected; it always balances. */
export const ledgerSchema = z.strictObject({
  read: count,
  added: count,
  updated: count,
  unchanged: count,
  skipped: count,
  rejected: count,
});
export type Ledger = z.infer<typeof ledgerSchema>;

export const NEWLINES = ['LF', 'CRLF', 'CR', 'mixed', 'none'] as const;

/** Something the reader noticed; the sentence names the line where there is one. */
export const readWarningSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  line: z.int().nullable(),
});
export type ReadWarning = z.infer<typeof readWarningSchema>;

export const inspectionSchema = z.strictObject({
  fileName: z.string(),
  bytes: count,
  sha256: z.string(),
  encoding: z.string(),
  isEncodingSure: z.boolean(),
  delimiter: z.string(),
  quote: z.string(),
  newline: z.enum(NEWLINES),
  /** Line of the heading row, from 1; 0 where the file has none. */
  headerRow: z.int(),
  columns: z.array(
    z.strictObject({
      index: count,
      /** The heading as shown; blanks and repeats get a name of their own. */
      name: z.string(),
      mappedTo: itemFieldSchema.nullable(),
    }),
  ),
  /** First rows of the file as parsed, each as long as the row is. */
  sampleRows: z.array(z.array(z.string())),
  /** Data rows of the file; blank lines are not rows. */
  rows: count,
  warnings: z.array(readWarningSchema),
  /** Fields suggested to identify an item, the first that a row has counts. */
  suggestedKey: z.array(itemFieldSchema),
  /** Set where a file of the same content is already in the workspace. */
  alreadyImportedAt: z.string().nullable(),
});
export type Inspection = z.infer<typeof inspectionSchema>;

/** How to read one file; what is left out is detected. */
export const importPlanSchema = z.strictObject({
  encoding: z.string().max(40).optional(),
  delimiter: z.string().min(1).max(1).optional(),
  /** Column index to field; a column that is absent is kept under its heading. */
  mapping: z.array(z.strictObject({ column: count, field: itemFieldSchema })).max(100),
  /**
   * Fields that identify an item, tried in this order; the first that a row fills counts.
   * `hostname` is read together with the site. Empty: each row is an item of its own.
   */
  key: z.array(itemFieldSchema).max(10),
  /** Values for fields that a row leaves blank. */
  defaults: z.array(z.strictObject({ field: itemFieldSchema, value: z.string().max(500) })).max(30),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;

export const importResultSchema = z.strictObject({
  importId: z.int().nullable(),
  isDryRun: z.boolean(),
  fileName: z.string(),
  sha256: z.string(),
  bytes: count,
  importedAt: z.string(),
  ledger: ledgerSchema,
  /** Rows by reason; a rejected row counts under each of its reasons. */
  reasons: z.array(z.strictObject({ code: z.string(), rows: count })),
  warnings: z.array(readWarningSchema),
  seconds: z.number(),
});
export type ImportResult = z.infer<typeof importResultSchema>;

export const rejectSchema = z.strictObject({
  row: z.int(),
  line: z.int(),
  reasons: z.array(
    z.strictObject({ code: z.string(), column: z.string().nullable(), message: z.string() }),
  ),
  cells: z.array(z.string()),
});
export type Reject = z.infer<typeof rejectSchema>;
