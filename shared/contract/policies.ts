import { z } from 'zod';
import { isoDateSchema } from '../domain/date.ts';
import { ruleSchema } from '../domain/policy.ts';

const count = z.int().min(0);

export const policyInfoSchema = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  jurisdiction: z.string(),
  asOf: isoDateSchema,
  summary: z.string(),
  isActive: z.boolean(),
  rules: z.array(
    z.strictObject({
      rule: ruleSchema,
      supplierNames: z.array(z.string()),
      /** Items that the rule speaks of on the date; `null` if its pack is inactive. */
      items: count.nullable(),
      /** Those of them for which a fact is missing, so that it may or may not apply. */
      undetermined: count.nullable(),
      isUpcoming: z.boolean(),
    }),
  ),
});
export type PolicyInfo = z.infer<typeof policyInfoSchema>;
