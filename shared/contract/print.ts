import { z } from 'zod';
import { compositionSchema } from '../domain/audit/composition.ts';
import { isoDateSchema } from '../domain/date.ts';

/** What a print page lays out. */
export const printQuerySchema = z.strictObject({
  document: z.enum(['summary', 'policies', 'tick-sheets']),
  asOf: isoDateSchema.optional(),
  policyIds: z.array(z.string()).optional(),
  /** The sample whose tick sheets are laid out. */
  sampleId: z.int().optional(),
  /** The closed audit whose frozen figures are printed again. */
  auditId: z.int().optional(),
  /** How the audit summary is composed; the one for auditors where it is left out. */
  composition: compositionSchema.optional(),
});
export type PrintQuery = z.infer<typeof printQuerySchema>;
