import { z } from 'zod';
import { certaintySchema } from '../domain/certainty.ts';
import { isoDateSchema } from '../domain/date.ts';
import { MAX_NAMED_ITEMS } from '../domain/filter.ts';
import { capGroupSchema, capMeasureSchema } from '../domain/policy.ts';

const amount = z.number().min(0);
const count = z.int().min(0);

/** A rule with a cap and how far each of its groups is from it. */
export const capSchema = z.strictObject({
  policyId: z.string(),
  policyTitle: z.string(),
  ruleId: z.string(),
  ruleTitle: z.string(),
  certainty: certaintySchema,
  unit: capMeasureSchema,
  per: capGroupSchema.nullable(),
  /** Greatest permitted share, 0 to 1. */
  share: z.number().min(0).max(1),
  from: isoDateSchema,
  /** Last day on which more is tolerated. */
  deadline: isoDateSchema,
  /** Items that the rule leaves undetermined: none is among the named; see `measureRule` for all. */
  undetermined: count,
  groups: z.array(
    z.strictObject({
      /** How the group is named when it is asked about. */
      key: z.string(),
      /** Country, function or region; `null` for the one group of a cap over all. */
      value: z.string().nullable(),
      named: amount,
      all: amount,
      room: count,
      over: count,
    }),
  ),
});
export type Cap = z.infer<typeof capSchema>;

/** The smallest set of replacements that brings a group under its cap. */
export const replacementsSchema = z.strictObject({
  /** Items to replace, in all. */
  items: count,
  /** Of the rule's unit: items, records or sites. */
  units: count,
  /** What is named before and after. */
  before: amount,
  after: amount,
  /** The sites to clear, for a cap on sites; the first of them. */
  sites: z.array(z.strictObject({ site: z.string(), items: count })),
  itemIds: z.array(z.int()).max(MAX_NAMED_ITEMS),
});
export type Replacements = z.infer<typeof replacementsSchema>;
