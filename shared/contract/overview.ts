import { z } from 'zod';
import { isoDateSchema } from '../domain/date.ts';
import { itemFilterSchema } from '../domain/filter.ts';
import { placementSchema } from '../domain/item.ts';
import { capGroupSchema, capMeasureSchema } from '../domain/policy.ts';
import { summarySchema } from '../domain/summary.ts';
import { method } from '../rpc/contract.ts';
import { verdictCountsSchema } from './policies.ts';

const nothing = z.strictObject({});
const count = z.int().min(0);
const amount = z.number().min(0);

/** Sites that one place of the map may name; of more it says only how many. */
export const MAX_SITES_OF_PLACE = 2000;

/** A part of the world in degrees; `west` is never greater than `east`. */
export const mapViewSchema = z.strictObject({
  west: z.number().min(-180).max(180),
  south: z.number().min(-90).max(90),
  east: z.number().min(-180).max(180),
  north: z.number().min(-90).max(90),
});
export type MapView = z.infer<typeof mapViewSchema>;

/** The suppliers with the most flagged items, and all others in one row. */
const supplierBarsSchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      /** `null` for the row of all others, those without a supplier among them. */
      name: z.string().nullable(),
      /** Suppliers with flagged items in the row. */
      suppliers: count,
      byPlacement: z.record(placementSchema, verdictCountsSchema),
      /** Finds the items of the row, decommissioned ones too. */
      filter: itemFilterSchema,
    }),
  ),
});
export type SupplierBar = z.infer<typeof supplierBarsSchema>['rows'][number];

const shareRowSchema = z.strictObject({
  /** A country, function or region; `null` for all items, or for those that lack the fact. */
  value: z.string().nullable(),
  named: amount,
  all: amount,
  /** How many more fit under the cap, or must be replaced; 0 without one. */
  room: count,
  over: count,
  /** Items that `filter` finds; the amount itself where items are what is counted. */
  items: count,
  /** `null` where no filter finds exactly these items. */
  filter: itemFilterSchema.nullable(),
});
export type ShareRow = z.infer<typeof shareRowSchema>;

/** Shares of one kind: flagged items of each country or function, or what a cap counts. */
const shareSetSchema = z.strictObject({
  /** `policy/rule` of the cap, or what the flagged items are counted by. */
  key: z.string(),
  cap: z
    .strictObject({
      policyTitle: z.string(),
      ruleTitle: z.string(),
      /** Greatest permitted share, 0 to 1. */
      share: z.number().min(0).max(1),
      from: isoDateSchema,
      deadline: isoDateSchema,
      undetermined: count,
    })
    .nullable(),
  unit: capMeasureSchema,
  per: capGroupSchema.nullable(),
  rows: z.array(shareRowSchema),
});
export type ShareSet = z.infer<typeof shareSetSchema>;

/** What finds the items of some sites: their codes, or their names; and countries where others have the same. */
const sitesFilterSchema = z.strictObject({
  sites: z.array(z.string()).max(MAX_SITES_OF_PLACE),
  countries: z.array(z.string().nullable()).optional(),
});
export type SitesFilter = z.infer<typeof sitesFilterSchema>;

const placeSchema = verdictCountsSchema.extend({
  /** Mean of the sites' centres, in degrees. */
  latitude: z.number(),
  longitude: z.number(),
  sites: count,
  /** Finds just these sites; `null` where there are too many. */
  filter: sitesFilterSchema.nullable(),
});
export type Place = z.infer<typeof placeSchema>;

const siteMapSchema = z.strictObject({
  /** The part of the world that holds every site with a position; `null` where there is none. */
  extent: mapViewSchema.nullable(),
  /** Sites with a position, in all, and the items in scope at them. */
  placed: verdictCountsSchema.extend({ sites: count }),
  /** Sites none of whose items has a position. */
  unplaced: verdictCountsSchema.extend({ sites: count }),
  /** Items that name no site. */
  siteless: verdictCountsSchema,
  /** What is shown in the view: sites near each other in one, the most flagged items first. */
  places: z.array(placeSchema),
  /** The sites with the most flagged items, wherever they are. */
  top: z.array(
    verdictCountsSchema.extend({
      code: z.string(),
      isPlaced: z.boolean(),
      filter: sitesFilterSchema,
    }),
  ),
});
export type SiteMap = z.infer<typeof siteMapSchema>;

/** Items to remove by the nearest deadline of each; those past it are overdue. */
const burnDownSchema = z.strictObject({
  asOf: isoDateSchema,
  overdue: count,
  /** From the nearest deadline on. */
  steps: z.array(
    z.strictObject({
      deadline: isoDateSchema,
      /** Items whose nearest deadline this is. */
      items: count,
      /** Names of the rules that set it, as `policy: rule`. */
      rules: z.array(z.string()),
    }),
  ),
  /** Items in scope that no deadline is set for, whatever their verdict. */
  others: count,
});
export type BurnDown = z.infer<typeof burnDownSchema>;

/** What counted right after a change; steps of a time before figures were kept are left out. */
const flaggedHistorySchema = z.strictObject({
  steps: z.array(
    verdictCountsSchema.extend({
      changeId: z.int(),
      at: z.string(),
      kind: z.enum(['import', 'tag', 'vendor', 'policy', 'settings', 'undo']),
      text: z.string(),
      /** The date that verdicts were computed for; `null` where it was not noted. */
      asOf: isoDateSchema.nullable(),
    }),
  ),
  /** Changes of which nothing was noted: those of an older program. */
  unknown: count,
});
export type FlaggedHistory = z.infer<typeof flaggedHistorySchema>;

/** How many items in scope have a fact, by what their verdict is. */
const evidenceBarsSchema = z.strictObject({
  facts: z.array(
    z.strictObject({
      fact: summarySchema.shape.completeness.element.shape.fact,
      known: verdictCountsSchema,
      missing: verdictCountsSchema,
    }),
  ),
});
export type EvidenceBar = z.infer<typeof evidenceBarsSchema>['facts'][number];

/** What the pictures of the overview show, on the workspace's own date. */
export const overviewMethods = {
  'overview.suppliers': method({ input: nothing, output: supplierBarsSchema }),
  'overview.shares': method({ input: nothing, output: z.array(shareSetSchema) }),
  /** Where flagged items stand in a part of the world; `null` for the part that holds all sites. */
  'overview.sites': method({
    input: z.strictObject({ view: mapViewSchema.nullable() }),
    output: siteMapSchema,
  }),
  'overview.deadlines': method({ input: nothing, output: burnDownSchema }),
  'overview.history': method({ input: nothing, output: flaggedHistorySchema }),
  'overview.evidence': method({ input: nothing, output: evidenceBarsSchema }),
} as const;
