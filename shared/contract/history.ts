import { z } from 'zod';
import { verdictCountsSchema } from './policies.ts';

const count = z.int().min(0);

/** One change of a workspace. */
export const changeSchema = z.strictObject({
  id: z.int(),
  at: z.string(),
  kind: z.enum(['import', 'tag', 'vendor', 'policy', 'settings', 'undo']),
  text: z.string(),
  reason: z.string().nullable(),
  /** The account of the computer under which it was made, where that was noted. */
  who: z.string().nullable(),
  items: count,
  canUndo: z.boolean(),
  isUndone: z.boolean(),
  /** The import that the change is, or `null`. */
  importId: z.int().nullable(),
  /** Items by what counts before and after a change of policies; `null` for any other. */
  counts: z.strictObject({ before: verdictCountsSchema, after: verdictCountsSchema }).nullable(),
});
export type Change = z.infer<typeof changeSchema>;

/** What the keys of undo and redo do next. */
export const historyStepsSchema = z.strictObject({
  undo: z.strictObject({ id: z.int(), text: z.string() }).nullable(),
  redo: z.string().nullable(),
});
