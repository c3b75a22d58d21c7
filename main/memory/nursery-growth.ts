import { setFlagsFromString } from 'node:v8';

/** Rows after which the heaps of an import have the room for short-lived objects that they need. */
const SETTLED_ROWS = 300_000;

/**
 * V8 doubles the room for short-lived objects whenever what survived collections adds up to it,
 * which in a loop of minutes it does at some time, though each collection keeps next to nothing.
 * An import of millions of rows would so take more memory than its rows explain, and win no time.
 * The flag is read at each growth and counts for the whole process.
 */
export class NurseryGrowth {
  #isHeld = false;

  /** Tells how far an import is; lets the heaps grow until they suffice, and no more after that. */
  reached(rows: number): void {
    if (this.#isHeld || rows < SETTLED_ROWS) return;
    this.#isHeld = true;
    setFlagsFromString('--semi-space-growth-factor=1');
  }

  /** Lets the heaps grow again as they would. */
  release(): void {
    if (this.#isHeld) setFlagsFromString('--semi-space-growth-factor=2');
    this.#isHeld = false;
  }
}
