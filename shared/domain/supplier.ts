import { z } from 'zod';
import { certaintySchema } from './certainty.ts';
import { isoDateSchema } from './date.ts';

const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
const supplierIdSchema = slugSchema;

const nameTextSchema = z.string().min(2).max(200);

/** How sure a fact is, and the id of the source that it was taken from. */
const fact = { certainty: certaintySchema, source: slugSchema };
const factSchema = z.strictObject(fact);

/** The days on which a fact holds, both inclusive; either end may be open. */
const period = { from: isoDateSchema.optional(), until: isoDateSchema.optional() };

type Period = { readonly from?: string | undefined; readonly until?: string | undefined };

function isInOrder({ from, until }: Period): boolean {
  return from === undefined || until === undefined || from <= until;
}

/**
 * Where facts come from. `official` texts make a fact `V-off`, `secondary` ones `V-sec`; what is
 * only known, however well, was `unread`.
 */
const sourceSchema = z.strictObject({
  id: slugSchema,
  kind: z.enum(['official', 'secondary', 'unread']),
  title: z.string().min(1).max(300),
  url: z.url({ protocol: /^https$/ }).optional(),
});

/**
 * Ownership that holds from one day to another. The day of a sale counts for both sides, and where
 * only a month or a year is known, all of it counts as owned, as the note then says. A supplier has
 * one period under each owner: the workspace keeps one row for a pair.
 */
const parentSchema = z
  .strictObject({ id: supplierIdSchema, ...period, ...fact, note: z.string().max(300).optional() })
  .refine(isInOrder, 'An ownership ends before it begins.');

const markedNameSchema = z.strictObject({ name: nameTextSchema, ...fact });
/** A name as written; a plain one has the certainty and the source of `unmarkedNames`. */
const supplierNameSchema = z.union([nameTextSchema, markedNameSchema]);
export type SupplierName = z.infer<typeof supplierNameSchema>;

/** A name that the organisation, or a part of it, went by before. It resolves like an alias. */
const formerNameSchema = z
  .strictObject({ name: nameTextSchema, ...period, ...fact })
  .refine(isInOrder, 'A name ends before it begins.');

/** An enterprise number, or the first arcs below one: `2011`, `2011.10`. */
const numberSchema = z.string().regex(/^[1-9]\d{0,9}(\.(0|[1-9]\d{0,9})){0,7}$/);

/**
 * An IANA private enterprise number under which equipment of the supplier answers. It tells the
 * maker by itself; one that misleads too often is a hint, which only suggests.
 */
const enterpriseNumberSchema = z
  .strictObject({
    number: numberSchema,
    ...fact,
    /** Which part of the supplier it was given to, or under which former name. */
    unit: z.string().min(1).max(120).optional(),
    /** What misleads about it, as the end of a sentence that begins with the number. */
    trap: z.string().min(1).max(300).optional(),
    isHint: z.literal(true).optional(),
  })
  .refine(
    ({ isHint, trap }) => !isHint || trap !== undefined,
    'A hint does not say why it is one.',
  );

/**
 * One organisation of the supplier registry. A manufacturer text resolves to it when the whole
 * normalised text equals one of its names or aliases; parts of a text never count.
 */
export const supplierSchema = z
  .strictObject({
    id: supplierIdSchema,
    name: z.string().min(1).max(120),
    /** Of the organisation and its plain name. */
    ...fact,
    legalNames: z.array(supplierNameSchema).max(50),
    /** Brands and spellings seen in inventories, written as seen. */
    aliases: z.array(supplierNameSchema).max(100),
    /** Of the names that stand as plain text, none of which was read in a text that can be cited. */
    unmarkedNames: z
      .strictObject({ ...fact, certainty: certaintySchema.extract(['MEM+', 'MEM']) })
      .optional(),
    formerNames: z.array(formerNameSchema).max(50).optional(),
    /**
     * How far its name alone tells the company among words around it: `places` where a branch's
     * country may stand beside it, `trade` where general words of the trade may too, because the
     * word was invented and nobody else bears it; `whole` where no word may. Left out: only behind
     * a name that says its trade, such as `Juniper Networks`.
     */
    distinct: z.enum(['whole', 'places', 'trade']).optional(),
    parents: z.array(parentSchema).max(10).optional(),
    /** ISO 3166-1 alpha-2 code of the headquarters. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    enterpriseNumbers: z.array(enterpriseNumberSchema).max(20).optional(),
    note: z.string().max(1000).optional(),
  })
  .refine(
    ({ legalNames, aliases, unmarkedNames }) =>
      [...legalNames, ...aliases].some((name) => typeof name === 'string') ===
      (unmarkedNames !== undefined),
    'Plain names need unmarkedNames, and nothing else does.',
  )
  .refine(
    ({ parents = [] }) => new Set(parents.map(({ id }) => id)).size === parents.length,
    'There is more than one period under an owner.',
  );
export type Supplier = z.infer<typeof supplierSchema>;

/**
 * A manufacturer text that two organisations used. The model decides: the first pattern that
 * matches names the supplier, otherwise the text stays unresolved with `candidates` offered.
 */
export const ambiguousNameSchema = z.strictObject({
  names: z.array(nameTextSchema).min(1),
  candidates: z.array(supplierIdSchema).min(1),
  byModel: z.array(
    z.strictObject({
      pattern: z.string().min(1).max(200),
      supplier: supplierIdSchema,
      ...fact,
    }),
  ),
  ...fact,
  note: z.string().max(1000),
});
export type AmbiguousName = z.infer<typeof ambiguousNameSchema>;

/** An enterprise number that names no maker, with the reason as the end of a sentence. */
const neutralNumberSchema = z.strictObject({
  number: numberSchema,
  reason: z.string().min(1).max(300),
  ...fact,
});

/** Software of one supplier by its name, whole words of a version text. It only suggests. */
const softwareSignSchema = z.strictObject({
  id: slugSchema,
  words: z.array(z.string().min(2).max(80)).min(1),
  supplier: supplierIdSchema,
  ...fact,
  /** Who else runs it, as the end of a sentence. */
  note: z.string().min(1).max(300).optional(),
});
export type SoftwareSign = z.infer<typeof softwareSignSchema>;

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
  schema: z.literal(2),
  version: z.string().regex(/^\d{4}\.\d{2}(\.\d+)?$/),
  asOf: isoDateSchema,
  sources: z.array(sourceSchema).min(1),
  /** Certainty and source of the facts that carry none of their own. */
  unmarked: z.strictObject({ country: factSchema, others: factSchema }),
  suppliers: z.array(supplierSchema).min(1),
  ambiguous: z.array(ambiguousNameSchema),
  /** Names of other companies that only look like one of these, with the legal form that tells them. */
  others: z.array(nameTextSchema),
  neutralNumbers: z.array(neutralNumberSchema),
  softwareSigns: z.array(softwareSignSchema),
});
export type SupplierRegistry = z.infer<typeof supplierRegistrySchema>;
