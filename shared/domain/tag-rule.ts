import { z } from 'zod';
import { certaintySchema } from './certainty.ts';
import { functionSchema, generationSchema, placementSchema } from './item.ts';

/**
 * A rule that proposes a function, a placement or a generation from what a row says.
 * Conditions present must all hold. `functionTexts` are compared as whole normalised texts,
 * `hostnameTokens` with the letter runs of the host name, `modelPattern` is a case-insensitive
 * pattern over the model (or the part number where there is no model).
 */
export const tagRuleSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  functionTexts: z.array(z.string().min(1).max(100)).min(1).max(1000).optional(),
  suppliers: z.array(z.string()).min(1).max(50).optional(),
  modelPattern: z.string().min(1).max(500).optional(),
  hostnameTokens: z.array(z.string().min(2).max(40)).min(1).max(100).optional(),
  set: z.strictObject({
    function: functionSchema.optional(),
    placement: placementSchema.exclude(['untagged']).optional(),
    generation: generationSchema.optional(),
  }),
  certainty: certaintySchema,
  note: z.string().max(500).optional(),
});
export type TagRule = z.infer<typeof tagRuleSchema>;

export const tagRuleSetSchema = z.strictObject({
  schema: z.literal(1),
  version: z.string().regex(/^\d{4}\.\d{2}(\.\d+)?$/),
  /** The first rule that proposes a fact wins it. */
  rules: z.array(tagRuleSchema),
});
export type TagRuleSet = z.infer<typeof tagRuleSetSchema>;
