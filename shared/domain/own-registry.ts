import { z } from 'zod';
import { isoDateSchema } from './date.ts';

const supplierIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
const nameSchema = z.string().trim().min(1).max(2000);

/**
 * What an operator knows of suppliers and their names, as a file that another workspace can take:
 * suppliers of their own, names that are one supplier's (`alias`) or not (`not`), who owns whom
 * between two days of which either may be open, pairs of names of different companies, and whose
 * equipment is that bears a label and says another maker.
 * Suppliers are told by the ids of the registry or of the file's own list.
 */
export const ownRegistrySchema = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('provenet-own-suppliers'),
  suppliers: z
    .array(
      z.strictObject({
        id: supplierIdSchema,
        name: z.string().trim().min(1).max(120),
        country: z
          .string()
          .regex(/^[A-Z]{2}$/)
          .nullable(),
        note: z.string().max(1000).nullable(),
      }),
    )
    .max(20_000),
  names: z
    .array(
      z.strictObject({
        supplierId: supplierIdSchema,
        name: nameSchema,
        says: z.enum(['alias', 'not']),
      }),
    )
    .max(200_000),
  owners: z
    .array(
      z.strictObject({
        supplierId: supplierIdSchema,
        ownerId: supplierIdSchema,
        from: isoDateSchema.nullable(),
        until: isoDateSchema.nullable(),
        note: z.string().max(1000).nullable(),
      }),
    )
    .max(20_000),
  apart: z.array(z.tuple([nameSchema, nameSchema])).max(200_000),
  /** Left out where there are none, so that an older program takes the list too. */
  settled: z
    .array(
      z.strictObject({
        label: nameSchema,
        /** The reading of an ambiguous label, '' for none. */
        variant: z.union([z.literal(''), supplierIdSchema]),
        evidence: z
          .string()
          .regex(/^(?:oid|software|mac):[a-z0-9.-]+$/)
          .max(100),
        supplierId: supplierIdSchema,
      }),
    )
    .max(20_000)
    .optional(),
});
export type OwnRegistry = z.infer<typeof ownRegistrySchema>;
