import { hashText } from '../../import/hash.ts';

/** Share of the table that may be in use before it grows. */
const MAX_LOAD = 0.75;
const SEED = 3;

/**
 * Remembers which keys were met by their 53-bit hashes, about twelve bytes a key. It may say
 * "met" of a key that was not, once in some 10^15 pairs, and never "new" of one that was.
 */
export class KeySet {
  /** Hashes plus one, so that 0 marks a free place. */
  #places = new Float64Array(1 << 16);
  #size = 0;

  /** Adds a key; true where it was met before. */
  addAndTell(key: string): boolean {
    if (this.#size > this.#places.length * MAX_LOAD) this.#grow();
    const isNew = this.#put(hashText(key, SEED) + 1);
    if (isNew) this.#size += 1;
    return !isNew;
  }

  #put(mark: number): boolean {
    const places = this.#places;
    const mask = places.length - 1;
    for (let at = mark % places.length; ; at = (at + 1) & mask) {
      const held = places[at];
      if (held === mark) return false;
      if (held === 0) {
        places[at] = mark;
        return true;
      }
    }
  }

  #grow(): void {
    const former = this.#places;
    this.#places = new Float64Array(former.length * 2);
    for (const mark of former) if (mark !== 0) this.#put(mark);
  }
}
