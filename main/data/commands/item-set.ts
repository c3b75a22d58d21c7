/** A set of item ids, one bit each. */
export class ItemSet {
  #bits: Uint32Array;
  #last = -1;

  constructor() {
    this.#bits = new Uint32Array(1024);
  }

  /** Another set of the same ids. */
  copy(): ItemSet {
    const set = new ItemSet();
    set.unite(this);
    return set;
  }

  /** A set as `toBytes` wrote it. */
  static fromBytes(bytes: Uint8Array): ItemSet {
    const set = new ItemSet();
    set.#bits = new Uint32Array(Math.ceil(bytes.length / 4));
    new Uint8Array(set.#bits.buffer).set(bytes);
    set.#last = bytes.length * 8 - 1;
    return set;
  }

  has(id: number): boolean {
    return ((this.#bits[id >>> 5] ?? 0) & (1 << (id & 31))) !== 0;
  }

  add(id: number): void {
    const word = id >>> 5;
    if (word >= this.#bits.length) {
      const grown = new Uint32Array(Math.max(word + 1, this.#bits.length * 2));
      grown.set(this.#bits);
      this.#bits = grown;
    }
    this.#bits[word] = (this.#bits[word] ?? 0) | (1 << (id & 31));
    if (id > this.#last) this.#last = id;
  }

  delete(id: number): void {
    const word = id >>> 5;
    if (word < this.#bits.length) this.#bits[word] = (this.#bits[word] ?? 0) & ~(1 << (id & 31));
  }

  /** Takes out every id above `last`. */
  keepUpTo(last: number): void {
    if (last >= this.#last) return;
    const word = (last + 1) >>> 5;
    this.#bits.fill(0, word + 1);
    this.#bits[word] = (this.#bits[word] ?? 0) & ((1 << ((last + 1) & 31)) - 1);
    this.#last = last;
  }

  /** Takes out every id that `other` has not. */
  intersect(other: ItemSet): void {
    for (let word = 0; word < this.#bits.length; word += 1) {
      this.#bits[word] = (this.#bits[word] ?? 0) & (other.#bits[word] ?? 0);
    }
  }

  /** Adds every id of `other`. */
  unite(other: ItemSet): void {
    if (other.#bits.length > this.#bits.length) {
      const grown = new Uint32Array(other.#bits.length);
      grown.set(this.#bits);
      this.#bits = grown;
    }
    this.#last = Math.max(this.#last, other.#last);
    for (let word = 0; word < other.#bits.length; word += 1) {
      const bits = other.#bits[word] ?? 0;
      if (bits !== 0) this.#bits[word] = (this.#bits[word] ?? 0) | bits;
    }
  }

  /** True where every one of some ids is in it. */
  hasAll(ids: Int32Array): boolean {
    if (this.size < ids.length) return false;
    for (let at = 0; at < ids.length; at += 1) if (!this.has(ids[at] ?? 0)) return false;
    return true;
  }

  /** How many ids there are. */
  get size(): number {
    let size = 0;
    for (const word of this.#bits) {
      let bits = word - ((word >>> 1) & 0x55_55_55_55);
      bits = (bits & 0x33_33_33_33) + ((bits >>> 2) & 0x33_33_33_33);
      size += Math.imul((bits + (bits >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
    }
    return size;
  }

  /** True where nothing is in it. */
  get isEmpty(): boolean {
    return this.#bits.every((word) => word === 0);
  }

  /** All ids, ascending. */
  *ids(): Generator<number, void, undefined> {
    for (let word = 0; word * 32 <= this.#last; word += 1) {
      let bits = this.#bits[word] ?? 0;
      while (bits !== 0) {
        const bit = 31 - Math.clz32(bits & -bits);
        yield word * 32 + bit;
        bits &= bits - 1;
      }
    }
  }

  /** All ids at once, ascending. */
  toArray(): Int32Array {
    const ids = new Int32Array(this.size);
    let at = 0;
    for (let word = 0; word < this.#bits.length; word += 1) {
      let bits = this.#bits[word] ?? 0;
      while (bits !== 0) {
        ids[at] = word * 32 + 31 - Math.clz32(bits & -bits);
        at += 1;
        bits &= bits - 1;
      }
    }
    return ids;
  }

  /** The set as bytes to store; every machine that it runs on is little-endian. */
  toBytes(): Buffer {
    return Buffer.from(this.#bits.buffer, 0, Math.ceil((this.#last + 1) / 8));
  }
}
