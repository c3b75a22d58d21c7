import { z } from 'zod';
import { viewDefinitionSchema } from '../domain/saved-view.ts';
import { method } from '../rpc/contract.ts';

const nothing = z.strictObject({});
const id = z.int();
const name = z.string().trim().min(1).max(100);

const savedViewSchema = z.strictObject({
  id,
  name: z.string(),
  view: viewDefinitionSchema,
  /** The inventory begins with it; at most one does. */
  isStart: z.boolean(),
  /** One sentence on what the view names and the workspace does not have any more, or `null`. */
  note: z.string().nullable(),
});
export type SavedView = z.infer<typeof savedViewSchema>;

/** Views of the inventory that the workspace keeps. A taken name fails with `conflict`. */
export const viewMethods = {
  /** In the order of their names. */
  'views.list': method({ input: nothing, output: z.array(savedViewSchema) }),
  'views.save': method({
    input: z.strictObject({ name, view: viewDefinitionSchema }),
    output: z.strictObject({ id }),
  }),
  /** Puts what is shown now in the place of what the view was. */
  'views.update': method({
    input: z.strictObject({ id, view: viewDefinitionSchema }),
    output: nothing,
  }),
  'views.rename': method({ input: z.strictObject({ id, name }), output: nothing }),
  /** Says with which view the inventory begins; `null` for none. */
  'views.setStart': method({ input: z.strictObject({ id: id.nullable() }), output: nothing }),
  /** Removes a view, which `views.restore` brings back until the workspace is closed. */
  'views.remove': method({ input: z.strictObject({ id }), output: nothing }),
  'views.restore': method({ input: z.strictObject({ id }), output: nothing }),
};
