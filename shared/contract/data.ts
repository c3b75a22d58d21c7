import { backupMethods } from './backups.ts';
import { bundleMethods } from './bundle.ts';
import { z } from 'zod';
import { isoDateSchema } from '../domain/date.ts';
import { itemFilterSchema, itemOrderSchema } from '../domain/filter.ts';
import { auditMethods } from './audits.ts';
import { evidenceMethods } from './evidence.ts';
import { exportMethods } from './exports.ts';
import { facetMethods } from './facets.ts';
import { changeSchema, historyStepsSchema } from './history.ts';
import { itemChangeMethods } from './item-changes.ts';
import { registryDifferenceSchema } from './registry.ts';
import { summarySchema } from '../domain/summary.ts';
import { method, type Contract } from '../rpc/contract.ts';
import {
  importPlanSchema,
  importResultSchema,
  inspectionSchema,
  readingSchema,
  rejectSchema,
} from './import.ts';
import { itemCardSchema, itemMatchesSchema, itemRowSchema, tagSetSchema } from './items.ts';
import { searchStateSchema } from './search-state.ts';
import { overviewMethods } from './overview.ts';
import { policyMethods } from './policy-methods.ts';
import { policyPackMethods } from './policy-packs.ts';
import { placementQueueMethod } from './placement.ts';
import { previewRowsMethod } from './preview.ts';
import { summaryDocumentMethods } from './summary-document.ts';
import { removalMethods } from './removal.ts';
import { undoPreviewSchema, undoResultSchema } from './undo-import.ts';
import { samplingMethods } from './sampling.ts';
import { tagRulesMethods } from './tag-rules.ts';
import {
  nameClusterSchema,
  namesApartSchema,
  supplierOptionSchema,
  unresolvedNameSchema,
  vendorSchema,
} from './vendors.ts';
import { viewMethods } from './views.ts';
import { workspaceInfoSchema } from './workspace.ts';

const nothing = z.strictObject({});
const count = z.int().min(0);
const tokenSchema = z.uuid();
const reasonSchema = z.string().trim().min(1).max(1000);

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
  /** Gives a supplier a name, or says that a name is not its. */
  'vendors.teach': method({
    input: z.strictObject({
      supplierId: z.string().max(80),
      /** A maker's text of a file may be long. */
      name: z.string().trim().min(1).max(2000),
      says: z.enum(['alias', 'not']),
      reason: reasonSchema.optional(),
    }),
    output: z.strictObject({ changed: count, changeId: z.int() }),
  }),
  'vendors.forget': method({
    input: z.strictObject({ nameId: z.int(), reason: reasonSchema.optional() }),
    output: z.strictObject({ changed: count, changeId: z.int() }),
  }),
  ...evidenceMethods,
  /**
   * Groups all unresolved names that are likely one company, those on most items first. A newer
   * call ends an older one, which fails with `cancelled`.
   */
  'vendors.clusters': method({ input: nothing, output: z.array(nameClusterSchema) }),
  'vendors.cancelClusters': method({ input: nothing, output: nothing }),
  /** Says that names are different companies; fails with `invalid-input` or `conflict`. */
  'vendors.keepApart': method({
    input: namesApartSchema,
    output: z.strictObject({ pairs: count, changeId: z.int() }),
  }),
  'suppliers.list': method({ input: nothing, output: z.array(supplierOptionSchema) }),
  /** What the program's registry would change where the workspace has an older one, else `null`. */
  'registry.difference': method({ input: nothing, output: registryDifferenceSchema.nullable() }),
  'registry.take': method({
    input: nothing,
    output: z.strictObject({ changed: count, changeId: z.int() }),
  }),
  /** Gives one of the operator's own suppliers another name. */
  'suppliers.rename': method({
    input: z.strictObject({
      supplierId: z.string().max(80),
      name: z.string().trim().min(1).max(120),
      reason: reasonSchema.optional(),
    }),
    output: z.strictObject({ changed: count, changeId: z.int() }),
  }),
  /** Makes one of the operator's own suppliers the same as another. */
  'suppliers.merge': method({
    input: z.strictObject({
      supplierId: z.string().max(80),
      intoId: z.string().max(80),
      reason: reasonSchema.optional(),
    }),
    output: z.strictObject({ changed: count, changeId: z.int() }),
  }),
  /** Says who owns a supplier between two days, or takes that back. */
  'suppliers.setOwner': method({
    input: z.strictObject({
      supplierId: z.string().max(80),
      ownerId: z.string().max(80),
      from: isoDateSchema.nullable(),
      until: isoDateSchema.nullable(),
      note: z.string().trim().max(1000).nullable(),
      isForgotten: z.boolean(),
      reason: reasonSchema.optional(),
    }),
    output: z.strictObject({ changed: count, changeId: z.int() }),
  }),
  /** Writes what the operator knows of suppliers and names as JSON. */
  'suppliers.export': method({
    input: z.strictObject({ token: tokenSchema }),
    output: z.strictObject({ suppliers: count, names: count, settled: count }),
  }),
  /** Takes such a list; what contradicts the workspace is left out and said. */
  'suppliers.import': method({
    input: z.strictObject({ token: tokenSchema }),
    output: z.strictObject({
      changed: count,
      changeId: z.int().nullable(),
      added: count,
      known: count,
      leftOut: z.array(z.string()),
    }),
  }),

  ...policyMethods,
  ...policyPackMethods,

  'items.openView': method({
    input: z.strictObject({ filter: itemFilterSchema, order: itemOrderSchema }),
    output: z.strictObject({
      viewId: z.int(),
      total: count,
      all: count,
      /** The first `VIEW_PAGE_ROWS` rows, which whoever opens a list shows next. */
      firstRows: z.array(itemRowSchema),
    }),
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
  /** Where a search found items, of the fields that rows do not have. */
  'items.matches': method({
    input: z.strictObject({ ids: z.array(z.int()).max(1000), search: z.string().max(200) }),
    output: z.array(itemMatchesSchema),
  }),
  'items.searchState': method({ input: z.strictObject({}), output: searchStateSchema }),
  'items.count': method({
    input: z.strictObject({ filter: itemFilterSchema }),
    output: z.strictObject({ items: count }),
  }),
  ...facetMethods,
  'items.tag': method({
    input: z.strictObject({ filter: itemFilterSchema, set: tagSetSchema, reason: reasonSchema }),
    output: z.strictObject({ changed: count, changeId: z.int().nullable() }),
  }),
  ...exportMethods,
  ...auditMethods,
  ...bundleMethods,
  ...viewMethods,
  ...removalMethods,
  ...itemChangeMethods,

  ...tagRulesMethods,
  'placement.queue': placementQueueMethod,

  'history.list': method({ input: nothing, output: z.array(changeSchema) }),
  /** What undo and redo would do next, in the words of the history. */
  'history.steps': method({ input: nothing, output: historyStepsSchema }),
  'history.undo': method({
    input: z.strictObject({ changeId: z.int() }),
    output: z.strictObject({ changed: count }),
  }),
  /** Does again what was undone last; fails with `not-found` where something was changed since. */
  'history.redo': method({
    input: nothing,
    output: z.strictObject({ text: z.string(), changed: count }),
  }),

  ...backupMethods,
  ...samplingMethods,
  ...overviewMethods,
  'summary.get': method({
    input: z.strictObject({
      asOf: isoDateSchema.optional(),
      policyIds: z.array(z.string().max(60)).max(100).optional(),
    }),
    output: summarySchema,
  }),
  ...summaryDocumentMethods,
} satisfies Contract;
export type DataContract = typeof dataContract;
