import { z } from 'zod';
import { itemFilterSchema } from '../domain/filter.ts';
import { removalEntrySchema, removalFiguresSchema, removalSetSchema } from '../domain/removal.ts';
import { method } from '../rpc/contract.ts';

const count = z.int().min(0);

const effectSchema = z.strictObject({
  /** Items of the filter. */
  items: count,
  /** Those of them for which the plan says something else afterwards. */
  changed: count,
});

/** What is planned for an item, and the changes of it that count, the latest first. */
export const itemRemovalSchema = z.strictObject({
  entry: removalEntrySchema.nullable(),
  past: z.array(
    z.strictObject({
      changeId: z.int(),
      at: z.string(),
      who: z.string().nullable(),
      text: z.string(),
      reason: z.string().nullable(),
    }),
  ),
});
export type ItemRemoval = z.infer<typeof itemRemovalSchema>;

/** The plan by which equipment goes. */
export const removalMethods = {
  /** How far it is, on the workspace's own date. */
  'removal.figures': method({ input: z.strictObject({}), output: removalFiguresSchema }),
  'removal.ofItem': method({
    input: z.strictObject({ id: z.int() }),
    output: itemRemovalSchema,
  }),
  /** What `removal.set` would do; changes nothing. */
  'removal.preview': method({
    input: z.strictObject({ filter: itemFilterSchema, set: removalSetSchema }),
    output: effectSchema,
  }),
  /**
   * Sets parts of the plan for every item of a filter. Its progress arrives as `items.changeProgress`,
   * and `items.cancelChange` ends it.
   */
  'removal.set': method({
    input: z.strictObject({
      filter: itemFilterSchema,
      set: removalSetSchema,
      reason: z.string().trim().min(1).max(1000),
    }),
    /** `changeId` is `null` where nothing had to change. */
    output: effectSchema.extend({ changeId: z.int().nullable() }),
  }),
};
