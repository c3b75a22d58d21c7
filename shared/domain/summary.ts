import { z } from 'zod';
import { isoDateSchema } from './date.ts';
import { placementSchema } from './item.ts';
import { VERDICTS } from './verdict.ts';

const count = z.int().min(0);
const placementCount = z.strictObject({ items: count, flagged: count, undetermined: count });

const verdictCounts = z.strictObject(
  Object.fromEntries(VERDICTS.map((verdict) => [verdict, count])) as Record<
    (typeof VERDICTS)[number],
    typeof count
  >,
);

/** Items; in scope = flagged + undetermined + clear. */
export const itemCountsSchema = z.strictObject({
  total: count,
  outOfScope: count,
  inScope: count,
  flagged: count,
  undetermined: count,
  clear: count,
});

/**
 * The figures of an audit on one date. In every part that counts verdicts,
 * in scope = flagged + undetermined + clear. Counts are of items unless a name says otherwise.
 */
export const summarySchema = z.strictObject({
  asOf: isoDateSchema,
  policies: z.array(z.strictObject({ id: z.string(), version: z.string(), title: z.string() })),
  items: itemCountsSchema,
  byVerdict: verdictCounts,
  /** Items whose verdict is less grave only because of waivers; they are counted by that verdict. */
  waived: count,
  suppliers: z.strictObject({
    /** Suppliers with items in scope. */
    total: count,
    /** Suppliers with flagged items. */
    flagged: count,
    /** Items in scope whose manufacturer resolved to no supplier. */
    unresolvedItems: count,
  }),
  bySupplier: z.array(
    z.strictObject({
      supplier: z.string(),
      name: z.string(),
      items: count,
      flagged: count,
      undetermined: count,
      core: count,
      edge: count,
      untagged: count,
      flaggedCore: count,
      flaggedEdge: count,
      flaggedUntagged: count,
    }),
  ),
  byPlacement: z.strictObject({
    core: placementCount,
    edge: placementCount,
    untagged: placementCount,
  } satisfies Record<z.infer<typeof placementSchema>, typeof placementCount>),
  byCountry: z.array(
    z.strictObject({ country: z.string(), items: count, flagged: count, undetermined: count }),
  ),
  byDeadline: z.array(
    z.strictObject({ deadline: isoDateSchema, policy: z.string(), rule: z.string(), items: count }),
  ),
  /** For each fact that decides verdicts, how many items in scope carry it. */
  completeness: z.array(
    z.strictObject({
      fact: z.enum([
        'supplier',
        'placement',
        'function',
        'generation',
        'country',
        'status',
        'installedOn',
      ]),
      known: count,
      missing: count,
    }),
  ),
});
export type Summary = z.infer<typeof summarySchema>;
