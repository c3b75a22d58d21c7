import { dropCaches } from '../data/bridge.ts';
import { atRest } from './at-rest.ts';
import { useNavigation } from './navigation.ts';

/** Milliseconds after the list was left until memory is given back; the next screen is drawn by then. */
const AFTER_MS = 800;
/** Milliseconds between two times at least: each takes some 50 ms of an idle moment. */
const BETWEEN_MS = 15_000;
/** Milliseconds without a key or a movement after which nothing is kept to draw faster. */
const REST_MS = 10_000;

/** What V8 offers a page where the program asks it to; see `main/app/windows/page-memory.ts`. */
type Collecting = { readonly gc?: (how: { type: 'major'; execution: 'async' }) => Promise<void> };

/**
 * Gives back what the list of items was drawn with once the operator leaves it: elements are garbage
 * that Chromium hardly collects by itself before a page has taken hundreds of megabytes.
 */
function collectAfterList(): void {
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

/**
 * Gives back what was drawn with once the operator leaves the list of items, and what Chromium keeps to
 * draw faster whenever the operator rests: a window that is used for days would grow with every text
 * that it ever showed. Called once, by the entry.
 */
export function giveBackMemory(): void {
  collectAfterList();
  atRest(window, REST_MS, () => requestIdleCallback(dropCaches));
}
