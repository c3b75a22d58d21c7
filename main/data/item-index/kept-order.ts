import type { ItemsByClass } from './item-places.ts';

/** Places that one number of a set of places stands for. */
const PLACES_PER_WORD = 32;

/** All items in one order, of which those of a filter are picked without sorting them. */
export class KeptOrder {
  readonly #ids: Int32Array;
  readonly #byClass: ItemsByClass;
  #places: Int32Array | null = null;
  #placesByClass: Int32Array | null = null;

  /** `ids` are those of all items, in order. */
  constructor(ids: Int32Array, byClass: ItemsByClass) {
    this.#ids = ids;
    this.#byClass = byClass;
  }

  /** Some items, each once, in order. */
  of(ids: Int32Array): Int32Array {
    if (ids.length === this.#ids.length) return this.#ids;
    const places = this.#placesById();
    const words = this.#noPlaces();
    for (let at = 0; at < ids.length; at += 1) {
      const place = places[ids[at] ?? 0] ?? 0;
      words[place >>> 5] = (words[place >>> 5] ?? 0) | (1 << (place & 31));
    }
    return this.#idsAt(words, ids.length);
  }

  /** The items of the classes that meet a filter, by the masks of classes, in order. */
  ofClasses(masks: Int32Array): Int32Array {
    const { ids, starts } = this.#byClass;
    if (this.#placesByClass === null) {
      const byId = this.#placesById();
      this.#placesByClass = ids.map((id) => byId[id] ?? 0);
    }
    const places = this.#placesByClass;
    const words = this.#noPlaces();
    let found = 0;
    for (let ofClass = 0; ofClass < masks.length; ofClass += 1) {
      if (masks[ofClass] !== 0) continue;
      const [start, end] = [starts[ofClass] ?? 0, starts[ofClass + 1] ?? 0];
      for (let at = start; at < end; at += 1) {
        const place = places[at] ?? 0;
        words[place >>> 5] = (words[place >>> 5] ?? 0) | (1 << (place & 31));
      }
      found += end - start;
    }
    return this.#idsAt(words, found);
  }

  /** By item id: where in the order it stands. */
  #placesById(): Int32Array {
    if (this.#places !== null) return this.#places;
    const ids = this.#ids;
    let last = 0;
    for (let at = 0; at < ids.length; at += 1) last = Math.max(last, ids[at] ?? 0);
    const places = new Int32Array(last + 1);
    for (let at = 0; at < ids.length; at += 1) places[ids[at] ?? 0] = at;
    this.#places = places;
    return places;
  }

  /** No place at all, of one bit each: small enough to stay in the processor's cache. */
  #noPlaces(): Int32Array {
    return new Int32Array(Math.ceil(this.#ids.length / PLACES_PER_WORD));
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
