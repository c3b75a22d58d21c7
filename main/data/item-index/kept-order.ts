import { idsAmong } from './item-masks.ts';
import type { ItemsByClass } from './item-places.ts';

/** Places that one number of a set of places stands for. */
const PLACES_PER_WORD = 32;

/** All items in one order, of which those of a filter are picked without sorting them. */
export class KeptOrder {
  readonly #ids: Int32Array;
  readonly #byClass: ItemsByClass;
  #places: Int32Array | null = null;

  /** `ids` are those of all items, in order. */
  constructor(ids: Int32Array, byClass: ItemsByClass) {
    this.#ids = ids;
    this.#byClass = byClass;
  }

  /** The items that meet a filter, by the masks of all. */
  ofItems(masks: Int16Array): Int32Array {
    return idsAmong(this.#ids, masks);
  }

  /** The items of the classes that meet a filter, by the masks of classes. */
  ofClasses(masks: Int32Array): Int32Array {
    const { starts } = this.#byClass;
    const places = this.#placesByClass();
    // One bit for each place: small enough to stay in the processor's cache.
    const words = new Int32Array(Math.ceil(places.length / PLACES_PER_WORD));
    let found = 0;
    for (let place = 0; place < masks.length; place += 1) {
      if (masks[place] !== 0) continue;
      const [start, end] = [starts[place] ?? 0, starts[place + 1] ?? 0];
      for (let at = start; at < end; at += 1) {
        const bit = places[at] ?? 0;
        words[bit >>> 5] = (words[bit >>> 5] ?? 0) | (1 << (bit & 31));
      }
      found += end - start;
    }
    return this.#idsAt(words, found);
  }

  /** Where in the order each item stands, class by class. */
  #placesByClass(): Int32Array {
    if (this.#places !== null) return this.#places;
    const { ids } = this.#byClass;
    let last = 0;
    for (let at = 0; at < ids.length; at += 1) last = Math.max(last, ids[at] ?? 0);
    const placeOf = new Int32Array(last + 1);
    for (let at = 0; at < this.#ids.length; at += 1) placeOf[this.#ids[at] ?? 0] = at;
    this.#places = ids.map((id) => placeOf[id] ?? 0);
    return this.#places;
  }

  #idsAt(words: Int32Array, count: number): Int32Array {
    const all = this.#ids;
    const ids = new Int32Array(count);
    let filled = 0;
    for (let word = 0; word < words.length; word += 1) {
      for (let bits = words[word] ?? 0; bits !== 0; bits &= bits - 1) {
        ids[filled] = all[word * PLACES_PER_WORD + 31 - Math.clz32(bits & -bits)] ?? 0;
        filled += 1;
      }
    }
    return ids;
  }
}
