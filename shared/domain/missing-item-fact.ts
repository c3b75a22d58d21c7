import { z } from 'zod';

/** Facts of an item, or of those around it, that a rule may lack. */
export const missingItemFactSchema = z.enum([
  'supplier',
  /** Of its supplier, or of an owner of it. */
  'headquarters',
  'placement',
  'function',
  'generation',
  'country',
  /** Whether a law reaches the territory of its country in which the item stands. */
  'territory',
  'region',
  'status',
  'installedOn',
  /** The suppliers of other items that a rule measures together with it. */
  'suppliersAround',
]);
export type MissingItemFact = z.infer<typeof missingItemFactSchema>;
