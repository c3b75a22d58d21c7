import { create } from 'zustand';
import { hideUndo } from '../../inventory/tagging/show-undo.tsx';
import { blankDraft, type PackDraft } from './pack-draft.ts';

/** A policy that the dialog writes. */
export type OwnPackRequest = {
  /** The own policy that is changed; `null` for a new one. */
  readonly id: string | null;
  /** What it is called now, or what it is a copy of. */
  readonly title: string | null;
  readonly draft: PackDraft;
  readonly isActive: boolean;
};

type Store = {
  readonly request: OwnPackRequest | null;
  /** True once something was written that is not saved. */
  readonly isDirty: boolean;
};

/** Which own policy is being written; `null` where none is. */
export const useOwnPack = create<Store>(() => ({ request: null, isDirty: false }));

/** Opens the form for a policy, or for a new one that says nothing yet. */
export function openOwnPack(request: OwnPackRequest | null): void {
  // The offer would cover the form's buttons; the change stays in the history.
  hideUndo();
  useOwnPack.setState({
    isDirty: false,
    request: request ?? { id: null, title: null, draft: blankDraft(), isActive: true },
  });
}

/** Closes the form; what it holds is gone. */
export function closeOwnPack(): void {
  useOwnPack.setState({ request: null, isDirty: false });
}

/** Notes that something was written. */
export function markDirty(): void {
  useOwnPack.setState({ isDirty: true });
}
