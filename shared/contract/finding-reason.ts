import { z } from 'zod';
import { isoDateSchema } from '../domain/date.ts';
import { questionKindSchema } from '../domain/missing.ts';
import {
  capGroupSchema,
  capMeasureSchema,
  operatorFactSchema,
  ruleEffectSchema,
} from '../domain/policy.ts';
import { ruleMissingSchema } from './missing-facts.ts';

const amount = z.number().min(0);

/** How a rule came to be about the supplier of an item. */
const supplierMatchSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('any') }),
  /** The supplier that the rule names; the item's own, or one that it belongs to. */
  z.strictObject({ by: z.literal('group'), group: z.string(), isItself: z.boolean() }),
  /** `owner` is the supplier with that head office, `null` where it is the item's own. */
  z.strictObject({
    by: z.literal('headquarters'),
    country: z.string(),
    owner: z.string().nullable(),
  }),
  z.strictObject({
    by: z.literal('listed'),
    listed: z.string(),
    isItself: z.boolean(),
    since: isoDateSchema,
    reason: z.string(),
  }),
  /** It is not known, or it is not known where its head office is. */
  z.strictObject({ by: z.literal('unknown') }),
]);

/** Why a rule says what it says of an item: what matched, with which value. */
export const findingReasonSchema = z.strictObject({
  effect: ruleEffectSchema,
  supplier: z.strictObject({ name: z.string().nullable(), match: supplierMatchSchema }),
  /** Conditions of the scope that the item is known to meet. */
  scope: z.array(
    z.strictObject({
      fact: z.enum([
        'placement',
        'function',
        'generation',
        'country',
        'region',
        'status',
        'installedOn',
      ]),
      value: z.string(),
      /** True for the home country in the place of a missing one. */
      isAssumed: z.boolean(),
    }),
  ),
  operator: z.array(z.strictObject({ measure: operatorFactSchema, value: z.number() })),
  answers: z.array(
    z.strictObject({
      kind: questionKindSchema,
      question: z.string(),
      who: z.string().nullable(),
      at: z.string(),
    }),
  ),
  installedOn: isoDateSchema.nullable(),
  measure: z
    .strictObject({
      per: capGroupSchema.nullable(),
      /** The country, function or region that is measured; `null` where all is. */
      group: z.string().nullable(),
      unit: capMeasureSchema,
      named: amount,
      all: amount,
      suppliers: z.int().min(0),
      mayReach: z.boolean(),
    })
    .nullable(),
  /** Authorisations of the item under the rule, none of which counts on the day. */
  authorisations: z.array(
    z.strictObject({
      reference: z.string(),
      from: isoDateSchema,
      until: isoDateSchema.nullable(),
    }),
  ),
  /** The exception that keeps the finding from deciding the verdict. */
  waiver: z
    .strictObject({
      reason: z.string(),
      approver: z.string(),
      until: isoDateSchema,
      who: z.string().nullable(),
      at: z.string(),
    })
    .nullable(),
  /** What the rule lacks, with the items that it leaves open for want of it. */
  missing: z.array(ruleMissingSchema),
});
export type FindingReason = z.infer<typeof findingReasonSchema>;
