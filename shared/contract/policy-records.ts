import { z } from 'zod';
import { statementConditionsSchema } from '../domain/statement.ts';
import { itemRowSchema } from './items.ts';
import { conditionProblemSchema } from './tag-rules.ts';

const count = z.int().min(0);
const idSchema = z.string().min(1).max(120);

/** Conditions of a statement that is being written, and the rules that it would be about. */
export const conditionQuestionSchema = z.strictObject({
  conditions: statementConditionsSchema,
  rules: z.array(z.strictObject({ policyId: idSchema, ruleId: idSchema.nullable() })).max(1000),
});
export type ConditionQuestion = z.infer<typeof conditionQuestionSchema>;

export const conditionCountSchema = z.strictObject({
  /** What is wrong with the conditions; nothing is counted then. */
  problems: z.array(conditionProblemSchema),
  /** Items that all conditions hold. */
  items: count,
  /** Those of them that any of the rules speaks of now. */
  concerned: count,
  /** The first of them. */
  examples: z.array(itemRowSchema),
});
export type ConditionCount = z.infer<typeof conditionCountSchema>;
