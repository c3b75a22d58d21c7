import { z } from 'zod';
import { certaintySchema } from '../domain/certainty.ts';
import { isoDateSchema } from '../domain/date.ts';
import { itemFilterSchema, itemSortSchema } from '../domain/filter.ts';
import {
  functionSchema,
  itemFieldSchema,
  placementSchema,
  statusSchema,
  tagOriginSchema,
} from '../domain/item.ts';
import { citationSchema, ruleSchema } from '../domain/policy.ts';
import { summarySchema } from '../domain/summary.ts';
import { verdictSchema } from '../domain/verdict.ts';
import { method, type Contract } from '../rpc/contract.ts';
import {
  importPlanSchema,
  importResultSchema,
  inspectionSchema,
  readingSchema,
  ledgerSchema,
  missingSinceSchema,
  rejectSchema,
} from './import.ts';
import { previewRowsMethod } from './preview.ts';
import { undoPreviewSchema, undoResultSchema } from './undo-import.ts';

const nothing = z.strictObject({});
const count = z.int().min(0);
const tokenSchema = z.uuid();
const reasonSchema = z.string().trim().min(1).max(1000);

export const workspaceInfoSchema = z.strictObject({
  name: z.string(),
  operatorName: z.string(),
  scopeNote: z.string(),
  homeCountry: z.string().nullable(),
  /** The date verdicts are computed for. */
  asOf: isoDateSchema,
  /** True where the operator moved the date away from today. */
  isAsOfFixed: z.boolean(),
  isReadOnly: z.boolean(),
  items: count,
  imports: count,
  unresolvedItems: count,
  untaggedItems: count,
  /** An import that was under way when the program ended; nothing of it was kept. */
  interruptedImport: z.strictObject({ fileName: z.string(), startedAt: z.string() }).nullable(),
});
export type WorkspaceInfo = z.infer<typeof workspaceInfoSchema>;

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

/** How a tag came about, in words the panel shows. */
const tagEvidenceSchema = z.strictObject({
  value: z.string().nullable(),
  by: tagOriginSchema.nullable(),
  /** The rule's id, or the reason that a person gave. */
  evidence: z.string().nullable(),
});

export const itemCardSchema = z.strictObject({
  row: itemRowSchema,
  /** Every canonical field with the text that stands for it now. */
  fields: z.array(z.strictObject({ field: itemFieldSchema, value: z.string().nullable() })),
  /** Unmapped columns of the source files, kept as read. */
  extra: z.array(z.strictObject({ heading: z.string(), value: z.string() })),
  source: z.strictObject({
    fileName: z.string(),
    sha256: z.string(),
    importedAt: z.string(),
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
    evidence: z.string().nullable(),
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
      /** Facts that are missing and would decide an `undetermined` finding. */
      missing: z.array(z.string()),
      /** Share of the supplier against a cap, where the rule is one. */
      share: z.strictObject({ named: count, all: count, cap: z.number() }).nullable(),
    }),
  ),
});
export type ItemCard = z.infer<typeof itemCardSchema>;

const supplierOptionSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  isOwn: z.boolean(),
});

