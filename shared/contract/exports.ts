import { z } from 'zod';
import { EXPORT_COLUMNS, exportColumnSchema, exportFormatSchema } from '../domain/export.ts';
import { itemFilterSchema, itemOrderSchema } from '../domain/filter.ts';
import { method } from '../rpc/contract.ts';

const count = z.int().min(0);

/** What an export wrote. */
const exportOutcomeSchema = z.strictObject({
  rows: count,
  /** Sheets of a workbook that the rows fill; 1 for every other kind of file. */
  sheets: count,
  /** Texts that were too long for a cell of a workbook, and the first of them by name. */
  cuts: z.strictObject({
    total: count,
    first: z.array(z.strictObject({ item: z.string(), column: z.string() })),
  }),
});
export type ExportOutcome = z.infer<typeof exportOutcomeSchema>;

export const exportMethods = {
  /**
   * Writes the filtered items in order, as they are when it is called. Progress arrives as
   * `export.progress` events; a cancelled or failed export leaves no file.
   */
  'items.export': method({
    input: z.strictObject({
      filter: itemFilterSchema,
      order: itemOrderSchema,
      format: exportFormatSchema,
      /** Columns in order; absent for all, those kept under their own heading included. */
      columns: z.array(exportColumnSchema).min(1).max(EXPORT_COLUMNS.length).optional(),
      token: z.uuid(),
    }),
    output: exportOutcomeSchema,
  }),
  /** Ends the running export, if there is one; its call fails with `cancelled`. */
  'items.cancelExport': method({ input: z.strictObject({}), output: z.strictObject({}) }),
};
