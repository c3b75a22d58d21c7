import { z } from 'zod';
import { FACETS, type Facet } from '../domain/facet.ts';
import { itemFilterSchema } from '../domain/filter.ts';
import { method } from '../rpc/contract.ts';

const count = z.int().min(0);
const facetNameSchema = z.enum(FACETS as [Facet, ...Facet[]]);
/** `null` stands for items that lack the fact; verdicts lack it out of scope. */
const facetValueSchema = z.strictObject({ value: z.string().nullable(), items: count });
export type FacetValueCount = z.infer<typeof facetValueSchema>;

const facetCountsSchema = z.strictObject({
  /**
   * At most 50, most items first; what the filter includes or excludes is always there, without
   * items at last.
   */
  values: z.array(facetValueSchema),
  /** How many different values the counted items have. */
  distinct: count,
});
export type FacetCounts = z.infer<typeof facetCountsSchema>;

export const facetMethods = {
  /** Counts per value of every facet; each follows all of the filter but what it chose of itself. */
  'items.facets': method({
    input: z.strictObject({ filter: itemFilterSchema }),
    output: z.strictObject({ total: count, facets: z.record(facetNameSchema, facetCountsSchema) }),
  }),
  /** Values of one facet from `offset`; `search` finds words of them, and then `distinct` counts those. */
  'items.facetValues': method({
    input: z.strictObject({
      filter: itemFilterSchema,
      facet: facetNameSchema,
      search: z.string().max(200).optional(),
      offset: count,
      limit: z.int().min(1).max(500),
    }),
    output: facetCountsSchema,
  }),
};
