import { z } from 'zod';
import { method } from '../rpc/contract.ts';

const count = z.int().min(0);

/** What equipment says of its maker beside the manufacturer text. */
export const evidenceSignSchema = z.strictObject({
  /** Such as `oid:2011`. */
  key: z.string(),
  /** The end of a sentence about the equipment: `answers under enterprise number 2011, which …`. */
  words: z.string(),
  /** Whom it points to, `null` for nobody. */
  supplierId: z.string().nullable(),
  supplierName: z.string().nullable(),
  /** False where it only hints. */
  isSure: z.boolean(),
});
export type EvidenceSign = z.infer<typeof evidenceSignSchema>;

/** A sign that items of one manufacturer text bear. */
export const evidenceOfNameSchema = evidenceSignSchema.extend({ items: count });
export type EvidenceOfName = z.infer<typeof evidenceOfNameSchema>;

/** Items of one text whose sign points to another supplier than their text. */
export const contradictionSchema = z.strictObject({
  manufacturerId: z.int(),
  text: z.string(),
  supplierId: z.string(),
  supplierName: z.string(),
  items: count,
  flagged: count,
  sign: evidenceSignSchema,
});
export type Contradiction = z.infer<typeof contradictionSchema>;

/** A decision that equipment of one label that bears a sign is a supplier's; later imports follow. */
export const settledLabelSchema = z.strictObject({
  id: z.int(),
  /** The manufacturer text as it was written when it was decided on; its spellings count too. */
  label: z.string(),
  /** Of an ambiguous text the supplier that the models tell; only such items are meant. */
  readAs: z.string().nullable(),
  key: z.string(),
  /** `null` where the sign is not known any more. */
  sign: evidenceSignSchema.nullable(),
  supplierId: z.string(),
  supplierName: z.string(),
  /** In scope. */
  items: count,
  /** The texts that items which it applies to bear. */
  manufacturerIds: z.array(z.int()),
  reason: z.string().nullable(),
  at: z.string(),
  who: z.string().nullable(),
});
export type SettledLabel = z.infer<typeof settledLabelSchema>;

/** A registry of MAC prefixes that the operator supplied, as far as it counts. */
export const macRegistrySchema = z.strictObject({
  id: z.int(),
  fileName: z.string(),
  /** When the file was changed last. */
  fileDate: z.string(),
  sha256: z.string(),
  /** Which of the IEEE's registries it stands for: `MA-L`, `MA-M`, `MA-S`, `IAB`. */
  blocks: z.array(z.string()),
  /** Prefixes in the file; and of them, those whose assignee is a known supplier. */
  assignments: count,
  prefixes: count,
  suppliers: count,
  takenAt: z.string(),
  takenBy: z.string().nullable(),
});
export type MacRegistry = z.infer<typeof macRegistrySchema>;

const nothing = z.strictObject({});
const reasonSchema = z.string().trim().min(1).max(1000);
const changedSchema = z.strictObject({ changed: count, changeId: z.int() });

/** What the data host is asked of signs beside the manufacturer's name. */
export const evidenceMethods = {
  /** Items that say of themselves another maker than their manufacturer text leads to. */
  'vendors.contradictions': method({ input: nothing, output: z.array(contradictionSchema) }),
  /** Decides whose the equipment of a label that bears a sign is, now and in later imports. */
  'vendors.settle': method({
    input: z.strictObject({
      manufacturerId: z.int(),
      key: z.string().max(100),
      supplierId: z.string().max(80),
      reason: reasonSchema,
    }),
    /** `items` are those that the decision applies to, of which it may change none. */
    output: changedSchema.extend({ items: count }),
  }),
  /** Takes such a decision from the list. */
  'vendors.unsettle': method({
    input: z.strictObject({ id: z.int(), reason: reasonSchema.optional() }),
    output: changedSchema,
  }),
  'vendors.settled': method({ input: nothing, output: z.array(settledLabelSchema) }),
  'macRegistries.list': method({ input: nothing, output: z.array(macRegistrySchema) }),
  /** Takes a registry of the IEEE; it replaces one of the same blocks. */
  'macRegistries.take': method({
    input: z.strictObject({ token: z.uuid() }),
    output: changedSchema.extend({ fileName: z.string(), assignments: count, prefixes: count }),
  }),
  'macRegistries.remove': method({ input: z.strictObject({ id: z.int() }), output: changedSchema }),
};
