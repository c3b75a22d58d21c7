import { z } from 'zod';
import { PACK_FACTS, RULE_PARTS } from '../domain/pack-difference.ts';
import { policyPackSchema, ruleSchema } from '../domain/policy.ts';
import { method } from '../rpc/contract.ts';
import { changeSchema } from './history.ts';
import { policiesChangedSchema, verdictCountsSchema } from './policies.ts';

const nothing = z.strictObject({});
const count = z.int().min(0);
const idSchema = z.string().min(1).max(120);
const tokenSchema = z.uuid();

/** Where a pack comes from: this program, a file, or the operator's own hand. */
const originSchema = z.enum(['built-in', 'file', 'own']);

const differenceSchema = z.strictObject({
  facts: z.array(
    z.strictObject({
      fact: z.enum(PACK_FACTS),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  rules: z.array(
    z.strictObject({
      ruleId: z.string(),
      before: ruleSchema.nullable(),
      after: ruleSchema.nullable(),
      parts: z.array(z.enum(RULE_PARTS)),
    }),
  ),
  unchanged: count,
});

/** What taking a pack, or a version of one, would do. */
export const packPreviewSchema = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  jurisdiction: z.string(),
  summary: z.string(),
  rules: count,
  /** Rules that nobody has verified; they do not act unless they are switched on. */
  unverified: count,
  isProposal: z.boolean(),
  /** The version that the workspace has, `null` where the pack is new to it. */
  stored: z
    .strictObject({
      version: z.string(),
      title: z.string(),
      origin: originSchema,
      isActive: z.boolean(),
    })
    .nullable(),
  /** How the version stands to the stored one; `same` has the same number. */
  is: z.enum(['new', 'newer', 'same', 'older']),
  /** True for a pack that the program brings itself, so that a file replaces a version of it. */
  isOfProgram: z.boolean(),
  changelog: z.array(z.strictObject({ version: z.string(), text: z.string() })),
  difference: differenceSchema,
  /** Suppliers that its rules name and nobody here knows. */
  unknownSuppliers: z.array(z.string()),
  /** Counts now, and as they were if the pack were taken and active. */
  before: verdictCountsSchema,
  after: verdictCountsSchema,
});
export type PackPreview = z.infer<typeof packPreviewSchema>;

const troubleSchema = z.strictObject({ place: z.string(), reason: z.string() });

/** What a file holds: a pack that may be taken, or all that is wrong with it. */
export const packFileSchema = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('refused'),
    fileName: z.string(),
    troubles: z.array(troubleSchema).min(1),
  }),
  z.strictObject({
    is: z.literal('ready'),
    fileName: z.string(),
    /** Hash of its content, so that what is taken is what was shown. */
    sha256: z.string(),
    preview: packPreviewSchema,
  }),
]);
export type PackFile = z.infer<typeof packFileSchema>;

/** What the operator writes of an own pack; the rest follows from it. */
export const ownPackSchema = z.strictObject({
  title: policyPackSchema.shape.title,
  jurisdiction: policyPackSchema.shape.jurisdiction,
  summary: policyPackSchema.shape.summary,
  rules: policyPackSchema.shape.rules,
});
export type OwnPack = z.infer<typeof ownPackSchema>;

/** What the renderer asks about packs as documents. */
export const policyPackMethods = {
  /** Reads a pack file and says what taking it would do; changes nothing. */
  'policies.previewFile': method({
    input: z.strictObject({ token: tokenSchema }),
    output: packFileSchema,
  }),
  /** Fails with `conflict` where the file is not what was shown any more. */
  'policies.takeFile': method({
    input: z.strictObject({
      token: tokenSchema,
      sha256: z.string().length(64),
      isActive: z.boolean(),
    }),
    output: policiesChangedSchema,
  }),
  'policies.exportPack': method({
    input: z.strictObject({ id: idSchema, token: tokenSchema }),
    output: z.strictObject({ rules: count }),
  }),
  /** Removes a pack that is the operator's, or puts the program's own version back. */
  'policies.removePack': method({
    input: z.strictObject({ id: idSchema }),
    output: policiesChangedSchema,
  }),
  /** Newer versions that the program brings of packs that are in use. */
  'policies.updates': method({ input: nothing, output: z.array(packPreviewSchema) }),
  'policies.takeUpdate': method({
    input: z.strictObject({ id: idSchema }),
    output: policiesChangedSchema,
  }),
  /** What rules of the operator's would do if their pack were active; changes nothing. */
  'policies.tryRules': method({
    input: z.strictObject({
      /** The pack that they would replace, `null` for a new one. */
      id: idSchema.nullable(),
      rules: z.array(ruleSchema).max(500),
    }),
    output: z.strictObject({
      rules: z.array(z.strictObject({ ruleId: z.string(), flagged: count, undetermined: count })),
      before: verdictCountsSchema,
      after: verdictCountsSchema,
    }),
  }),
  /** Saves an own pack as its next version, or as a new pack where `id` is `null`. */
  'policies.saveOwn': method({
    input: z.strictObject({
      id: idSchema.nullable(),
      pack: ownPackSchema,
      /** What changed, for those who read the pack later. */
      text: z.string().trim().max(500),
      isActive: z.boolean(),
    }),
    output: policiesChangedSchema.extend({ id: z.string(), version: z.string() }),
  }),
  /** Changes of policies, the latest first. */
  'policies.history': method({ input: nothing, output: z.array(changeSchema) }),
} as const;
