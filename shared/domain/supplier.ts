import { z } from 'zod';
import { certaintySchema } from './certainty.ts';
import { isoDateSchema } from './date.ts';

const supplierIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/** Ownership that holds from one day to another; both ends may be open. */
const parentSchema = z.strictObject({
  id: supplierIdSchema,
  from: isoDateSchema.optional(),
  until: isoDateSchema.optional(),
  certainty: certaintySchema,
});

/**
 * One organisation of the supplier registry. A manufacturer text resolves to it when the whole
 * normalised text equals one of its names or aliases; parts of a text never count.
 */
export const supplierSchema = z.strictObject({
  id: supplierIdSchema,
  name: z.string().min(1).max(120),
  legalNames: z.array(z.string().min(2).max(200)).max(50),
  /** Brands and spellings seen in inventories, written as seen. */
  aliases: z.array(z.string().min(2).max(200)).max(100),
  /**
   * How far its name alone tells the company among words around it: `places` where a branch's
   * country may stand beside it, `trade` where general words of the trade may too, because the
   * word was invented and nobody else bears it; `whole` where no word may. Left out: only behind a
   * name that says its trade, such as `Juniper Networks`.
   */
  distinct: z.enum(['whole', 'places', 'trade']).optional(),
  parents: z.array(parentSchema).max(10).optional(),
  /** ISO 3166-1 alpha-2 code of the headquarters. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** IANA private enterprise numbers registered to it. */
  enterpriseNumbers: z.array(z.int().min(1)).max(20).optional(),
  certainty: certaintySchema,
  note: z.string().max(1000).optional(),
});
export type Supplier = z.infer<typeof supplierSchema>;

/**
 * A manufacturer text that two organisations used. The model decides: the first pattern that
 * matches names the supplier, otherwise the text stays unresolved with `candidates` offered.
 */
export const ambiguousNameSchema = z.strictObject({
  names: z.array(z.string().min(2).max(200)).min(1),
  candidates: z.array(supplierIdSchema).min(1),
  byModel: z.array(
    z.strictObject({ pattern: z.string().min(1).max(200), supplier: supplierIdSchema }),
  ),
  note: z.string().max(1000),
});
export type AmbiguousName = z.infer<typeof ambiguousNameSchema>;

/**
 * How a manufacturer text was resolved, from sure to less: as a name that the operator gave; as a name of the registry stands; but
 * for its writing (case, accents, punctuation, legal form); but for its spaces too; as a known name
 * with places and general words around it; by the model, where several organisations used the name.
 */
export const resolutionStepSchema = z.enum([
  'own',
  'exact',
  'normalised',
  'spacing',
  'branch',
  'model',
]);
export type ResolutionStep = z.infer<typeof resolutionStepSchema>;

export const supplierRegistrySchema = z.strictObject({
  schema: z.literal(1),
  version: z.string().regex(/^\d{4}\.\d{2}(\.\d+)?$/),
  asOf: isoDateSchema,
  suppliers: z.array(supplierSchema).min(1),
  ambiguous: z.array(ambiguousNameSchema),
  /** Names of other companies that only look like one of these, with the legal form that tells them. */
  others: z.array(z.string().min(2).max(200)),
});
export type SupplierRegistry = z.infer<typeof supplierRegistrySchema>;
