import { callData } from '../../../data/data-client.ts';
import { rememberReason } from './recent-reasons.ts';
import { showUndo } from './show-undo.tsx';

/**
 * Tells what a change of items did, offers to take it back, and remembers its reason for the next
 * one. `words` say what was done, where anything was.
 */
export function tellChanged(
  { changed, changeId }: { readonly changed: number; readonly changeId: number | null },
  words: string,
  reason: string,
): void {
  rememberReason(reason);
  const undo =
    changeId === null
      ? null
      : async (): Promise<void> => {
          await callData('history.undo', { changeId });
        };
  showUndo(changed === 0 ? 'Nothing had to change' : words, reason, undo);
}
