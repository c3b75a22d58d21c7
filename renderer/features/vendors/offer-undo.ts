import { callData } from '../../data/data-client.ts';
import { showUndo } from '../inventory/tagging/show-undo.tsx';

/** Tells that a change is done and offers to take it back. */
export function offerUndo(title: string, message: string, changeId: number): void {
  showUndo(title, message, async () => {
    await callData('history.undo', { changeId });
  });
}
