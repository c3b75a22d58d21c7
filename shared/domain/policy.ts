import { z } from 'zod';
import { certaintySchema } from './certainty.ts';
import { isoDateSchema } from './date.ts';
import { functionSchema, generationSchema, placementSchema, statusSchema } from './item.ts';

const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);
const countrySchema = z.string().regex(/^[A-Z]{2}$/);
// Spaces around a text say nothing, and what is held against it is read without them.
const textSchema = z.string().min(1).max(2000).trim();

/**
 * Who a rule is about. `groups` are supplier ids; a group reaches every supplier whose parent
 * chain leads to it. `any` is a rule about every supplier (a cap's denominator, a criterion).
 * `headquarters` reaches suppliers that have their head office in one of the countries, or belong
 * to a supplier that has. `listed` reaches those that the operator has put on the pack's list
 * because an authority, or the operator's own assessment, has named them; the law itself does not.
 */
export const ruleSuppliersSchema = z.union([
  z.literal('any'),
  z.strictObject({
    groups: z.array(idSchema).min(1).max(200),
    except: z.array(idSchema).max(200).optional(),
  }),
  z.strictObject({
    headquarters: z.array(countrySchema).min(1).max(50),
    except: z.array(idSchema).max(200).optional(),
  }),
  z.strictObject({ listed: z.literal(true) }),
]);
export type RuleSuppliers = z.infer<typeof ruleSuppliersSchema>;

/** True where a rule is about the suppliers on its pack's list. */
export function isByList(suppliers: RuleSuppliers): boolean {
  return suppliers !== 'any' && 'listed' in suppliers;
}

/** What some laws measure an operator by; the workspace says it, where it is known. */
export const OPERATOR_FACTS = [
  /** End users of its networks and services. */
  'end-users',
  /** Those of them that are of the state. */
  'state-end-users',
  /** Customers in the United States, as the reimbursement programme counts them. */
  'us-customers',
  /** Yearly revenue from telecommunications, in Polish zloty. */
  'telecom-revenue-pln',
] as const;
export const operatorFactSchema = z.enum(OPERATOR_FACTS);
export type OperatorFact = z.infer<typeof operatorFactSchema>;

/** A measure of the operator between two limits, both inclusive. */
const operatorSizeSchema = z
  .strictObject({
    fact: operatorFactSchema,
    atLeast: z.number().min(0).optional(),
    atMost: z.number().min(0).optional(),
  })
  .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, {
    message: 'Give a lower or an upper limit.',
  });

/**
 * Where a rule applies. Each condition present must hold; a fact that the item lacks makes its
 * condition unknown. `use`, `zone` and `production` are questions about facts that inventories do
 * not carry: unknown for every item until the operator answers them, for all items or for some.
 * `region` compares the item's region as written, whatever its case. `operator` holds where one of
 * its measures does.
 */
export const ruleScopeSchema = z.strictObject({
  placement: z
    .array(placementSchema.exclude(['untagged']))
    .min(1)
    .optional(),
  function: z.array(functionSchema).min(1).optional(),
  generation: z.array(generationSchema).min(1).optional(),
  country: z.array(countrySchema).min(1).optional(),
  region: z.array(textSchema).min(1).max(500).optional(),
  status: z.array(statusSchema).min(1).optional(),
  /** Installed on or after, and on or before, these days. */
  installed: z
    .strictObject({ from: isoDateSchema.optional(), until: isoDateSchema.optional() })
    .optional(),
  operator: z.array(operatorSizeSchema).min(1).max(10).optional(),
  use: textSchema.optional(),
  zone: textSchema.optional(),
  production: textSchema.optional(),
});
export type RuleScope = z.infer<typeof ruleScopeSchema>;

/** What a cap counts. A blank quantity counts as one; items without a site count nowhere. */
export const capMeasureSchema = z.enum(['items', 'quantity', 'sites']);
export type CapMeasure = z.infer<typeof capMeasureSchema>;

/** What a cap is measured within, each by itself; left out where it is measured over all. */
export const capGroupSchema = z.enum(['country', 'function', 'region']);
export type CapGroup = z.infer<typeof capGroupSchema>;

/** What a rule demands. `from` is the first day it is in force; days count as whole. */
export const ruleEffectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('prohibit'), from: isoDateSchema }),
  z.strictObject({
    kind: z.literal('remove-by'),
    from: isoDateSchema,
    /** Last day on which the equipment may still be in use. */
    deadline: isoDateSchema,
  }),
  z.strictObject({
    kind: z.literal('remove-after-listing'),
    from: isoDateSchema,
    /** Whole years after the day on which the supplier was listed; only for `listed` suppliers. */
    years: z.int().min(0).max(50),
  }),
  z.strictObject({ kind: z.literal('no-new'), from: isoDateSchema }),
  z.strictObject({
    kind: z.literal('cap'),
    from: isoDateSchema,
    /** Last day on which a share above the cap is tolerated. */
    deadline: isoDateSchema,
    /** Greatest permitted share of the suppliers among all in the scope, 0 to 1. */
    share: z.number().min(0).max(1),
    of: capMeasureSchema.optional(),
    per: capGroupSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('diversity'),
    from: isoDateSchema,
    /** Fewest suppliers that the scope must have. */
    suppliers: z.int().min(2).max(20),
    per: capGroupSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('authorise'), from: isoDateSchema }),
  z.strictObject({ kind: z.literal('review'), from: isoDateSchema }),
]);
export type RuleEffect = z.infer<typeof ruleEffectSchema>;

export const citationSchema = z.strictObject({
  instrument: textSchema,
  reference: textSchema.optional(),
  url: z
    .url({ protocol: /^https$/ })
    .max(1000)
    .optional(),
  date: isoDateSchema.optional(),
});
export type Citation = z.infer<typeof citationSchema>;

export const ruleSchema = z
  .strictObject({
    id: idSchema,
    title: textSchema,
    suppliers: ruleSuppliersSchema,
    scope: ruleScopeSchema,
    effect: ruleEffectSchema,
    certainty: certaintySchema,
    citation: citationSchema,
    /** Functions that the instrument names as key assets; shown as a mark, never a condition. */
    keyAssets: z.array(functionSchema).optional(),
    note: textSchema.optional(),
  })
  .refine(
    ({ suppliers, effect }) => effect.kind !== 'remove-after-listing' || isByList(suppliers),
    {
      message: 'A period after a listing needs suppliers that are listed.',
      path: ['effect'],
    },
  );
export type Rule = z.infer<typeof ruleSchema>;

export const policyPackSchema = z
  .strictObject({
    schema: z.literal(1),
    id: idSchema,
    version: z.string().regex(/^\d{4}\.\d{2}(\.\d+)?$/),
    title: textSchema,
    jurisdiction: textSchema,
    /** Day on which the pack's facts were last compared with their sources. */
    asOf: isoDateSchema,
    summary: textSchema,
    activeByDefault: z.boolean(),
    /** A proposal is not law: it can be tried out and never be active. */
    status: z.enum(['in-force', 'proposal']).optional(),
    rules: z.array(ruleSchema).min(1).max(500),
    changelog: z.array(z.strictObject({ version: textSchema, text: textSchema })).min(1),
  })
  .refine((pack) => new Set(pack.rules.map((rule) => rule.id)).size === pack.rules.length, {
    message: 'Two rules of a pack must not share an id.',
    path: ['rules'],
  });
export type PolicyPack = z.infer<typeof policyPackSchema>;
