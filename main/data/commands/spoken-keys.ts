import { hashText } from '../../import/hash.ts';

/** Share of the table that may be in use before it grows. */
const MAX_LOAD = 0.75;
const FIRST_SEED = 3;
const SECOND_SEED = 4;

/** The first row of a file that spoke of a key: its number, and the hash of what it says. */
export type EarlierRow = { readonly row: number; readonly hash: number };

/**
 * Remembers which keys a file spoke of, and in which row first. Keys are told apart by two hashes
 * of 53 bits, so that a million keys take 40 MB whatever their length; that two of them are taken
 * for one is less likely than a broken disk.
 */
export class SpokenKeys {
  /** Places of entries, plus one; 0 marks a free slot. */
  #slots = new Uint32Array(1 << 12);
  #firsts = new Float64Array(1 << 11);
  #seconds = new Float64Array(1 << 11);
  #rows = new Uint32Array(1 << 11);
  #hashes = new Float64Array(1 << 11);
  #size = 0;
  /** What `find` looked for last, so that `keepLast` need not look again. */
  #first = 0;
  #second = 0;
  #slot = 0;

  /** The row that spoke of a key first, `null` where none did. */
  find(key: string): EarlierRow | null {
    this.#first = hashText(key, FIRST_SEED);
    this.#second = hashText(key, SECOND_SEED);
    const mask = this.#slots.length - 1;
    for (let slot = this.#first % this.#slots.length; ; slot = (slot + 1) & mask) {
      const place = (this.#slots[slot] ?? 0) - 1;
      if (place === -1) {
        this.#slot = slot;
        return null;
      }
      if (this.#firsts[place] === this.#first && this.#seconds[place] === this.#second) {
        return { row: this.#rows[place] ?? 0, hash: this.#hashes[place] ?? 0 };
      }
    }
  }

  /** Keeps the key that `find` has just not found. */
  keepLast(row: number, hash: number): void {
    const place = this.#size;
    if (place === this.#rows.length) this.#makeRoom();
    this.#firsts[place] = this.#first;
    this.#seconds[place] = this.#second;
    this.#rows[place] = row;
    this.#hashes[place] = hash;
    this.#slots[this.#slot] = place + 1;
    this.#size += 1;
    if (this.#size > this.#slots.length * MAX_LOAD) this.#spread();
  }

  #makeRoom(): void {
    const grown = <T extends Float64Array | Uint32Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    const room = this.#rows.length * 2;
    this.#firsts = grown(this.#firsts, new Float64Array(room));
    this.#seconds = grown(this.#seconds, new Float64Array(room));
    this.#rows = grown(this.#rows, new Uint32Array(room));
    this.#hashes = grown(this.#hashes, new Float64Array(room));
  }

  #spread(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let place = 0; place < this.#size; place += 1) {
      let slot = (this.#firsts[place] ?? 0) % slots.length;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = place + 1;
    }
    this.#slots = slots;
  }
}
