import { useEffect, useRef, type RefObject } from 'react';

/** What the keys of the queue do, by `KeyboardEvent.key` in lower case. */
export type QueueKeys = Readonly<Record<string, () => void>>;

function isWriting(element: Element): boolean {
  return element.closest('input, textarea, select, [contenteditable="true"]') !== null;
}

/** Keys that a focused control needs for itself. */
const CONTROL_KEYS = new Set(['enter', 'arrowdown', 'arrowup', 'home', 'end']);

/**
 * Listens to the keys of the queue while nothing else on the page has the focus, or something
 * within `scope` has, and no dialog stands open. A text field keeps every key, and a control those
 * that work it.
 */
export function useQueueKeys(scope: RefObject<HTMLElement | null>, keys: QueueKeys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      // A dialog that is opening has not taken the focus yet, and covers the queue all the same.
      if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return;
      const active = document.activeElement ?? document.body;
      const isFree = active === document.body;
      if (!isFree && (scope.current?.contains(active) !== true || isWriting(active))) return;
      const key = event.key.toLowerCase();
      const act = current.current[key];
      const isOnList = isFree || active.hasAttribute('data-queue-list');
      if (act === undefined || (!isOnList && CONTROL_KEYS.has(key))) return;
      // A key that is held down must not decide group after group.
      if (event.repeat && key.length === 1 && !'jk'.includes(key)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [scope]);
}
