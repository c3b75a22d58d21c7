import { z } from 'zod';
import { functionSchema, generationSchema, placementSchema, type ItemField } from './item.ts';

/** What one list of rules, one rule and one condition may hold at most. */
export const OWN_RULE_LIMITS = {
  rules: 200,
  conditions: 10,
  values: 1000,
  valueChars: 1000,
  patternChars: 500,
} as const;

/**
 * What a condition may look at: every field that is a text, and the supplier that the item is
 * resolved to, by its id. `function` is the text of the file, `generation` what the file states
 * and `country` what the row names: no condition hangs on what a rule or a setting put there.
 */
export const RULE_FIELDS = [
  'supplier',
  'manufacturer',
  'model',
  'partNumber',
  'function',
  'hostname',
  'site',
  'siteName',
  'region',
  'country',
  'status',
  'generation',
  'softwareVersion',
  'ipAddress',
  'macAddress',
  'sysObjectId',
  'assetId',
  'serialNumber',
  'installedOn',
  'currency',
  'notes',
] as const satisfies readonly (ItemField | 'supplier')[];
export const ruleFieldSchema = z.enum(RULE_FIELDS);
export type RuleField = z.infer<typeof ruleFieldSchema>;

/** A field whose text stands in the row itself. */
export type RowField = Exclude<RuleField, 'supplier'>;

const filled = (text: string): boolean => text.trim() !== '';

const valueSchema = z
  .string()
  .max(OWN_RULE_LIMITS.valueChars, `Keep a value to ${OWN_RULE_LIMITS.valueChars} characters.`)
  .refine(filled, 'Say what the text is compared with.');

const patternSchema = z
  .string()
  .max(
    OWN_RULE_LIMITS.patternChars,
    `Keep a pattern to ${OWN_RULE_LIMITS.patternChars} characters.`,
  )
  .refine(filled, 'Write the pattern that the text has to hold.');

export const conditionSchema = z
  .discriminatedUnion('test', [
    z.strictObject({ field: ruleFieldSchema, test: z.literal('equals'), value: valueSchema }),
    z.strictObject({
      field: ruleFieldSchema,
      test: z.literal('one-of'),
      values: z
        .array(valueSchema)
        .min(1, 'Name at least one value.')
        .max(OWN_RULE_LIMITS.values, `Name at most ${OWN_RULE_LIMITS.values} values.`),
    }),
    z.strictObject({ field: ruleFieldSchema, test: z.literal('starts-with'), value: valueSchema }),
    z.strictObject({ field: ruleFieldSchema, test: z.literal('matches'), value: patternSchema }),
  ])
  .refine(
    ({ field, test }) => field !== 'supplier' || test === 'equals' || test === 'one-of',
    'A vendor is chosen from the list, not compared as a text.',
  );
export type RuleCondition = z.infer<typeof conditionSchema>;

const tagsSchema = z.strictObject({
  function: functionSchema.optional(),
  placement: placementSchema.exclude(['untagged']).optional(),
  generation: generationSchema.optional(),
});
export type RuleTags = z.infer<typeof tagsSchema>;

/** What decides what a rule does; while it is being written it may set nothing yet. */
export const ruleDraftSchema = z.strictObject({
  conditions: z
    .array(conditionSchema)
    .min(1, 'Give at least one condition.')
    .max(OWN_RULE_LIMITS.conditions, `Give at most ${OWN_RULE_LIMITS.conditions} conditions.`),
  set: tagsSchema,
});
export type RuleDraft = z.infer<typeof ruleDraftSchema>;

/** A rule of the operator: where all conditions hold, it proposes the tags that it sets. */
export const ownTagRuleSchema = ruleDraftSchema.extend({
  name: z.string().trim().min(1, 'Give the rule a name.').max(120),
  set: tagsSchema.refine((set) => Object.values(set).some((tag) => tag !== undefined), {
    error: 'Choose what the rule sets.',
  }),
  note: z.string().trim().min(1).max(500).optional(),
});
export type OwnTagRule = z.infer<typeof ownTagRuleSchema>;

/** A rule in its place in the list, with the id that origins name it by: `rule:own-<id>`. */
export const keptRuleSchema = z.strictObject({
  id: z.int().min(1),
  rule: ownTagRuleSchema,
  isActive: z.boolean(),
  /** The change of the history that wrote it last. */
  changeId: z.int(),
});
export type KeptRule = z.infer<typeof keptRuleSchema>;

/** What the reading of a file and the engine need of a rule. */
export type ActiveRule = Pick<KeptRule, 'id'> & { readonly rule: RuleDraft };
