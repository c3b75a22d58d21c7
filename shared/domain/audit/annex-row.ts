import { z } from 'zod';
import { isoDateSchema } from '../date.ts';
import { placementSchema } from '../item.ts';
import { verdictSchema } from '../verdict.ts';

/** Flagged items that a document lists; the rest is counted, and stands in the exports. */
export const MAX_ANNEX_ROWS = 50_000;
/** Rows that are asked for at once. */
export const ANNEX_PAGE_ROWS = 1000;

/** A flagged item as the annex lists it. */
export const annexRowSchema = z.strictObject({
  assetId: z.string().nullable(),
  serialNumber: z.string().nullable(),
  hostname: z.string().nullable(),
  supplierName: z.string().nullable(),
  model: z.string().nullable(),
  site: z.string().nullable(),
  siteName: z.string().nullable(),
  country: z.string().nullable(),
  placement: placementSchema,
  verdict: verdictSchema,
  deadline: isoDateSchema.nullable(),
  /** The rules that its verdict comes from, as `policy/rule`. */
  rules: z.array(z.string()),
});
export type AnnexRow = z.infer<typeof annexRowSchema>;
