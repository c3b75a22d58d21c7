import { create } from 'zustand';
import { hideUndo } from '../../inventory/tagging/show-undo.tsx';
import { blankDraft, type Draft } from './rule-draft.ts';

/** What the dialog is opened with. */
export type RuleRequest = {
  readonly draft: Draft;
  /** The rule that is changed; `null` for a new one. */
  readonly replacing: number | null;
  /** Parts of a filter that the draft could not take over, in words. */
  readonly leftOut: readonly string[];
};

/** Which rule is being written; `null` where none is. */
export const useRuleDialog = create<{ readonly request: RuleRequest | null }>()(() => ({
  request: null,
}));

/** Opens the dialog for a new rule, or for one that is there. */
export function writeRule(request: Partial<RuleRequest> = {}): void {
  // The offer would stand over the buttons of the dialog; the history has it too.
  hideUndo();
  useRuleDialog.setState({
    request: { draft: blankDraft(), replacing: null, leftOut: [], ...request },
  });
}

/** Closes the dialog; what was written in it is forgotten. */
export function closeRuleDialog(): void {
  useRuleDialog.setState({ request: null });
}
