import { ownCopy } from './own-copy.ts';

/** Longest text of a cell that a message shows, in UTF-16 units. */
const SHOWN_CHARS = 40;

/** Where something was first seen in a column, and how often it was seen in all. */
export type Sighting = {
  /** Line of the first, from 1. */
  readonly line: number;
  /** Text of the first, cut where it is long. */
  readonly text: string;
  readonly count: number;
};

/** Counts one thing in one column; remembers the first and nothing of the others. */
export class SightingTally {
  count = 0;
  #line = 0;
  #text = '';

  add(text: string, line: number): void {
    this.count += 1;
    if (this.count > 1) return;
    this.#line = line;
    this.#text = ownCopy(text.slice(0, SHOWN_CHARS));
  }

  /** `null` where it was never seen. */
  sighting(): Sighting | null {
    if (this.count === 0) return null;
    return { line: this.#line, text: this.#text, count: this.count };
  }
}
