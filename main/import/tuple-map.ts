/** One part of a tuple; texts and objects that stay the same instance are found fastest. */
export type TuplePart = string | object | null;

type Level<V> = Map<TuplePart, Level<V> | Leaf<V>>;
type Leaf<V> = { readonly value: V };

/** Entries after which the map starts anew; more distinct tuples than this are not repetition. */
const MAX_ENTRIES = 50_000;

/**
 * Finds a value by several parts at once without joining them to one text, which every row would
 * pay for. Forgets everything once it holds too many tuples; it remembers, it does not decide.
 */
export class TupleMap<V> {
  #root: Level<V> = new Map();
  #size = 0;

  /** The value of a tuple, or `undefined`. */
  get(tuple: readonly TuplePart[]): V | undefined {
    let level = this.#root;
    for (let at = 0; at < tuple.length; at += 1) {
      const next = level.get(tuple[at] ?? null);
      if (next === undefined) return undefined;
      if (!(next instanceof Map)) return next.value;
      level = next;
    }
    return undefined;
  }

  /** Remembers the value of a tuple; all tuples of one map have the same length. */
  set(tuple: readonly TuplePart[], value: V): void {
    if (this.#size >= MAX_ENTRIES) {
      this.#root = new Map();
      this.#size = 0;
    }
    this.#size += 1;
    let level = this.#root;
    for (const part of tuple.slice(0, -1)) {
      const known = level.get(part);
      const next: Level<V> = known instanceof Map ? known : new Map();
      if (next !== known) level.set(part, next);
      level = next;
    }
    level.set(tuple.at(-1) ?? null, { value });
  }
}
