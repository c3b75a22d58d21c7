import { z } from 'zod';
import { auditFiguresSchema } from '../domain/audit/figures.ts';
import { isoDateSchema } from '../domain/date.ts';
import { functionSchema, placementSchema } from '../domain/item.ts';
import { removalStatusSchema } from '../domain/removal.ts';
import { itemCountsSchema } from '../domain/summary.ts';
import { verdictSchema } from '../domain/verdict.ts';
import { method } from '../rpc/contract.ts';

/** Items of one kind that are listed at most; an export holds all of them. */
export const MAX_DIFFERENCES = 1000;

const nothing = z.strictObject({});
const id = z.int();
const count = z.int().min(0);
const text = z.string().trim().max(1000);

/** What whoever closes an audit says of it. */
export const newAuditSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  auditor: z.string().trim().max(200),
  remark: text,
});
export type NewAudit = z.infer<typeof newAuditSchema>;

/** A closed audit, with its headline figures. */
export const auditRecordSchema = z.strictObject({
  id,
  name: z.string(),
  auditor: z.string(),
  remark: z.string(),
  closedAt: z.string(),
  /** The user of the computer, `null` where the system had no name for them. */
  closedBy: z.string().nullable(),
  appVersion: z.string(),
  asOf: isoDateSchema,
  /** SHA-256 of the canonical text of its figures, in hex. */
  figuresSha256: z.string(),
  items: itemCountsSchema,
  flaggedSuppliers: count,
  /** Why it does not count any more; `null` where it does. */
  withdrawn: z.strictObject({ at: z.string(), because: z.string() }).nullable(),
});
export type AuditRecord = z.infer<typeof auditRecordSchema>;

/** One side of a comparison: a closed audit, or the workspace as it is now. */
export const auditSideSchema = z.union([
  z.strictObject({ audit: id }),
  z.strictObject({ now: z.literal(true) }),
]);
export type AuditSide = z.infer<typeof auditSideSchema>;

/**
 * How an item differs between two audits; it may in several ways. Flagged equipment that is out of the
 * count later vanished, or is gone by plan where the removal plan says that it was removed.
 */
export const DIFFERENCES = [
  'vanished',
  'gone-by-plan',
  'added',
  'removed',
  'verdict',
  'supplier',
  'placement',
  'function',
  'moved',
  'country',
  'missing',
  'back',
] as const;
export const differenceKindSchema = z.enum(DIFFERENCES);
export type DifferenceKind = z.infer<typeof differenceKindSchema>;

/** What an audit says of one item. */
const itemStateSchema = z.strictObject({
  supplierName: z.string().nullable(),
  placement: placementSchema,
  function: functionSchema.nullable(),
  country: z.string().nullable(),
  site: z.string().nullable(),
  /** `null` for an item that is out of scope. */
  verdict: verdictSchema.nullable(),
  /** True where the last file of its source no longer named it. */
  isMissing: z.boolean(),
  /** What the removal plan says of it; `null` where it is not planned. */
  removal: removalStatusSchema.nullable(),
});
export type ItemState = z.infer<typeof itemStateSchema>;

export const itemDifferenceSchema = z.strictObject({
  key: z.string(),
  /** Asset id, serial number or host name, where the audit kept it. */
  label: z.string().nullable(),
  model: z.string().nullable(),
  kinds: z.array(differenceKindSchema).min(1),
  /** `null` where the item was not there. */
  before: itemStateSchema.nullable(),
  after: itemStateSchema.nullable(),
});
export type ItemDifference = z.infer<typeof itemDifferenceSchema>;

/** What one side of a comparison counts; items that are out of scope are among `items` alone. */
const comparedCountsSchema = itemCountsSchema
  .pick({ inScope: true, flagged: true, undetermined: true })
  .extend({ items: count });

/** What became of the items between two audits. */
export const auditComparisonSchema = z.strictObject({
  before: comparedCountsSchema,
  after: comparedCountsSchema,
  /** Items that stand in both and differ in none of these; what the removal plan says is none. */
  same: count,
  counts: z.record(differenceKindSchema, count),
  /** Items that stand in both, by how their verdict changed; `null` is out of scope. */
  verdicts: z.array(
    z.strictObject({
      from: verdictSchema.nullable(),
      to: verdictSchema.nullable(),
      items: count,
    }),
  ),
});
export type AuditComparison = z.infer<typeof auditComparisonSchema>;

const sides = { before: auditSideSchema, after: auditSideSchema };

/** Closed audits and what changed between them. One that is not there fails with `not-found`. */
export const auditMethods = {
  /** The latest first. */
  'audits.list': method({ input: nothing, output: z.array(auditRecordSchema) }),
  /** The figures as they were when the audit was closed. */
  'audits.figures': method({ input: z.strictObject({ id }), output: auditFiguresSchema }),
  /** Freezes the figures of the workspace's own date and policies. */
  'audits.close': method({ input: newAuditSchema, output: auditRecordSchema }),
  /** Ends the closing that runs; nothing of it is kept. */
  'audits.cancelClose': method({ input: nothing, output: nothing }),
  /** Says that an audit does not count. It stays where it is, with the reason. */
  'audits.withdraw': method({
    input: z.strictObject({ id, because: text.min(1) }),
    output: auditRecordSchema,
  }),
  /**
   * Compares two audits; of items that differ in an asked way, the first `limit` by key. Progress arrives
   * as `audits.compareProgress` events; comparing two others ends it, and it fails with `cancelled`.
   */
  'audits.compare': method({
    input: z.strictObject({
      ...sides,
      kinds: z.array(differenceKindSchema),
      limit: z.int().min(0).max(MAX_DIFFERENCES),
    }),
    output: z.strictObject({
      comparison: auditComparisonSchema,
      rows: z.array(itemDifferenceSchema),
    }),
  }),
  /** Ends the comparison that runs. */
  'audits.cancelCompare': method({ input: nothing, output: nothing }),
  /** Writes every item that differs as CSV. */
  'audits.exportComparison': method({
    input: z.strictObject({ ...sides, token: z.uuid() }),
    output: z.strictObject({ rows: count }),
  }),
};
