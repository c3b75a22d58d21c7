import { z } from 'zod';
import { certaintySchema } from './certainty.ts';
import { isoDateSchema } from './date.ts';
import { functionSchema, generationSchema, placementSchema, statusSchema } from './item.ts';

const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);
const countrySchema = z.string().regex(/^[A-Z]{2}$/);
const textSchema = z.string().min(1).max(2000);

/**
 * Who a rule is about. `groups` are supplier ids; a group reaches every supplier whose parent
 * chain leads to it. `any` is a rule about every supplier (a cap's denominator, a criterion).
 */
export const ruleSuppliersSchema = z.union([
  z.literal('any'),
  z.strictObject({
    groups: z.array(idSchema).min(1).max(200),
    except: z.array(idSchema).max(200).optional(),
  }),
]);
export type RuleSuppliers = z.infer<typeof ruleSuppliersSchema>;

/**
 * Where a rule applies. Each condition present must hold; a fact that the item lacks makes its
 * condition unknown. `use` and `zone` describe facts that inventories do not carry, so a rule
 * with such a condition is unknown for every item of its suppliers.
 */
export const ruleScopeSchema = z.strictObject({
  placement: z
    .array(placementSchema.exclude(['untagged']))
    .min(1)
    .optional(),
  function: z.array(functionSchema).min(1).optional(),
  generation: z.array(generationSchema).min(1).optional(),
  country: z.array(countrySchema).min(1).optional(),
  status: z.array(statusSchema).min(1).optional(),
  use: textSchema.optional(),
  zone: textSchema.optional(),
});
export type RuleScope = z.infer<typeof ruleScopeSchema>;

/** What a rule demands. `from` is the first day it is in force; days count as whole. */
export const ruleEffectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('prohibit'), from: isoDateSchema }),
  z.strictObject({
    kind: z.literal('remove-by'),
    from: isoDateSchema,
    /** Last day on which the equipment may still be in use. */
    deadline: isoDateSchema,
  }),
  z.strictObject({ kind: z.literal('no-new'), from: isoDateSchema }),
  z.strictObject({
    kind: z.literal('cap'),
    from: isoDateSchema,
    /** Last day on which a share above the cap is tolerated. */
    deadline: isoDateSchema,
    /** Greatest permitted share of the suppliers' items among all items in the scope, 0 to 1. */
    share: z.number().min(0).max(1),
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

export const ruleSchema = z.strictObject({
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
});
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
    rules: z.array(ruleSchema).min(1).max(500),
    changelog: z.array(z.strictObject({ version: textSchema, text: textSchema })).min(1),
  })
  .refine((pack) => new Set(pack.rules.map((rule) => rule.id)).size === pack.rules.length, {
    message: 'Two rules of a pack must not share an id.',
    path: ['rules'],
  });
export type PolicyPack = z.infer<typeof policyPackSchema>;
