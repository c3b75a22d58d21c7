import { z } from 'zod';
import { certaintySchema } from '../domain/certainty.ts';
import { itemFilterSchema } from '../domain/filter.ts';
import { functionSchema } from '../domain/item.ts';
import { siteKindSchema } from '../domain/site-kind.ts';
import { method } from '../rpc/contract.ts';

const count = z.int().min(0);

/** What items would count as. */
const outcomeSchema = z.strictObject({ flagged: count, undetermined: count });

/** What a person's tags say of items that look alike. */
const likenessSchema = z.strictObject({
  /** What is alike beside model and function. */
  by: z.enum(['site', 'host-name', 'model']),
  core: count,
  edge: count,
});

export const placementGroupSchema = z.strictObject({
  /** Stays the same while the group's conditions do. */
  key: z.string(),
  /** Exactly the group's items, as long as they are untagged. */
  filter: itemFilterSchema,
  supplierId: z.string().nullable(),
  supplierName: z.string().nullable(),
  function: functionSchema.nullable(),
  /** The family's name, `''` for items without a model, `null` where models were not compared yet. */
  family: z.string().nullable(),
  /** Models of the family, the most frequent first; some of them. */
  models: z.array(z.string()),
  modelCount: count,
  /** Shapes of the host names where they tell the group from others; `null` is no host name. */
  hostPatterns: z.array(z.string().nullable()),
  /** Absent where sites do not tell the group from others. */
  siteKind: siteKindSchema.nullable().optional(),
  items: count,
  now: outcomeSchema,
  asCore: outcomeSchema,
  asEdge: outcomeSchema,
  /** Items whose verdict a tag would change. */
  decisive: count,
  examples: z
    .array(
      z.strictObject({
        id: z.int(),
        hostname: z.string().nullable(),
        model: z.string().nullable(),
        site: z.string().nullable(),
      }),
    )
    .max(5),
  /** Why the model does not decide; `null` where the family is not known as core and edge alike. */
  ambiguity: z
    .strictObject({
      family: z.string(),
      decidedBy: z.array(z.enum(['role', 'host-name', 'site', 'function'])),
      note: z.string().nullable(),
      certainty: certaintySchema,
      source: z.string(),
    })
    .nullable(),
  /** What a person's own tags suggest; never applied by itself. */
  proposal: likenessSchema.extend({ placement: z.enum(['core', 'edge']) }).nullable(),
  /** A person's tags that contradict one another, so that nothing is proposed. */
  conflict: likenessSchema.nullable(),
});
export type PlacementGroup = z.infer<typeof placementGroupSchema>;

export const placementQueueSchema = z.strictObject({
  /** Items in scope, and what they count as now. */
  inScope: count,
  flagged: count,
  undetermined: count,
  untagged: count,
  /** Proposals first, then by the number of verdicts that a tag changes. */
  groups: z.array(placementGroupSchema),
  groupCount: count,
  /** Items in groups whose models and host names are compared once there are fewer of them. */
  notCompared: count,
  /** True where a rule measures a share, which a tag may shift beside the group's own items. */
  hasCaps: z.boolean(),
});
export type PlacementQueue = z.infer<typeof placementQueueSchema>;

/** The untagged items in scope, in groups that belong together. */
export const placementQueueMethod = method({
  input: z.strictObject({ limit: z.int().min(1).max(5000) }),
  output: placementQueueSchema,
});
