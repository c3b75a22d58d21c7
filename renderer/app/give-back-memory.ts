import { useNavigation } from './navigation.ts';

/** Milliseconds after the list was left until memory is given back; the next screen is drawn by then. */
const AFTER_MS = 800;
/** Milliseconds between two times at least: each takes some 50 ms of an idle moment. */
const BETWEEN_MS = 15_000;

/** What V8 offers a page where the program asks it to; see `main/app/windows/page-memory.ts`. */
type Collecting = { readonly gc?: (how: { type: 'major'; execution: 'async' }) => Promise<void> };

/**
 * Gives back what the list of items was drawn with once the operator leaves it: elements are garbage
 * that Chromium hardly collects by itself before a page has taken hundreds of megabytes. Called once,
 * by the entry.
 */
export function giveBackMemory(): void {
  const { gc } = globalThis as Collecting;
  if (gc === undefined) return;
  let last = -Infinity;
  let waiting = 0;
  const collect = (): void => {
    last = performance.now();
    void gc({ type: 'major', execution: 'async' });
  };
  useNavigation.subscribe((now, before) => {
    if (before.screen !== 'inventory' || now.screen === 'inventory') return;
    if (performance.now() - last < BETWEEN_MS) return;
    clearTimeout(waiting);
    waiting = window.setTimeout(() => requestIdleCallback(collect), AFTER_MS);
  });
}