export const vendorSchema = z.strictObject({
  supplierId: z.string(),
  name: z.string(),
  parentName: z.string().nullable(),
  country: z.string().nullable(),
  isOwn: z.boolean(),
  note: z.string().nullable(),
  items: count,
  flagged: count,
  spellings: z.array(
    z.strictObject({
      manufacturerId: z.int(),
      text: z.string(),
      items: count,
      matchedName: z.string().nullable(),
      by: tagOriginSchema,
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
  note: z.string().nullable(),
  models: z.array(z.string()),
});
export type UnresolvedName = z.infer<typeof unresolvedNameSchema>;

export const policyInfoSchema = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  jurisdiction: z.string(),
  asOf: isoDateSchema,
  summary: z.string(),
  isActive: z.boolean(),
  rules: z.array(
    z.strictObject({
      rule: ruleSchema,
      supplierNames: z.array(z.string()),
      /** Items that the rule speaks of on the date; `null` if its pack is inactive. */
      items: count.nullable(),
      /** Those of them for which a fact is missing, so that it may or may not apply. */
      undetermined: count.nullable(),
      isUpcoming: z.boolean(),
    }),
  ),
});
export type PolicyInfo = z.infer<typeof policyInfoSchema>;

const facetSchema = z.strictObject({ value: z.string().nullable(), items: count });

/** What the audit summary prints, beyond the figures. */
export const summaryDocumentSchema = z.strictObject({
  workspace: workspaceInfoSchema,
  createdAt: z.string(),
  appVersion: z.string(),
  summary: summarySchema,
  policies: z.array(policyInfoSchema),
  flaggedBySite: z.array(
    z.strictObject({
      site: z.string().nullable(),
      country: z.string().nullable(),
      supplierName: z.string(),
      placement: placementSchema,
      verdict: verdictSchema,
      model: z.string().nullable(),
      items: count,
    }),
  ),
  /** Lines of `flaggedBySite` left out because there are more than the document holds. */
  flaggedLinesOmitted: count,
  sources: z.array(
    z.strictObject({
      fileName: z.string(),
      sha256: z.string(),
      bytes: count,
      importedAt: z.string(),
      ledger: ledgerSchema,
    }),
  ),
});
export type SummaryDocument = z.infer<typeof summaryDocumentSchema>;

const tagSetSchema = z.union([
  z.strictObject({ placement: placementSchema }),
  z.strictObject({ supplierId: z.string().max(80) }),
  z.strictObject({ function: functionSchema }),
]);
export type TagSet = z.infer<typeof tagSetSchema>;

/** Everything the renderer asks of the data host. */
export const dataContract = {
  'workspace.get': method({ input: nothing, output: workspaceInfoSchema }),
  'workspace.update': method({
    input: z.strictObject({
      operatorName: z.string().max(200).optional(),
      scopeNote: z.string().max(1000).optional(),
      homeCountry: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .nullable()
        .optional(),
      /** `null` follows today. */
      asOf: isoDateSchema.nullable().optional(),
      /** Forgets the interrupted import. */
      dismissInterruption: z.literal(true).optional(),
    }),
    output: workspaceInfoSchema,
  }),

  'import.inspect': method({
    input: readingSchema.extend({ token: tokenSchema }),
    output: inspectionSchema,
  }),
  /** Runs the import, or only what it would do; progress arrives as `import.progress` events. */
  'import.run': method({
    input: z.strictObject({
      token: tokenSchema,
      plan: importPlanSchema,
      isDryRun: z.boolean(),
      /** Hash of the file as it was inspected; another content is refused. */
      sha256: z.string().length(64).optional(),
    }),
    output: importResultSchema,
  }),
  'import.previewRows': previewRowsMethod,
  'import.cancel': method({ input: nothing, output: nothing }),
  'imports.list': method({ input: nothing, output: z.array(importResultSchema) }),
  'imports.readRejects': method({
    input: z.strictObject({
      importId: z.int(),
      start: count,
      count: z.int().min(1).max(500),
    }),
    output: z.array(rejectSchema),
  }),
  'imports.writeRejects': method({
    input: z.strictObject({ importId: z.int(), token: tokenSchema }),
    /** `encoding` is the file's own, or UTF-8 where its own cannot be written. */
    output: z.strictObject({ rows: count, encoding: z.string() }),
  }),
  /** What undoing an import would do; changes nothing. */
  'imports.previewUndo': method({
    input: z.strictObject({ importId: z.int() }),
    output: undoPreviewSchema,
  }),
  /** Undoes an import as a unit; fails with `conflict` where it is undone already. */
  'imports.undo': method({
    input: z.strictObject({ importId: z.int() }),
    output: undoResultSchema,
  }),

  'vendors.list': method({ input: nothing, output: z.array(vendorSchema) }),
  'vendors.listUnresolved': method({ input: nothing, output: z.array(unresolvedNameSchema) }),
  'vendors.assign': method({
    input: z.strictObject({
      manufacturerIds: z.array(z.int()).min(1).max(10_000),
      /** A known supplier, or the name of one that the workspace does not know yet. */
      to: z.union([
        z.strictObject({ supplierId: z.string().max(80) }),
        z.strictObject({ newSupplierName: z.string().trim().min(1).max(120) }),
      ]),
      reason: reasonSchema.optional(),
    }),
    output: z.strictObject({ changed: count, supplierId: z.string(), changeId: z.int() }),
  }),
  'suppliers.list': method({ input: nothing, output: z.array(supplierOptionSchema) }),

  'policies.list': method({ input: nothing, output: z.array(policyInfoSchema) }),
  'policies.setActive': method({
    input: z.strictObject({ id: z.string().max(60), isActive: z.boolean() }),
    output: nothing,
  }),

  'items.openView': method({
    input: z.strictObject({ filter: itemFilterSchema, sort: itemSortSchema }),
    output: z.strictObject({ viewId: z.int(), total: count, all: count }),
  }),
  'items.readRows': method({
    input: z.strictObject({
      viewId: z.int(),
      start: count,
      count: z.int().min(1).max(500),
    }),
    output: z.array(itemRowSchema),
  }),
  'items.get': method({ input: z.strictObject({ id: z.int() }), output: itemCardSchema }),
  'items.count': method({
    input: z.strictObject({ filter: itemFilterSchema }),
    output: z.strictObject({ items: count }),
  }),
  'items.facets': method({
    input: z.strictObject({ filter: itemFilterSchema }),
    output: z.strictObject({
      verdict: z.array(facetSchema),
      supplier: z.array(facetSchema),
      placement: z.array(facetSchema),
      function: z.array(facetSchema),
      country: z.array(facetSchema),
      status: z.array(facetSchema),
    }),
  }),
  'items.tag': method({
    input: z.strictObject({ filter: itemFilterSchema, set: tagSetSchema, reason: reasonSchema }),
    output: z.strictObject({ changed: count, changeId: z.int().nullable() }),
  }),
  /** Writes the filtered items as CSV, formulas escaped. */
  'items.export': method({
    input: z.strictObject({
      filter: itemFilterSchema,
      sort: itemSortSchema,
      token: tokenSchema,
    }),
    output: z.strictObject({ rows: count }),
  }),

  'history.list': method({
    input: nothing,
    output: z.array(
      z.strictObject({
        id: z.int(),
        at: z.string(),
        kind: z.enum(['import', 'tag', 'vendor', 'policy', 'settings', 'undo']),
        text: z.string(),
        reason: z.string().nullable(),
        items: count,
        canUndo: z.boolean(),
        isUndone: z.boolean(),
        /** The import that the change is, or `null`. */
        importId: z.int().nullable(),
      }),
    ),
  }),
  'history.undo': method({
    input: z.strictObject({ changeId: z.int() }),
    output: z.strictObject({ changed: count }),
  }),

  'summary.get': method({
    input: z.strictObject({
      asOf: isoDateSchema.optional(),
      policyIds: z.array(z.string().max(60)).max(100).optional(),
    }),
    output: summarySchema,
  }),
  'summary.document': method({
    input: z.strictObject({
      asOf: isoDateSchema.optional(),
      policyIds: z.array(z.string().max(60)).max(100).optional(),
    }),
    output: summaryDocumentSchema,
  }),
} satisfies Contract;
export type DataContract = typeof dataContract;
