import { z } from 'zod';
import { listingSchema } from '../domain/listing.ts';
import { operatorFactSchema } from '../domain/policy.ts';
import { statementSchema } from '../domain/statement.ts';
import { method } from '../rpc/contract.ts';
import { conditionCountSchema, conditionQuestionSchema } from './policy-records.ts';
import { capSchema, replacementsSchema } from './caps.ts';
import { missingFactsSchema } from './missing-facts.ts';
import { policiesChangedSchema, policyInfoSchema, policyRecordsSchema } from './policies.ts';
import { timelineSchema } from './timeline.ts';
import { whatIfMethod } from './what-if.ts';

const nothing = z.strictObject({});
const idSchema = z.string().min(1).max(120);

/** What the renderer asks about policies. */
export const policyMethods = {
  'policies.list': method({ input: nothing, output: z.array(policyInfoSchema) }),
  'policies.setActive': method({
    input: z.strictObject({ id: idSchema, isActive: z.boolean() }),
    output: policiesChangedSchema,
  }),
  'policies.setRuleOn': method({
    input: z.strictObject({ policyId: idSchema, ruleId: idSchema, isOn: z.boolean() }),
    output: policiesChangedSchema,
  }),
  'policies.timeline': method({ input: nothing, output: timelineSchema }),
  'policies.records': method({ input: nothing, output: policyRecordsSchema }),
  /** Counts the items that the conditions of a statement would hold; changes nothing. */
  'policies.countConditions': method({
    input: conditionQuestionSchema,
    output: conditionCountSchema,
  }),
  /** Facts that leave items undetermined under the active policies. */
  'policies.missing': method({ input: nothing, output: missingFactsSchema }),
  /** Caps of the active policies with how far each of their groups is from them. */
  'policies.caps': method({ input: nothing, output: z.array(capSchema) }),
  /** What to replace to bring a group under its cap; fails with `not-found`. */
  'policies.replacements': method({
    input: z.strictObject({ policyId: idSchema, ruleId: idSchema, group: z.string().max(200) }),
    output: replacementsSchema,
  }),
  'policies.listSupplier': method({ input: listingSchema, output: policiesChangedSchema }),
  'policies.unlistSupplier': method({
    input: z.strictObject({ policyId: idSchema, supplierId: idSchema }),
    output: policiesChangedSchema,
  }),
  'policies.addStatement': method({ input: statementSchema, output: policiesChangedSchema }),
  'policies.replaceStatement': method({
    input: z.strictObject({ id: z.int(), statement: statementSchema }),
    output: policiesChangedSchema,
  }),
  'policies.removeStatement': method({
    input: z.strictObject({ id: z.int() }),
    output: policiesChangedSchema,
  }),
  'policies.setOperatorFacts': method({
    input: z.strictObject({
      facts: z.partialRecord(operatorFactSchema, z.number().min(0).nullable()),
    }),
    output: policiesChangedSchema,
  }),
  'policies.whatIf': whatIfMethod,
} as const;
