import { z } from 'zod';
import { missingFactSchema } from '../domain/missing.ts';

const count = z.int().min(0);

/** How many items a rule leaves open because of a fact. */
export const ruleMissingSchema = z.strictObject({
  missing: missingFactSchema,
  /** Items for which it is the only fact that the rule lacks. */
  alone: count,
  /** Items for which the rule lacks other facts too. */
  among: count,
});
export type RuleMissing = z.infer<typeof ruleMissingSchema>;

/** What is missing over the whole workspace, under the active policies. */
export const missingFactsSchema = z.strictObject({
  /** Items with that verdict. */
  undetermined: count,
  /** Those that settle most items by themselves first. */
  facts: z.array(
    z.strictObject({
      missing: missingFactSchema,
      /** Undetermined items for which it is the only missing fact, over all rules. */
      alone: count,
      /** Undetermined items that lack other facts too. */
      among: count,
      /** Rules that ask for it and lack it, as `policy/rule`. */
      rules: z.array(z.string()),
    }),
  ),
});
export type MissingFacts = z.infer<typeof missingFactsSchema>;
