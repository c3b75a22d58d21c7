import { z } from 'zod';
import { isoDateSchema } from '../domain/date.ts';
import { itemFilterSchema } from '../domain/filter.ts';
import { placementSchema } from '../domain/item.ts';
import { capGroupSchema, capMeasureSchema } from '../domain/policy.ts';
import { itemCountsSchema } from '../domain/summary.ts';
import { verdictSchema } from '../domain/verdict.ts';
import { method } from '../rpc/contract.ts';

const count = z.int().min(0);
const amount = z.number().min(0);
const packIdSchema = z.string().min(1).max(120);

/** What one scenario may hold at most. */
export const WHAT_IF_LIMITS = { steps: 20, packs: 100, packChars: 2_000_000 } as const;

/** In answers, the id of the supplier that a step without a named one puts in: no rule names it. */
export const CLEAR_SUPPLIER_ID = '~clear';

/**
 * One change that is tried on items. A filter looks at the items as the earlier steps leave them;
 * its verdicts are those of the scenario's own policies and date.
 */
export const whatIfStepSchema = z.discriminatedUnion('kind', [
  /** The items become equipment of another supplier; nothing else of them changes. */
  z.strictObject({
    kind: z.literal('replace'),
    filter: itemFilterSchema,
    /** `clear-supplier` is one that no rule names, with its head office in no country that one names. */
    to: z.union([
      z.strictObject({ supplierId: z.string().min(1).max(80) }),
      z.literal('clear-supplier'),
    ]),
  }),
  z.strictObject({
    kind: z.literal('place'),
    filter: itemFilterSchema,
    placement: placementSchema.exclude(['untagged']),
  }),
  /** The items are decommissioned, so that they are out of scope. */
  z.strictObject({ kind: z.literal('remove'), filter: itemFilterSchema }),
]);
export type WhatIfStep = z.infer<typeof whatIfStepSchema>;

export const whatIfSchema = z.strictObject({
  /** Which packs act in the scenario; today's where it is left out. Proposals may. */
  packs: z
    .strictObject({
      mode: z.enum(['instead', 'in-addition']),
      ids: z.array(packIdSchema).max(WHAT_IF_LIMITS.packs),
    })
    .optional(),
  /** A pack as JSON that acts too, in the place of the one with its id. */
  packText: z.string().max(WHAT_IF_LIMITS.packChars).optional(),
  /** The date of the scenario; today's as-of date where it is left out. */
  asOf: isoDateSchema.optional(),
  /** In the order in which they happen. */
  steps: z.array(whatIfStepSchema).max(WHAT_IF_LIMITS.steps),
});
export type WhatIf = z.infer<typeof whatIfSchema>;

const placed = z.strictObject({ items: count, flagged: count });

/** Counts of one side; in scope = flagged + undetermined + clear. */
const sideSchema = z.strictObject({
  asOf: isoDateSchema,
  policies: z.array(z.strictObject({ id: z.string(), version: z.string(), title: z.string() })),
  items: itemCountsSchema,
  byVerdict: z.record(verdictSchema, count),
  byPlacement: z.record(placementSchema, placed),
});
export type WhatIfSide = z.infer<typeof sideSchema>;

/** Items in scope of one supplier. */
const supplierCountsSchema = z.strictObject({
  items: count,
  flagged: count,
  core: count,
  edge: count,
});
export type WhatIfSupplierCounts = z.infer<typeof supplierCountsSchema>;

const shareSchema = z.strictObject({
  /** Numerator and denominator in the rule's own unit. */
  named: amount,
  all: amount,
  /** The greatest permitted share, 0 to 1. */
  cap: z.number().min(0).max(1),
});
export type WhatIfShare = z.infer<typeof shareSchema>;

/** Today and the scenario, side by side. */
export const whatIfResultSchema = z.strictObject({
  today: sideSchema,
  scenario: sideSchema,
  /** For each step in order: the items of its filter, and those of them that it makes another. */
  steps: z.array(z.strictObject({ items: count, changed: count })),
  /** Those with most flagged items on either side first. */
  bySupplier: z.array(
    z.strictObject({
      /** `null` for items whose supplier is unresolved. */
      supplierId: z.string().nullable(),
      /** `null` for what is unresolved and for `CLEAR_SUPPLIER_ID`. */
      name: z.string().nullable(),
      today: supplierCountsSchema,
      scenario: supplierCountsSchema,
    }),
  ),
  /** What caps measure in each of their groups; `null` on a side where the cap does not act. */
  shares: z.array(
    z.strictObject({
      policyId: z.string(),
      ruleId: z.string(),
      ruleTitle: z.string(),
      of: capMeasureSchema,
      per: capGroupSchema.nullable(),
      /** A country's code, a function, a region as written; '' for the whole. */
      group: z.string(),
      today: shareSchema.nullable(),
      scenario: shareSchema.nullable(),
    }),
  ),
  /** Items whose verdict is another. */
  changed: count,
  /** The largest groups of them, most items first; supplier and placement as they are today. */
  differences: z.array(
    z.strictObject({
      supplierId: z.string().nullable(),
      supplierName: z.string().nullable(),
      country: z.string().nullable(),
      placement: placementSchema,
      /** `null` where the items are out of scope. */
      from: verdictSchema.nullable(),
      to: verdictSchema.nullable(),
      items: count,
    }),
  ),
  /** Changed items that the groups left out. */
  otherDifferences: count,
});
export type WhatIfResult = z.infer<typeof whatIfResultSchema>;

/**
 * Counts a scenario beside today; changes nothing. Fails with `not-found` for an unknown pack or
 * supplier and with `invalid-input` for a text that is no pack.
 */
export const whatIfMethod = method({ input: whatIfSchema, output: whatIfResultSchema });
