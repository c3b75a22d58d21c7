import { z } from 'zod';
import { certaintySchema } from '../domain/certainty.ts';
import { isoDateSchema } from '../domain/date.ts';
import {
  functionSchema,
  itemFieldSchema,
  placementSchema,
  statusSchema,
  tagOriginSchema,
} from '../domain/item.ts';
import { citationSchema } from '../domain/policy.ts';
import { resolutionStepSchema } from '../domain/supplier.ts';
import { verdictSchema } from '../domain/verdict.ts';
import { missingSinceSchema } from './import.ts';
import { evidenceSignSchema } from './evidence.ts';
import { findingReasonSchema } from './finding-reason.ts';

export const itemRowSchema = z.strictObject({
  id: z.int(),
  /** `null` where the item is out of scope (decommissioned). */
  verdict: verdictSchema.nullable(),
  deadline: isoDateSchema.nullable(),
  hostname: z.string().nullable(),
  serialNumber: z.string().nullable(),
  assetId: z.string().nullable(),
  manufacturer: z.string().nullable(),
  supplierId: z.string().nullable(),
  supplierName: z.string().nullable(),
  model: z.string().nullable(),
  partNumber: z.string().nullable(),
  function: functionSchema.nullable(),
  placement: placementSchema,
  placementBy: tagOriginSchema.nullable(),
  generation: z.string().nullable(),
  site: z.string().nullable(),
  country: z.string().nullable(),
  status: statusSchema.nullable(),
  installedOn: isoDateSchema.nullable(),
  quantity: z.number().nullable(),
});
export type ItemRow = z.infer<typeof itemRowSchema>;

/** Rows of a list that are read at once. */
export const VIEW_PAGE_ROWS = 100;

/** How a tag came about, in words the panel shows. */
const tagEvidenceSchema = z.strictObject({
  value: z.string().nullable(),
  by: tagOriginSchema.nullable(),
  /** The rule in words, or the reason that a person gave. */
  evidence: z.string().nullable(),
  /** When it was set, as an ISO date and time; a rule's tag as of the row's latest import. */
  at: z.string().nullable(),
  /** Who set it: the account of the computer, `null` for a rule or where nobody noted it. */
  who: z.string().nullable(),
});

/** Where the value of a field comes from. */
const fieldOriginSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('file'),
    fileName: z.string(),
    /** Data row of the file, from 1. */
    row: z.int(),
    /** The column's heading; `null` where it is a value for rows without one. */
    heading: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('person'),
    at: z.string(),
    who: z.string().nullable(),
    reason: z.string().nullable(),
  }),
]);
export type FieldOrigin = z.infer<typeof fieldOriginSchema>;

/** One change of an item that counts: what it set, and what stood there before. */
const itemChangeSchema = z.strictObject({
  changeId: z.int(),
  at: z.string(),
  who: z.string().nullable(),
  kind: z.enum(['import', 'tag']),
  text: z.string(),
  reason: z.string().nullable(),
  values: z.array(
    z.strictObject({
      /** A field, `supplier`, or the heading of a column of its own. */
      name: z.string(),
      isHeading: z.boolean(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});
export type ItemChange = z.infer<typeof itemChangeSchema>;

export const itemCardSchema = z.strictObject({
  row: itemRowSchema,
  /** Every canonical field with the text that stands for it now. */
  fields: z.array(
    z.strictObject({
      field: itemFieldSchema,
      value: z.string().nullable(),
      /** `null` where there is no value. */
      origin: fieldOriginSchema.nullable(),
    }),
  ),
  /** What changed of the item since it was added, the latest first. */
  history: z.array(itemChangeSchema),
  /** Unmapped columns of the source files, kept as read. */
  extra: z.array(z.strictObject({ heading: z.string(), value: z.string() })),
  source: z.strictObject({
    fileName: z.string(),
    sha256: z.string(),
    importedAt: z.string(),
    importedBy: z.string().nullable(),
    /** Line of the file on which the row starts, from 1. */
    line: z.int(),
    /** Data row of the file, from 1. */
    row: z.int(),
  }),
  /** `null` unless a snapshot of its source did not name the item any more. */
  missingSince: missingSinceSchema.nullable(),
  vendor: z.strictObject({
    manufacturer: z.string().nullable(),
    supplierId: z.string().nullable(),
    supplierName: z.string().nullable(),
    /** The name or alias that matched, where one did. */
    matchedName: z.string().nullable(),
    by: tagOriginSchema.nullable(),
    step: resolutionStepSchema.nullable(),
    evidence: z.string().nullable(),
    at: z.string().nullable(),
    who: z.string().nullable(),
    /** What the item says of its maker itself. */
    sign: evidenceSignSchema.nullable(),
    /** True where that is another than the vendor, and neither belongs to the other. */
    isContradicted: z.boolean(),
    groups: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  }),
  placement: tagEvidenceSchema,
  function: tagEvidenceSchema,
  generation: tagEvidenceSchema,
  findings: z.array(
    z.strictObject({
      policyId: z.string(),
      policyTitle: z.string(),
      policyVersion: z.string(),
      ruleId: z.string(),
      ruleTitle: z.string(),
      verdict: verdictSchema,
      deadline: isoDateSchema.nullable(),
      certainty: certaintySchema,
      citation: citationSchema,
      isKeyAsset: z.boolean(),
      note: z.string().nullable(),
      reason: findingReasonSchema,
    }),
  ),
});
export type ItemCard = z.infer<typeof itemCardSchema>;

/** A tag that is set on items. */
export const tagSetSchema = z.union([
  z.strictObject({ placement: placementSchema }),
  z.strictObject({ supplierId: z.string().max(80) }),
  z.strictObject({ function: functionSchema }),
]);
export type TagSet = z.infer<typeof tagSetSchema>;

/** Fields of one item that hold words of a search; an unmapped column has a heading only. */
export const itemMatchesSchema = z.strictObject({
  id: z.int(),
  matches: z.array(
    z.strictObject({
      field: itemFieldSchema.nullable(),
      heading: z.string(),
      text: z.string(),
    }),
  ),
});
export type ItemMatches = z.infer<typeof itemMatchesSchema>;
