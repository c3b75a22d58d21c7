/** A set of item ids, one bit each. */
export class ItemSet {
  #bits: Uint32Array;
  #last = -1;

  constructor() {
    this.#bits = new Uint32Array(1024);
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

  /** True where nothing was added. */
  get isEmpty(): boolean {
    return this.#last < 0;
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

  /** The set as bytes to store; every machine that it runs on is little-endian. */
  toBytes(): Buffer {
    return Buffer.from(this.#bits.buffer, 0, Math.ceil((this.#last + 1) / 8));
  }
}
