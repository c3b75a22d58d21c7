import { useEffect } from 'react';
import { useDialogs } from './dialogs.ts';
import { isTyping, redoLast, undoLast } from './history-keys.ts';
import { SCREENS, useNavigation } from './navigation.ts';

/** What a key of undo or redo asks for, `null` for any other key. */
function historyStep(event: KeyboardEvent): (() => void) | null {
  if (event.altKey || !(event.ctrlKey || event.metaKey)) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? redoLast : undoLast;
  return key === 'y' && event.ctrlKey && !event.shiftKey ? redoLast : null;
}

/** The keys that work on every screen of an open workspace. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const step = historyStep(event);
      // A dialog is about something else; what it covers must not change behind it.
      const isCovered = document.querySelector('[role="dialog"]') !== null;
      const hasMod = event.ctrlKey || event.metaKey;
      const screen = SCREENS[Number(event.key) - 1];
      if (step !== null) {
        if (isTyping(event.target) || isCovered) return;
        event.preventDefault();
        step();
      } else if (hasMod && !event.altKey && !event.shiftKey && screen !== undefined) {
        event.preventDefault();
        useNavigation.getState().go(screen);
      } else if (event.altKey && !hasMod && event.key === 'ArrowLeft') {
        event.preventDefault();
        useNavigation.getState().back();
      } else if (event.key === '?' && !hasMod && !isTyping(event.target)) {
        event.preventDefault();
        useDialogs.getState().show('shortcuts');
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
