import { z } from 'zod';

const count = z.int().min(0);

/** Conflicts that a preview lists; their total is counted in full. */
export const UNDO_CONFLICTS_LISTED = 200;

/** What undoing one import would do, and what was done later to the items that it touches. */
export const undoPreviewSchema = z.strictObject({
  /** Items that the import added and that go. */
  removes: count,
  /** Items that get back values which the import changed. */
  restores: count,
  /** Items that are missing from their source no more. */
  finds: count,
  conflicts: z.strictObject({
    total: count,
    /** The first of them: what stays, then what goes although something was done later. */
    rows: z
      .array(z.strictObject({ itemId: z.int(), item: z.string(), text: z.string() }))
      .max(UNDO_CONFLICTS_LISTED),
  }),
  /** True where it is undone already; there is then nothing to do. */
  isUndone: z.boolean(),
});
export type UndoPreview = z.infer<typeof undoPreviewSchema>;

export const undoResultSchema = z.strictObject({
  removed: count,
  restored: count,
  /** Items that are missing from their source no more. */
  found: count,
  /** Items that stay, or keep values, because of what was done later. */
  kept: count,
  /** The undo's entry in the history. */
  changeId: z.int(),
});
export type UndoResult = z.infer<typeof undoResultSchema>;
