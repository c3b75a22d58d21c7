import { app } from 'electron';

const SWITCH = 'js-flags';

/**
 * V8's own settings let a page that needs 40 MB keep 250 MB of what it no longer uses: rows that were
 * scrolled past, and what they were drawn with. Collected after a growth of 15 %, with half the room
 * for short-lived objects, a window takes two thirds of that and answers as fast; and it may ask for a
 * collection when its list is left, after which it takes half (docs/performance.md).
 */
const FLAGS = '--heap-growing-percent=15 --max-semi-space-size=8 --expose-gc';

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
