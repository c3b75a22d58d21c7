import { callData } from '../data/data-client.ts';
import { plural } from '../components/format.ts';
import { showError } from '../components/notify.ts';
import { hideUndo, showUndo } from '../features/inventory/tagging/show-undo.tsx';

/** True where keys write into something, whose own undo then counts. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select') !== null)
  );
}

let isRunning = false;

/** One at a time: a key that is held down must not take back what nobody saw. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  try {
    await work();
  } finally {
    isRunning = false;
  }
}

async function undoStep(): Promise<void> {
  const { undo } = await callData('history.steps', {});
  if (undo === null) {
    showUndo('Nothing to undo', 'Every change of this workspace is undone.', null);
    return;
  }
  const { changed } = await callData('history.undo', { changeId: undo.id });
  hideUndo();
  showUndo(`Undid: ${undo.text}`, `${plural(changed, 'item')} changed back.`, {
    label: 'Redo',
    run: () => alone(redoStep),
  });
}

async function redoStep(): Promise<void> {
  const { redo } = await callData('history.steps', {});
  if (redo === null) {
    showUndo('Nothing to redo', 'Nothing was undone since the last change.', null);
    return;
  }
  const { text, changed } = await callData('history.redo', {});
  hideUndo();
  showUndo(`Redid: ${text}`, `${plural(changed, 'item')} changed again.`, {
    label: 'Undo',
    run: () => alone(undoStep),
  });
}

/** Undoes the last change of the workspace and says what that was; a failure is told. */
export function undoLast(): void {
  alone(undoStep).catch(showError);
}

/** Does again what was undone last and says what that was; a failure is told. */
export function redoLast(): void {
  alone(redoStep).catch(showError);
}

/** As the menu means it: in a text field its own undo, elsewhere that of the workspace. */
export function undoFromMenu(): void {
  if (isTyping(document.activeElement)) document.execCommand('undo');
  else undoLast();
}

/** As `undoFromMenu`. */
export function redoFromMenu(): void {
  if (isTyping(document.activeElement)) document.execCommand('redo');
  else redoLast();
}
