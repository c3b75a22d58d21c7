import { z } from 'zod';
import { tagOriginSchema } from '../domain/item.ts';
import { resolutionStepSchema } from '../domain/supplier.ts';
import { evidenceOfNameSchema } from './evidence.ts';

const count = z.int().min(0);

/** A supplier that a name can be given to. */
export const supplierOptionSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  isOwn: z.boolean(),
});

export const vendorSchema = z.strictObject({
  supplierId: z.string(),
  name: z.string(),
  parentName: z.string().nullable(),
  country: z.string().nullable(),
  /** Who owns or owned it; of the registry, or (`isOwn`) as the operator says. Days may be open. */
  owners: z.array(
    z.strictObject({
      ownerId: z.string(),
      name: z.string(),
      from: z.string().nullable(),
      until: z.string().nullable(),
      note: z.string().nullable(),
      isOwn: z.boolean(),
    }),
  ),
  isOwn: z.boolean(),
  note: z.string().nullable(),
  items: count,
  flagged: count,
  /** Of `items`, those that a person gave it one by one. */
  byPerson: count,
  /** Of `items`, those that name no manufacturer and say themselves whose they are. */
  bySign: count,
  /** Of `items`, those whose label and sign the operator decided on together. */
  bySettled: count,
  /** Names that the operator gave it, or said not to be its. */
  names: z.array(z.strictObject({ id: z.int(), name: z.string(), says: z.enum(['alias', 'not']) })),
  spellings: z.array(
    z.strictObject({
      manufacturerId: z.int(),
      text: z.string(),
      items: count,
      matchedName: z.string().nullable(),
      by: tagOriginSchema,
      step: resolutionStepSchema.nullable(),
    }),
  ),
});
export type Vendor = z.infer<typeof vendorSchema>;

export const unresolvedNameSchema = z.strictObject({
  manufacturerId: z.int(),
  text: z.string(),
  items: count,
  /** Supplier ids that the registry offers for an ambiguous name. */
  candidates: z.array(z.string()),
  /** What the text may mean, the likeliest first; see `NameSuggester`. */
  suggestions: z.array(
    z.strictObject({
      supplierId: z.string(),
      supplierName: z.string(),
      /** The known name that the text is like. */
      name: z.string(),
      why: z.enum(['slip', 'part']),
      confidence: z.number().min(0).max(1),
    }),
  ),
  /** What its items say of their maker themselves, the most items first. */
  evidence: z.array(evidenceOfNameSchema),
  note: z.string().nullable(),
  models: z.array(z.string()),
});
export type UnresolvedName = z.infer<typeof unresolvedNameSchema>;

/** Unresolved names that are likely one company; see `clusterNames`. */
export const nameClusterSchema = z.strictObject({
  /** The most frequent spelling, proposed as the company's name. */
  name: z.string(),
  items: count,
  confidence: z.number().min(0).max(1),
  members: z
    .array(
      z.strictObject({
        text: z.string(),
        items: count,
        manufacturerIds: z.array(z.int()).min(1),
        /** How it is like the proposed name; `proposed` for that name itself. */
        why: z.enum([
          'proposed',
          'spelling',
          'number',
          'spaces',
          'order',
          'places',
          'letters',
          'pairs',
          'sound',
        ]),
        /** How many letters differ, where that is why. */
        letters: z.int().min(1).nullable(),
        confidence: z.number().min(0).max(1),
      }),
    )
    .min(2),
});
export type NameCluster = z.infer<typeof nameClusterSchema>;

const keptNames = z.array(z.string().trim().min(1).max(2000)).max(10_000);

/** Names that are different companies, to be put together never again. */
export const namesApartSchema = z.strictObject({
  names: keptNames.min(1),
  /** Whom each of them is kept apart from; left out, the first of `names` from the others. */
  from: keptNames.min(1).optional(),
  reason: z.string().trim().min(1).max(1000).optional(),
});
