import { z } from 'zod';

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
