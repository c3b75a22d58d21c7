import { z } from 'zod';
import sourceJson from './sample-network.source.json' with { type: 'json' };

const weight = z.number().positive();
const range = z.tuple([z.number(), z.number()]);
const placeSchema = z.enum(['hub', 'exchange', 'mast']);

/** What the network is made of: the countries, the makers and the kinds of equipment. */
const sourceSchema = z.strictObject({
  countries: z.array(
    z.strictObject({
      code: z.string(),
      items: z.int(),
      currency: z.string(),
      /** Units of the currency for one euro, roughly. */
      rate: weight,
      /** How much likelier than elsewhere the maker is Huawei or ZTE. */
      lean: weight,
      /** Roles in the country's own words. */
      words: z.record(z.string(), z.string()),
      cities: z.array(
        z.strictObject({
          code: z.string(),
          name: z.string(),
          region: z.string(),
          latitude: z.number(),
          longitude: z.number(),
        }),
      ),
    }),
  ),
  /** The makers as many buyers typed them. */
  makers: z.record(z.string(), z.array(z.strictObject({ text: z.string(), weight }))),
  kinds: z.array(
    z.strictObject({
      role: z.string(),
      /** Stands in host names. */
      short: z.string(),
      weight,
      place: placeSchema,
      /** What the layer column says where somebody filled it in. */
      layer: z.enum(['Core', 'Edge', '']),
      technology: z.array(z.string()),
      years: range,
      /** Euros. */
      cost: range,
      quantity: z.array(z.int()),
      offers: z.array(z.strictObject({ maker: z.string(), weight, models: z.array(z.string()) })),
    }),
  ),
  /** Object ids as devices of these models report them, below 1.3.6.1.4.1. */
  objectIds: z.record(z.string(), z.string()),
  remarks: z.array(z.string()),
});
export const SOURCE = sourceSchema.parse(sourceJson);
export type Country = (typeof SOURCE)['countries'][number];
export type Kind = (typeof SOURCE)['kinds'][number];
export type Offer = Kind['offers'][number];
export type Place = z.infer<typeof placeSchema>;
