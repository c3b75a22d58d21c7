import { create } from 'zustand';
import type { ItemFilter } from '#shared/domain/filter';
import type { RemovalEntry } from '#shared/domain/removal';
import { hideUndo } from '../inventory/tagging/show-undo.tsx';

/** Whose removal is planned, and for one item what the plan says of it (`null` for nothing). */
export type RemovalRequest = {
  readonly filter: ItemFilter;
  readonly entry?: RemovalEntry | null;
};

/** What is being planned; `null` where nothing is. */
export const useRemovalDialog = create<{ readonly request: RemovalRequest | null }>()(() => ({
  request: null,
}));

/** Opens the dialog in which the removal of items is planned. */
export function planRemoval(request: RemovalRequest): void {
  // The offer would stand over the buttons of the dialog; the history has it too.
  hideUndo();
  useRemovalDialog.setState({ request });
}

/** Closes the dialog; what was written in it is forgotten. */
export function closeRemovalDialog(): void {
  useRemovalDialog.setState({ request: null });
}
