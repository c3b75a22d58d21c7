import { z } from 'zod';
import { isoDateSchema } from './date.ts';
import {
  functionSchema,
  generationSchema,
  placementSchema,
  statusSchema,
  tagOriginSchema,
} from './item.ts';
import { missingItemFactSchema } from './missing-item-fact.ts';
import { removalPaceSchema, removalStatusSchema } from './removal.ts';
import { siteKindSchema } from './site-kind.ts';
import { verdictSchema } from './verdict.ts';

/** Items that a filter may name one by one; a longer list is cut. */
export const MAX_NAMED_ITEMS = 5000;

/** Facts that items themselves lack. */
const lackedFactSchema = missingItemFactSchema.exclude([
  'headquarters',
  'territory',
  'suppliersAround',
]);
export type LackedFact = z.infer<typeof lackedFactSchema>;

/** Choices from lists of values: fields are joined by AND, the values within one by OR. */
const choicesSchema = z.strictObject({
  verdicts: z.array(verdictSchema).max(10).optional(),
  /** Supplier ids; `null` stands for items whose supplier is unresolved. */
  suppliers: z.array(z.string().max(80).nullable()).max(1000).optional(),
  placements: z.array(placementSchema).max(3).optional(),
  functions: z.array(functionSchema.nullable()).max(20).optional(),
  countries: z.array(z.string().max(2).nullable()).max(300).optional(),
  /** Sites by their code, or by their name where they have no code. */
  sites: z.array(z.string().nullable()).max(2000).optional(),
  /** Regions, whatever their case; `null` for items without one. */
  regions: z.array(z.string().nullable()).max(2000).optional(),
  generations: z.array(generationSchema.nullable()).max(5).optional(),
  statuses: z.array(statusSchema.nullable()).max(10).optional(),
  /** Who set the placement: file, rule or person; `null` where nobody did. */
  origins: z.array(tagOriginSchema.nullable()).max(4).optional(),
  manufacturerIds: z.array(z.int()).max(1000).optional(),
  /** What items say of their maker themselves, such as `oid:2011`. */
  evidence: z.array(z.string().max(100)).max(1000).optional(),
  models: z.array(z.string().nullable()).max(2000).optional(),
  /** Shapes of host names, such as `ber-agg-#`; see `hostPattern`. `null` for items without one. */
  hostPatterns: z.array(z.string().nullable()).max(500).optional(),
  /** What kind of place the site's words name; `null` where they name none. */
  siteKinds: z.array(siteKindSchema.nullable()).max(20).optional(),
  /** Imports that last wrote the item. */
  importIds: z.array(z.int()).max(1000).optional(),
  /** Rules that flag items and from which these are not excepted, as `policy/rule`. */
  flaggedBy: z.array(z.string().max(250)).max(1000).optional(),
  /** Facts that items lack; any of them. */
  lacks: z.array(lackedFactSchema).max(10).optional(),
  /** Rules that are undetermined for items, as `policy/rule`. */
  undeterminedBy: z.array(z.string().max(250)).max(1000).optional(),
  /** How far their removal is; `null` for items that are not on the plan. */
  removals: z.array(removalStatusSchema.nullable()).max(10).optional(),
  /** Where their removal stands against their nearest deadline. */
  removalPaces: z.array(removalPaceSchema).max(10).optional(),
  /** In which currency the plan says what their removal costs; `null` where it does not. */
  removalCurrencies: z.array(z.string().max(10).nullable()).max(200).optional(),
});
export type FilterChoices = z.infer<typeof choicesSchema>;

/** From and until, both included, either may be open; an item without the fact is in no range. */
const daysSchema = z.strictObject({
  from: isoDateSchema.optional(),
  until: isoDateSchema.optional(),
});
const numbersSchema = z.strictObject({ from: z.number().optional(), until: z.number().optional() });

/**
 * Which items: everything given must hold; an absent field or an empty list does not filter. The
 * same object serves the grid, bulk changes, exports, reports and the command line.
 */
export const itemFilterSchema = choicesSchema.extend({
  isFlagged: z.boolean().optional(),
  /** True for items that a snapshot of their source did not name any more; false for the others. */
  isMissing: z.boolean().optional(),
  /** True for items that a rule sets a last day for; false for the others. */
  hasDeadline: z.boolean().optional(),
  /** Choices of which none may hold: an item with any of these values is left out. */
  not: choicesSchema.optional(),
  installedOn: daysSchema.optional(),
  deadline: daysSchema.optional(),
  /** When the removal plan has them go. */
  removalDue: daysSchema.optional(),
  quantity: numbersSchema.optional(),
  unitCost: numbersSchema.optional(),
  /** Items that something else has chosen, such as the ones to replace under a cap. */
  itemIds: z.array(z.int()).max(MAX_NAMED_ITEMS).optional(),
  /** One item, for what is done from its card. */
  itemId: z.int().optional(),
  /** Items left out one by one, from what is otherwise chosen by the filter. */
  exceptItemIds: z.array(z.int()).max(MAX_NAMED_ITEMS).optional(),
  /** Text found anywhere in an item, unmapped columns included, case ignored. */
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
const itemSortSchema = z.strictObject({
  field: z.enum(SORT_FIELDS),
  direction: z.enum(['asc', 'desc']),
});
export type ItemSort = z.infer<typeof itemSortSchema>;

/** Fields that later ones break the ties of; the id breaks what is left. */
export const itemOrderSchema = z.array(itemSortSchema).min(1).max(4);
