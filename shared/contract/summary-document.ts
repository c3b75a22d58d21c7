import { z } from 'zod';
import { isoDateSchema } from '../domain/date.ts';
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
  /** Waivers in force on the date under the applied policies, the first to expire first. */
  waivers: z.array(
    z.strictObject({
      id: z.int(),
      policyTitle: z.string(),
      /** `null` where all rules of the policy are meant. */
      ruleTitle: z.string().nullable(),
      reason: z.string(),
      approver: z.string(),
      from: isoDateSchema,
      until: isoDateSchema,
      /** Items that are excepted from a rule by it. */
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
