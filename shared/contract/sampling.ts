import { z } from 'zod';
import { itemFilterSchema } from '../domain/filter.ts';
import { functionSchema, itemFieldSchema, placementSchema, statusSchema } from '../domain/item.ts';
import { confidenceSchema } from '../domain/sampling/confidence.ts';
import { foundSchema, sampleResultSchema, tallySchema } from '../domain/sampling/results.ts';
import { MAX_SAMPLE } from '../domain/sampling/sample-size.ts';
import { method } from '../rpc/contract.ts';

const nothing = z.strictObject({});
const id = z.int();
const count = z.int().min(0);
const text = z.string().nullable();

/** Rows of a sample that are read at once. */
export const SAMPLE_PAGE_ROWS = 100;

/** Which items a sample is drawn from, and how. */
export const newSampleSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  filter: itemFilterSchema,
  /** What chance is made from: the same seed draws the same items of the same register. */
  seed: z.string().trim().min(1).max(200),
  /** How sure the interval of the error rate is to be. */
  confidence: confidenceSchema,
  /** So many items, or as many as keep the error rate within a margin (0 to 1) either way. */
  size: z.union([
    z.strictObject({ items: z.int().min(1).max(MAX_SAMPLE) }),
    z.strictObject({ margin: z.number().min(0.005).max(0.5) }),
  ]),
  /** Shares the sample out among sites in proportion to their items. */
  isBySite: z.boolean(),
});
export type NewSample = z.infer<typeof newSampleSchema>;

export const sampleSchema = z.strictObject({
  id,
  name: z.string(),
  drawnAt: z.string(),
  drawnBy: text,
  seed: z.string(),
  /** The items that it was drawn from, in words; '' for every item. */
  scope: z.string(),
  population: count,
  size: count,
  isBySite: z.boolean(),
  confidence: confidenceSchema,
  /** The margin that the size was computed from; `null` where the size was given. */
  margin: z.number().nullable(),
  /** Why it does not count any more; `null` where it does. */
  withdrawnBecause: text,
  tally: tallySchema,
  /** By which fields items differ, the most frequent first. */
  byField: z.array(z.strictObject({ field: itemFieldSchema, items: count })),
});
export type Sample = z.infer<typeof sampleSchema>;

/** What the register said of an item when it was drawn. */
export const recordedSchema = z.strictObject({
  assetId: text,
  serialNumber: text,
  hostname: text,
  manufacturer: text,
  supplierName: text,
  model: text,
  partNumber: text,
  function: functionSchema.nullable(),
  placement: placementSchema,
  siteName: text,
  country: text,
  status: statusSchema.nullable(),
  quantity: z.number().nullable(),
});
export type Recorded = z.infer<typeof recordedSchema>;

export const sampleRowSchema = z.strictObject({
  /** Number of the item in the sample, from 1. */
  position: z.int(),
  /** The item as the inventory has it; `null` where it is not there any more. */
  itemId: z.int().nullable(),
  /** The code of its site, or its name; `null` where it names none. */
  site: text,
  recorded: recordedSchema,
  /** `null` until somebody looked at it. */
  result: sampleResultSchema.nullable(),
  field: itemFieldSchema.nullable(),
  remark: z.string(),
  checkedAt: text,
  checkedBy: text,
});
export type SampleRow = z.infer<typeof sampleRowSchema>;

/** Samples for looking at equipment on its site. One that is not there fails with `not-found`. */
export const samplingMethods = {
  /** The latest first. */
  'samples.list': method({ input: nothing, output: z.array(sampleSchema) }),
  /**
   * Draws a sample; progress arrives as `items.changeProgress` events and `items.cancelChange` ends it.
   * Fails with `invalid-input` where no item is in the selection, or too many would have to be drawn.
   */
  'samples.draw': method({ input: newSampleSchema, output: sampleSchema }),
  /** Sites of a sample in the order of its rows. */
  'samples.sites': method({
    input: z.strictObject({ id }),
    output: z.array(z.strictObject({ site: text, items: count, open: count })),
  }),
  /** Rows in their order; of one site where it is given. */
  'samples.rows': method({
    input: z.strictObject({
      id,
      site: text.optional(),
      start: count,
      count: z.int().min(1).max(500),
    }),
    output: z.strictObject({ total: count, rows: z.array(sampleRowSchema) }),
  }),
  /** Enters what was found, or takes it out where it is `null`. */
  'samples.record': method({
    input: z.strictObject({ id, position: z.int(), found: foundSchema.nullable() }),
    /** `null` where it stood there already. */
    output: z.strictObject({ changeId: z.int().nullable() }),
  }),
  /** Says that a sample does not count. It stays in the list, with the reason. */
  'samples.withdraw': method({
    input: z.strictObject({ id, because: z.string().trim().min(1).max(1000) }),
    output: z.strictObject({ changeId: z.int() }),
  }),
  /** Writes the tick sheet of every site, with what was entered, as CSV. */
  'samples.export': method({
    input: z.strictObject({ id, token: z.uuid() }),
    output: z.strictObject({ rows: count }),
  }),
};
