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

/** Fields that identify an item together. */
export const keyPartsSchema = z.array(itemFieldSchema).min(1).max(4);
export type KeyParts = z.infer<typeof keyPartsSchema>;

export const NEWLINES = ['LF', 'CRLF', 'CR', 'mixed', 'none'] as const;

/** Something the reader noticed; the sentence names the line where there is one. */
export const readWarningSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  line: z.int().nullable(),
});
export type ReadWarning = z.infer<typeof readWarningSchema>;

export const DATE_ORDERS = ['day-first', 'month-first', 'year-first'] as const;
export const DECIMAL_MARKS = ['.', ','] as const;

/** How a file is read; what is left out is detected. */
export const readingSchema = z.strictObject({
  encoding: z.string().max(40).optional(),
  delimiter: z.string().min(1).max(10).optional(),
  /** The character that encloses cells; '' where none does. */
  quote: z.enum(['"', "'", '']).optional(),
  /** How a quote stands inside a quoted cell. */
  escape: z.enum(['doubled', 'backslash']).optional(),
  /** Line of the headings, from 1 (their last line where they take several); 0 where there are none. */
  headerRow: z.int().min(0).max(100_000).optional(),
  /** Rows that hold headings, one above the other. */
  headerRows: z.int().min(1).max(5).optional(),
  /** Rows at the end that are no data, such as totals. */
  footerRows: z.int().min(0).max(100).optional(),
});
export type Reading = z.infer<typeof readingSchema>;

/** An encoding that a file may be in, with how its first telling cell reads in it. */
export const encodingChoiceSchema = z.strictObject({
  encoding: z.string(),
  /** From 0 to 1; 1 where nothing else is possible. */
  sureness: z.number(),
  sample: z.string(),
});
export type EncodingChoice = z.infer<typeof encodingChoiceSchema>;

export const inspectionSchema = z.strictObject({
  fileName: z.string(),
  bytes: count,
  sha256: z.string(),
  encoding: z.string(),
  isEncodingSure: z.boolean(),
  /** The likeliest encodings, the best first; one where it is sure. */
  encodingChoices: z.array(encodingChoiceSchema),
  delimiter: z.string(),
  quote: z.string(),
  escape: z.enum(['doubled', 'backslash']),
  newline: z.enum(NEWLINES),
  /** Line of the heading row, from 1; 0 where the file has none. */
  headerRow: z.int(),
  /** Rows that hold headings, ending with `headerRow`. */
  headerRows: z.int(),
  /** Rows at the end that look like totals, not like data; they are read unless left out. */
  footerRows: count,
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
  /** Line of the file on which each of these rows starts, from 1. */
  sampleLines: z.array(z.int()),
  /** Data rows of the file; blank lines are not rows. */
  rows: count,
  warnings: z.array(readWarningSchema),
  /** Fields suggested to identify an item, the first that a row has counts. */
  suggestedKey: z.array(keyPartsSchema),
  /** What the cells of a column leave open: whether the day or the month comes first, and so on. */
  questions: z.array(
    z.strictObject({
      column: count,
      about: z.enum(['date-order', 'decimal-mark']),
      /** A cell that can be read both ways. */
      sample: z.string(),
    }),
  ),
  /** Set where a file of the same content is already in the workspace. */
  alreadyImportedAt: z.string().nullable(),
});
export type Inspection = z.infer<typeof inspectionSchema>;

/** What the rows of a file do to the workspace. */
export const IMPORT_MODES = ['add-and-update', 'add-only', 'snapshot'] as const;

/** How to read one file and what its rows do; what is left out is detected or usual. */
export const importPlanSchema = readingSchema.extend({
  /** Column index to field; a column that is absent is kept under its heading. */
  mapping: z.array(z.strictObject({ column: count, field: itemFieldSchema })).max(100),
  /**
   * What identifies an item, tried in this order: the first whose fields a row fills all. Empty:
   * each row is an item of its own.
   */
  key: z.array(keyPartsSchema).max(10),
  /** Values for fields that a row leaves blank. */
  defaults: z.array(z.strictObject({ field: itemFieldSchema, value: z.string().max(500) })).max(30),
  /** What texts of the file mean: "In Betrieb" is `in-service`. Case does not count. */
  values: z
    .array(
      z.strictObject({
        field: itemFieldSchema,
        from: z.string().min(1).max(500),
        to: z.string().max(500),
      }),
    )
    .max(5000)
    .optional(),
  dateOrder: z.enum(DATE_ORDERS).optional(),
  decimalMark: z.enum(DECIMAL_MARKS).optional(),
  /**
   * `add-only` leaves known items as they are; `snapshot` says that the file is all of its source,
   * so that items of the source that it does not name are missing since this import.
   */
  mode: z.enum(IMPORT_MODES).optional(),
  /** Name of the system that the file comes from; `snapshot` needs it. */
  source: z.string().trim().min(1).max(200).optional(),
  /** True where a blank cell erases what is known; otherwise it says nothing. */
  blanksErase: z.boolean().optional(),
  /** Name of the profile that the plan was made with. */
  profile: z.string().max(200).optional(),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;

export const importResultSchema = z.strictObject({
  importId: z.int().nullable(),
  isDryRun: z.boolean(),
  fileName: z.string(),
  sha256: z.string(),
  bytes: count,
  importedAt: z.string(),
  mode: z.enum(IMPORT_MODES),
  /** Name of the system that the file came from, where it was given. */
  source: z.string().nullable(),
  profile: z.string().nullable(),
  /** The user of the computer who imported; `null` where nobody knows. */
  importedBy: z.string().nullable(),
  ledger: ledgerSchema,
  /** Items of the source that a snapshot was the first not to name; they are no rows. */
  missing: count,
  /** When the import was undone, or `null`. */
  undoneAt: z.string().nullable(),
  /** The import whose rejected rows this one brought back mended, or `null`. */
  mends: z.int().nullable(),
  /**
   * Rows that would change each field, and those that say otherwise than a person's tag, which is
   * kept; see `previewChangeSchema` for the names. Of a dry run only.
   */
  changedFields: z.array(z.strictObject({ name: z.string(), rows: count, protectedRows: count })),
  /** Rows by reason; a rejected row counts under each of its reasons. */
  reasons: z.array(z.strictObject({ code: z.string(), rows: count })),
  warnings: z.array(readWarningSchema),
  seconds: z.number(),
});
export type ImportResult = z.infer<typeof importResultSchema>;

/** The snapshot since which its source no longer names an item. */
export const missingSinceSchema = z.strictObject({
  importId: z.int(),
  fileName: z.string(),
  source: z.string().nullable(),
  importedAt: z.string(),
});

export const rejectSchema = z.strictObject({
  row: z.int(),
  line: z.int(),
  reasons: z.array(
    z.strictObject({ code: z.string(), column: z.string().nullable(), message: z.string() }),
  ),
  cells: z.array(z.string()),
});
export type Reject = z.infer<typeof rejectSchema>;
