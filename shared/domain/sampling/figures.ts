import { z } from 'zod';
import { isoDateSchema } from '../date.ts';
import { itemFieldSchema } from '../item.ts';
import { confidenceSchema } from './confidence.ts';
import { tallySchema } from './results.ts';

const count = z.int().min(0);
const share = z.number().min(0).max(1);

/** What looking at samples of equipment says of the register. */
export const samplingFiguresSchema = z.strictObject({
  /** In the order in which they were drawn; withdrawn ones are left out. */
  samples: z.array(
    z.strictObject({
      name: z.string(),
      /** The items that it was drawn from, in words; '' for every item. */
      scope: z.string(),
      drawnOn: isoDateSchema,
      seed: z.string(),
      population: count,
      size: count,
      isBySite: z.boolean(),
      confidence: confidenceSchema,
      /** The margin that the size was computed from; `null` where the size was given. */
      margin: share.nullable(),
      tally: tallySchema,
      byField: z.array(z.strictObject({ field: itemFieldSchema, items: count })),
      /** Items that were looked at, and those of them that differ or were not found. */
      checked: count,
      errors: count,
      /** Between which shares the true error rate lies; `null` while nothing was looked at. */
      interval: z.strictObject({ low: share, high: share }).nullable(),
    }),
  ),
  /** Samples that were withdrawn, or whose drawing was undone, so that nobody draws until one pleases. */
  withdrawn: count,
});
export type SamplingFigures = z.infer<typeof samplingFiguresSchema>;
