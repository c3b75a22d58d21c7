import { z } from 'zod';
import { itemFilterSchema } from '../domain/filter.ts';
import { editableFieldSchema } from '../domain/item.ts';
import { method } from '../rpc/contract.ts';
import { tagSetSchema } from './items.ts';
import { verdictCountsSchema } from './policies.ts';

const count = z.int().min(0);

/** Longest text that a person sets a field to, in UTF-16 units. */
export const MAX_EDIT_CHARS = 5000;

/** What is set on items: a tag, or a field as a person writes it; `null` or a blank clears it. */
const itemSetSchema = z.union([
  tagSetSchema,
  z.strictObject({
    field: editableFieldSchema,
    value: z.string().max(MAX_EDIT_CHARS).nullable(),
  }),
]);
export type ItemSet = z.infer<typeof itemSetSchema>;

const effectSchema = z.strictObject({
  /** Items of the filter. */
  items: count,
  /** Those of them that a person had not given the same value before. */
  changed: count,
  /** The items of the whole workspace by what counts. */
  before: verdictCountsSchema,
  after: verdictCountsSchema,
});
/** What setting a value does. */
export type ChangeEffect = z.infer<typeof effectSchema>;

/** Changing many items at once. */
export const itemChangeMethods = {
  /** What `items.change` would do, by doing it and taking it back; a newer question ends it. */
  'items.previewChange': method({
    input: z.strictObject({ filter: itemFilterSchema, set: itemSetSchema }),
    output: effectSchema,
  }),
  /** Sets a value on every item of a filter. */
  'items.change': method({
    input: z.strictObject({
      filter: itemFilterSchema,
      set: itemSetSchema,
      reason: z.string().trim().min(1).max(1000),
    }),
    output: effectSchema.extend({ changeId: z.int().nullable() }),
  }),
  /** Ends a change or its preview, whose call fails with `cancelled`; nothing was changed then. */
  'items.cancelChange': method({ input: z.strictObject({}), output: z.strictObject({}) }),
};
