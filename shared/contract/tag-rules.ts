import { z } from 'zod';
import { OWN_RULE_LIMITS, ownTagRuleSchema, ruleDraftSchema } from '../domain/own-tag-rule.ts';
import { tagRuleSchema } from '../domain/tag-rule.ts';
import { method } from '../rpc/contract.ts';
import { itemRowSchema } from './items.ts';

const nothing = z.strictObject({});
const count = z.int().min(0);
const id = z.int().min(1);

/** Longest text of a file with rules, in characters. */
export const MAX_RULES_TEXT = 20_000_000;

const ownRuleInfoSchema = z.strictObject({
  id,
  rule: ownTagRuleSchema,
  isActive: z.boolean(),
  /** Items that carry a tag of it now. */
  items: count,
  /** When it was written last. */
  changedAt: z.string(),
});
export type OwnRuleInfo = z.infer<typeof ownRuleInfoSchema>;

const builtInRuleInfoSchema = z.strictObject({ rule: tagRuleSchema, items: count });
export type BuiltInRuleInfo = z.infer<typeof builtInRuleInfoSchema>;

const changed = z.strictObject({ changed: count, changeId: z.int() });

/** A condition that cannot be used: which one, from 0, and why. */
export const conditionProblemSchema = z.strictObject({ condition: count, message: z.string() });

/** What a rule would do; see `tagRules.preview`. */
const rulePreviewSchema = z.strictObject({
  /** Conditions that cannot be used, from 0; where there are any, nothing else is counted. */
  problems: z.array(conditionProblemSchema),
  /** Items of which all conditions hold. */
  matched: count,
  /** Items whose tags would change; with a rule in the place of another, also some that do not match. */
  changed: count,
  /** Matched items that keep another tag than the rule's because the file or a person set it. */
  kept: count,
  /** Items by tag that changes, the most first. */
  changes: z.array(
    z.strictObject({
      tag: z.enum(['function', 'placement', 'generation']),
      from: z.string().nullable(),
      to: z.string().nullable(),
      items: count,
    }),
  ),
  /** Flagged items of the workspace, now and then. */
  flaggedNow: count,
  flaggedThen: count,
  /** The first items that match. */
  examples: z.array(itemRowSchema).max(5),
});
export type RulePreview = z.infer<typeof rulePreviewSchema>;

/** The operator's own tag rules; every change of them lets all rules propose anew, and is undone as one. */
export const tagRulesMethods = {
  'tagRules.list': method({ input: nothing, output: z.array(ownRuleInfoSchema) }),
  /** The rules of the catalogue, which come after the operator's own, in their order. */
  'tagRules.listBuiltIn': method({ input: nothing, output: z.array(builtInRuleInfoSchema) }),
  /** Adds a rule at the end of the list. */
  'tagRules.add': method({ input: z.strictObject({ rule: ownTagRuleSchema }), output: changed }),
  'tagRules.change': method({
    input: z.strictObject({ id, rule: ownTagRuleSchema }),
    output: changed,
  }),
  'tagRules.remove': method({ input: z.strictObject({ id }), output: changed }),
  /** Moves a rule one place; of two that set the same tag, the first wins. */
  'tagRules.move': method({
    input: z.strictObject({ id, direction: z.enum(['up', 'down']) }),
    output: changed,
  }),
  'tagRules.setActive': method({
    input: z.strictObject({ id, isActive: z.boolean() }),
    output: changed,
  }),
  /** What a rule would do at the end of the list, or in the place of another; changes nothing. */
  'tagRules.preview': method({
    input: z.strictObject({ rule: ruleDraftSchema, replacing: id.optional() }),
    output: rulePreviewSchema,
  }),
  /** All own rules as the text of a JSON file. */
  'tagRules.export': method({ input: nothing, output: z.strictObject({ text: z.string() }) }),
  /** Adds the rules of a file that are not there yet; all of them, or none with one sentence. */
  'tagRules.import': method({
    input: z.strictObject({
      fileName: z.string().max(500),
      text: z.string().max(MAX_RULES_TEXT),
    }),
    output: z.strictObject({
      added: z.int().min(0).max(OWN_RULE_LIMITS.rules),
      /** Rules of the file that were in the list already. */
      known: count,
      changed: count,
      /** `null` where nothing was added. */
      changeId: z.int().nullable(),
    }),
  }),
} as const;
