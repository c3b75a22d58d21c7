import { z } from 'zod';
import { itemFilterSchema, itemOrderSchema } from './filter.ts';

const columnId = z.string().min(1).max(300);
const columnIds = z.array(columnId).max(500);

/** How the columns of a list stand; what names no column of the list is passed over. */
export const viewColumnsSchema = z.strictObject({
  /** From left to right, hidden ones included. */
  order: columnIds,
  hidden: columnIds,
  /** Those that stay in sight at the left while the others scroll. */
  pinned: columnIds,
  /** In pixels. */
  widths: z.record(columnId, z.number().min(1).max(5000)),
});
export type ViewColumns = z.infer<typeof viewColumnsSchema>;

/** How far apart the rows of a list stand. */
export const DENSITIES = ['compact', 'normal', 'comfortable'] as const;
export const densitySchema = z.enum(DENSITIES);

/** What a saved view shows and how: which items, in which order, in which columns. */
export const viewDefinitionSchema = z.strictObject({
  filter: itemFilterSchema,
  order: itemOrderSchema,
  columns: viewColumnsSchema,
  density: densitySchema,
});
export type ViewDefinition = z.infer<typeof viewDefinitionSchema>;

/** The gravest verdict first: what an audit begins with. */
export const DEFAULT_ORDER: ViewDefinition['order'] = [{ field: 'verdict', direction: 'desc' }];
