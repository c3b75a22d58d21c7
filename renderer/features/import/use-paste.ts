import { useEffect } from 'react';
import { startWithPasted } from './file-choice.tsx';

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null
  );
}

/** Reads what is pasted on the screen as a file; what is pasted into a field stays the field's. */
export function usePaste(isListening: boolean): void {
  useEffect(() => {
    if (!isListening) return undefined;
    const onPaste = (event: ClipboardEvent): void => {
      if (isEditable(event.target) || document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      startWithPasted();
    };
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('paste', onPaste);
    };
  }, [isListening]);
}
