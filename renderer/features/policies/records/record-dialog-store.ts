import { create } from 'zustand';
import type { Listing } from '#shared/domain/listing';
import { hideUndo } from '../../inventory/tagging/show-undo.tsx';
import type { StatementDraft } from './statement-draft.ts';

/** A statement that is being written, or a place on a list. */
export type RecordRequest =
  | {
      readonly kind: 'statement';
      readonly draft: StatementDraft;
      /** The statement that is changed; `null` for a new one. */
      readonly replacing: number | null;
      /** Parts of the filter it began with that it cannot say, in words. */
      readonly leftOut: readonly string[];
    }
  | {
      readonly kind: 'listing';
      /** What is known of it so far; the supplier is fixed where it is listed already. */
      readonly listing: Partial<Listing>;
      readonly isListed: boolean;
    };

/** What is being written; `null` where nothing is. */
export const useRecordDialog = create<{ readonly request: RecordRequest | null }>()(() => ({
  request: null,
}));

function open(request: RecordRequest): void {
  // The offer would stand over the buttons of the dialog; the history has it too.
  hideUndo();
  useRecordDialog.setState({ request });
}

/** Opens the dialog for a statement, a new one or one that is there. */
export function writeStatement(
  draft: StatementDraft,
  replacing: number | null = null,
  leftOut: readonly string[] = [],
): void {
  open({ kind: 'statement', draft, replacing, leftOut });
}

/** Opens the dialog for a place on a policy's list. */
export function writeListing(listing: Partial<Listing>, isListed = false): void {
  open({ kind: 'listing', listing, isListed });
}

/** Closes the dialog; what was written in it is forgotten. */
export function closeRecordDialog(): void {
  useRecordDialog.setState({ request: null });
}
