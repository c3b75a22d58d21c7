import { z } from 'zod';
import { isoDateSchema } from '../domain/date.ts';
import { itemFilterSchema } from '../domain/filter.ts';
import { capMeasureSchema, ruleEffectSchema } from '../domain/policy.ts';
import { changeKindSchema } from '../domain/timeline.ts';
import { verdictSchema } from '../domain/verdict.ts';

const count = z.int().min(0);

/** Items in scope; flagged, undetermined and clear add up to them. */
const timelineCountsSchema = z.strictObject({
  flagged: count,
  undetermined: count,
  clear: count,
  byVerdict: z.record(verdictSchema, count),
});
export type TimelineCounts = z.infer<typeof timelineCountsSchema>;

/** What is to be done until the end of a day. */
const demandSchema = z.strictObject({
  deadline: isoDateSchema,
  /** What must be removed, or for a cap be replaced by other suppliers’, in `unit`. */
  amount: count,
  unit: capMeasureSchema,
  isReplacement: z.boolean(),
  /** Items of which it is not known whether the rule applies to them. */
  undetermined: count,
});
export type TimelineDemand = z.infer<typeof demandSchema>;

const timelineChangeSchema = z.strictObject({
  kind: changeKindSchema,
  /** `null` where a supplier changes hands. */
  policy: z.strictObject({ id: z.string(), title: z.string() }).nullable(),
  /** `null` where several rules of the policy are concerned. */
  rule: z.strictObject({ id: z.string(), title: z.string(), effect: ruleEffectSchema }).nullable(),
  /** Names of the suppliers listed, or of a supplier and its owner. */
  suppliers: z.array(z.string()),
  /** The reference of an authorisation, the reason of a waiver. */
  text: z.string().nullable(),
  /** Items of which the rules concerned say another thing from the day on. */
  items: count,
  demand: demandSchema.nullable(),
  /** Finds exactly the items of the demand on the workspace’s own date; `null` where none does. */
  filter: itemFilterSchema.nullable(),
});
export type TimelineChange = z.infer<typeof timelineChangeSchema>;

/** The days on which verdicts may change under the active policies, with what was counted from each on. */
export const timelineSchema = z.strictObject({
  /** Counts before the first day. */
  before: timelineCountsSchema,
  steps: z.array(
    z.strictObject({
      date: isoDateSchema,
      counts: timelineCountsSchema,
      /** Items with another verdict than the day before. */
      affected: count,
      changes: z.array(timelineChangeSchema),
    }),
  ),
});
export type Timeline = z.infer<typeof timelineSchema>;
export type TimelineStep = Timeline['steps'][number];
