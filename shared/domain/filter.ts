import { z } from 'zod';
import { functionSchema, placementSchema, statusSchema } from './item.ts';
import { missingItemFactSchema } from './missing.ts';
import { siteKindSchema } from './site-kind.ts';
import { verdictSchema } from './verdict.ts';

/** Items that a filter may name one by one; a longer list is cut. */
export const MAX_NAMED_ITEMS = 5000;

/** Facts that items themselves lack. */
const lackedFactSchema = missingItemFactSchema.exclude(['headquarters', 'suppliersAround']);
export type LackedFact = z.infer<typeof lackedFactSchema>;

/**
 * Which items: fields are joined by AND, the values within one by OR; an absent field or an
 * empty list does not filter. The same object serves the grid, bulk tagging, exports and the
 * command line.
 */
export const itemFilterSchema = z.strictObject({
  verdicts: z.array(verdictSchema).max(10).optional(),
  isFlagged: z.boolean().optional(),
  /** Supplier ids; `null` stands for items whose supplier is unresolved. */
  suppliers: z.array(z.string().max(80).nullable()).max(1000).optional(),
  placements: z.array(placementSchema).max(3).optional(),
  functions: z.array(functionSchema.nullable()).max(20).optional(),
  countries: z.array(z.string().max(2).nullable()).max(300).optional(),
  statuses: z.array(statusSchema.nullable()).max(10).optional(),
  manufacturerIds: z.array(z.int()).max(1000).optional(),
  /** What items say of their maker themselves, such as `oid:2011`. */
  evidence: z.array(z.string().max(100)).max(1000).optional(),
  models: z.array(z.string().nullable()).max(2000).optional(),
  /** Shapes of host names, such as `ber-agg-#`; see `hostPattern`. `null` for items without one. */
  hostPatterns: z.array(z.string().nullable()).max(500).optional(),
  /** What kind of place the site's words name; `null` where they name none. */
  siteKinds: z.array(siteKindSchema.nullable()).max(20).optional(),
  /** True for items that a snapshot of their source did not name any more; false for the others. */
  isMissing: z.boolean().optional(),
  importIds: z.array(z.int()).max(1000).optional(),
  /** Rules that flag items and from which these are not excepted, as `policy/rule`. */
  flaggedBy: z.array(z.string().max(250)).max(1000).optional(),
  /** Facts that items lack; all of them. */
  lacks: z.array(lackedFactSchema).max(10).optional(),
  /** Rules that are undetermined for items, as `policy/rule`. */
  undeterminedBy: z.array(z.string().max(250)).max(1000).optional(),
  /** Items that something else has chosen, such as the ones to replace under a cap. */
  itemIds: z.array(z.int()).max(MAX_NAMED_ITEMS).optional(),
  /** One item, for what is done from its card. */
  itemId: z.int().optional(),
  /** Text found anywhere in the identifying fields, case ignored. */
  search: z.string().max(200).optional(),
});
export type ItemFilter = z.infer<typeof itemFilterSchema>;

/** Columns of the inventory that can be sorted by. */
export const SORT_FIELDS = [
  'id',
  'verdict',
  'deadline',
  'hostname',
  'serialNumber',
  'assetId',
  'manufacturer',
  'supplier',
  'model',
  'partNumber',
  'function',
  'placement',
  'generation',
  'site',
  'country',
  'status',
  'installedOn',
  'quantity',
] as const;
export const itemSortSchema = z.strictObject({
  field: z.enum(SORT_FIELDS),
  direction: z.enum(['asc', 'desc']),
});
export type ItemSort = z.infer<typeof itemSortSchema>;
