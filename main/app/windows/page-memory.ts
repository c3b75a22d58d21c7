import { app } from 'electron';

const SWITCH = 'js-flags';

/**
 * With V8's own settings a window takes some 400 MiB, most of it garbage: rows that were scrolled past,
 * and what they were drawn with. Collected after a growth of 15 %, with half the room for short-lived
 * objects, it takes 311 after ten minutes and answers as fast; 250 where the page may ask for a
 * collection once its list is left (docs/performance.md). Code that was compiled and is not used any
 * more goes too: V8 drops only what it still interprets, so that a page grew for hours.
 */
const FLAGS = '--heap-growing-percent=15 --max-semi-space-size=8 --flush-baseline-code --expose-gc';

/** Has pages that start from now on give back memory that they no longer use. */
export function limitPageMemory(): void {
  app.commandLine.appendSwitch(SWITCH, FLAGS);
}

/**
 * Lets a page that is about to start take what it needs, as one with 50,000 rows to print does, for
 * which collecting so often costs more than it gives. `limitPageMemory` takes it back.
 */
export function liftPageMemory(): void {
  app.commandLine.removeSwitch(SWITCH);
}
