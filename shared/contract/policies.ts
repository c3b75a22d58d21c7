import { z } from 'zod';
import { isoDateSchema } from '../domain/date.ts';
import { listingSchema } from '../domain/listing.ts';
import { operatorFactSchema, ruleSchema } from '../domain/policy.ts';
import { keptStatementSchema } from '../domain/statement.ts';

const count = z.int().min(0);

export const policyInfoSchema = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  jurisdiction: z.string(),
  asOf: isoDateSchema,
  summary: z.string(),
  isActive: z.boolean(),
  isProposal: z.boolean(),
  origin: z.enum(['built-in', 'file', 'own']),
  changelog: z.array(z.strictObject({ version: z.string(), text: z.string() })),
  rules: z.array(
    z.strictObject({
      rule: ruleSchema,
      supplierNames: z.array(z.string()),
      /** Suppliers that the rule leaves out, with who belongs to them; older audits do not say. */
      exceptedNames: z.array(z.string()).optional(),
      /** Items that the rule speaks of on the date; `null` if its pack is inactive. */
      items: count.nullable(),
      /** Those of them, not waived, for which a fact is missing, so that it may or may not apply. */
      undetermined: count.nullable(),
      isUpcoming: z.boolean(),
      /** False for a rule that does not act: an unverified one, or one that was switched off. */
      isOn: z.boolean(),
      /** Items that it speaks of and that are excepted from it. */
      waived: count.nullable(),
    }),
  ),
});
export type PolicyInfo = z.infer<typeof policyInfoSchema>;

/** Items of a workspace by what counts. */
export const verdictCountsSchema = z.strictObject({
  flagged: count,
  undetermined: count,
  clear: count,
});
export type VerdictCounts = z.infer<typeof verdictCountsSchema>;

/** What a change of policies did to the counts. */
export const policiesChangedSchema = z.strictObject({
  changeId: z.int(),
  /** Items whose verdict or deadline is another. */
  changed: count,
  before: verdictCountsSchema,
  after: verdictCountsSchema,
});
export type PoliciesChanged = z.infer<typeof policiesChangedSchema>;

/** What the operator has put on record for policies, and what they still ask. */
export const policyRecordsSchema = z.strictObject({
  listings: z.array(listingSchema.extend({ supplierName: z.string() })),
  statements: z.array(
    keptStatementSchema.extend({
      /** Items that it is about. */
      items: count,
      /** When and by whom it was last written. */
      at: z.string(),
      madeBy: z.string().nullable(),
    }),
  ),
  operatorFacts: z.partialRecord(operatorFactSchema, z.number()),
  /** Questions of active packs' rules, with the items that wait for an answer. */
  questions: z.array(
    z.strictObject({
      question: z.string(),
      kind: z.enum(['use', 'zone', 'production']),
      rules: z.array(
        z.strictObject({ policyId: z.string(), ruleId: z.string(), title: z.string() }),
      ),
      undetermined: count,
    }),
  ),
});
export type PolicyRecords = z.infer<typeof policyRecordsSchema>;
