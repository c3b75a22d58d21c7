/** Tuples after which the table starts anew; more of them than this are not repetition. */
const MAX_TUPLES = 50_000;
const FIRST_PLACES = 1024;

/**
 * Remembers values by tuples of whole numbers below 2^32. Forgets everything once it holds too many
 * of them; it remembers, it does not decide. Numbers in one array are found without the hashing of
 * texts and without leaving the processor's cache, which every row would pay for.
 */
export class TupleTable<V> {
  /** The tuple that `get` and `set` are about; to be filled before each of them. */
  readonly tuple: Uint32Array;
  readonly #width: number;
  /** Where each tuple stands among `#tuples`, from 1; 0 where a place is free. */
  #places = new Uint32Array(FIRST_PLACES);
  #tuples: Uint32Array;
  #values: V[] = [];

  /** `width` is how many numbers each tuple has. */
  constructor(width: number) {
    this.#width = width;
    this.tuple = new Uint32Array(width);
    this.#tuples = new Uint32Array((FIRST_PLACES / 2) * width);
  }

  /** The value of `tuple`, or `undefined`. */
  get(): V | undefined {
    const at = this.#places[this.#placeOf(this.tuple, 0)] ?? 0;
    return at === 0 ? undefined : this.#values[at - 1];
  }

  /** Remembers the value of `tuple`. */
  set(value: V): void {
    if (this.#values.length >= MAX_TUPLES) this.#clear();
    if (this.#values.length * 2 >= this.#places.length) this.#grow();
    const place = this.#placeOf(this.tuple, 0);
    const at = this.#places[place] ?? 0;
    if (at > 0) {
      this.#values[at - 1] = value;
      return;
    }
    this.#tuples.set(this.tuple, this.#values.length * this.#width);
    this.#values.push(value);
    this.#places[place] = this.#values.length;
  }

  /** The place of the tuple that starts at `from` of some numbers, or the free one it would take. */
  #placeOf(numbers: Uint32Array, from: number): number {
    const width = this.#width;
    const mask = this.#places.length - 1;
    let hash = 0;
    for (let part = 0; part < width; part += 1) {
      hash = Math.imul(hash ^ (numbers[from + part] ?? 0), 2_654_435_761);
      hash ^= hash >>> 15;
    }
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const at = this.#places[place] ?? 0;
      if (at === 0 || this.#isAt((at - 1) * width, numbers, from)) return place;
    }
  }

  #isAt(start: number, numbers: Uint32Array, from: number): boolean {
    for (let part = 0; part < this.#width; part += 1) {
      if (this.#tuples[start + part] !== numbers[from + part]) return false;
    }
    return true;
  }

  #grow(): void {
    const tuples = new Uint32Array(this.#tuples.length * 2);
    tuples.set(this.#tuples);
    this.#tuples = tuples;
    this.#places = new Uint32Array(this.#places.length * 2);
    for (let at = 0; at < this.#values.length; at += 1) {
      this.#places[this.#placeOf(tuples, at * this.#width)] = at + 1;
    }
  }

  #clear(): void {
    this.#places.fill(0);
    this.#values = [];
  }
}
