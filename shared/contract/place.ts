import { z } from 'zod';
import { itemFilterSchema, itemOrderSchema } from '../domain/filter.ts';

/** Where the operator is in a workspace, for a window that has to be opened anew. */
export const placeSchema = z.strictObject({
  screen: z.string().max(40),
  filter: itemFilterSchema,
  order: itemOrderSchema,
  selectedId: z.int().nullable(),
  isPanelOpen: z.boolean(),
});
export type Place = z.infer<typeof placeSchema>;

/** How opening a workspace ended that the operator was not asked about. */
export const openedSchema = z.strictObject({ status: z.literal('opened'), name: z.string() });
