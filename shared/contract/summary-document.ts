import { z } from 'zod';
import { placementSchema } from '../domain/item.ts';
import { summarySchema } from '../domain/summary.ts';
import { verdictSchema } from '../domain/verdict.ts';
import { ledgerSchema } from './import.ts';
import { policyInfoSchema } from './policies.ts';
import { workspaceInfoSchema } from './workspace.ts';

const count = z.int().min(0);

/** What the audit summary prints, beyond the figures. */
export const summaryDocumentSchema = z.strictObject({
  workspace: workspaceInfoSchema,
  createdAt: z.string(),
  appVersion: z.string(),
  summary: summarySchema,
  policies: z.array(policyInfoSchema),
  flaggedBySite: z.array(
    z.strictObject({
      site: z.string().nullable(),
      country: z.string().nullable(),
      supplierName: z.string(),
      placement: placementSchema,
      verdict: verdictSchema,
      model: z.string().nullable(),
      items: count,
    }),
  ),
  /** Lines of `flaggedBySite` left out because there are more than the document holds. */
  flaggedLinesOmitted: count,
  sources: z.array(
    z.strictObject({
      fileName: z.string(),
      sha256: z.string(),
      bytes: count,
      importedAt: z.string(),
      ledger: ledgerSchema,
    }),
  ),
});
export type SummaryDocument = z.infer<typeof summaryDocumentSchema>;
