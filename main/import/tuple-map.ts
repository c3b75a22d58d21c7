/** One part of a tuple. */
export type TuplePart = string | object | null;

/** Numbers up to this are exact. */
const MAX_KEYS = Number.MAX_SAFE_INTEGER;
/** Entries after which the map starts anew; more distinct tuples than this are not repetition. */
const MAX_ENTRIES = 50_000;

/**
 * Finds a value by several parts at once without joining them to one text, which every row would
 * pay for: the parts at each place are counted, and their numbers together are one number. Forgets
 * everything once it holds too many tuples; it remembers, it does not decide.
 */
export class TupleMap<V> {
  readonly #places: readonly { readonly size: number; readonly numbers: Map<TuplePart, number> }[];
  readonly #values = new Map<number, V>();

  /** `sizes` are how many distinct parts there may be at each place of a tuple. */
  constructor(sizes: readonly number[]) {
    if (sizes.reduce((product, size) => product * size, 1) > MAX_KEYS) {
      throw new Error('The parts of a tuple do not make one number.');
    }
    this.#places = sizes.map((size) => ({ size, numbers: new Map() }));
  }

  /** The value of a tuple, or `undefined`. */
  get(tuple: readonly TuplePart[]): V | undefined {
    let key = 0;
    for (let at = 0; at < this.#places.length; at += 1) {
      const place = this.#places[at];
      const number = place?.numbers.get(tuple[at] ?? null);
      if (place === undefined || number === undefined) return undefined;
      key = key * place.size + number;
    }
    return this.#values.get(key);
  }

  /** Remembers the value of a tuple. */
  set(tuple: readonly TuplePart[], value: V): void {
    const isFull =
      this.#values.size >= MAX_ENTRIES ||
      this.#places.some(({ size, numbers }) => numbers.size >= size);
    if (isFull) this.#clear();
    let key = 0;
    for (const [at, { size, numbers }] of this.#places.entries()) {
      const part = tuple[at] ?? null;
      const number = numbers.get(part) ?? numbers.size;
      numbers.set(part, number);
      key = key * size + number;
    }
    this.#values.set(key, value);
  }

  #clear(): void {
    this.#values.clear();
    for (const { numbers } of this.#places) numbers.clear();
  }
}
