import { useEffect } from 'react';
import { useDialogs } from './dialogs.ts';
import { SCREENS, useNavigation } from './navigation.ts';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select') !== null)
  );
}

/** The keys that work on every screen of an open workspace. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const hasMod = event.ctrlKey || event.metaKey;
      const screen = SCREENS[Number(event.key) - 1];
      if (hasMod && !event.altKey && !event.shiftKey && screen !== undefined) {
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
