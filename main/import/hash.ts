const HIGH_FACTOR = 2_654_435_761;
const LOW_FACTOR = 1_597_334_677;

/** One hash of 53 bits from two of 32 bits; every bit of both reaches all of it. */
export function mixed(high: number, low: number): number {
  const first =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  const second =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(first ^ (first >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & second) + (first >>> 0);
}

/**
 * A 53-bit hash of a text (two multiply-and-xor lanes of 32 bits), of other hashes by `seed`. It
 * tells an unchanged row from a changed one quickly and is no proof against an adversary; a
 * difference is always followed by a comparison of the fields themselves.
 */
export function hashText(text: string, seed: number): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ (seed / 4_294_967_296);
  const { length } = text;
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, HIGH_FACTOR);
    low = Math.imul(low ^ unit, LOW_FACTOR);
  }
  return mixed(high, low);
}

/**
 * A hash of 64 bits, as two numbers of 32 in `into`, of other hashes by `seed`: for telling
 * millions of texts apart, where 53 bits would take two of them for one in a few files of a
 * thousand. Of a part of a text where `from` and `to` say so: reading a long text by its places is
 * faster than cutting it first.
 */
export function hashPair(
  text: string,
  into: Uint32Array,
  seed = 0,
  from = 0,
  to = text.length,
): void {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57;
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, HIGH_FACTOR);
    low = Math.imul(low ^ unit, LOW_FACTOR);
  }
  const first =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  into[0] = first;
  into[1] =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(first ^ (first >>> 13), 3_266_489_909);
}

/**
 * The hash of a row's values; see `hashText`. `marks` holds a number for each value, 0 where the
 * value does not count; values that are missing count nowhere.
 */
export function hashValues(
  values: readonly (string | number | null)[],
  marks: readonly number[],
  seed: number,
): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ (seed / 4_294_967_296);
  for (let at = 0; at < marks.length; at += 1) {
    const mark = marks[at] ?? 0;
    const value = values[at] ?? null;
    if (mark === 0 || value === null) continue;
    const text = typeof value === 'number' ? String(value) : value;
    const { length } = text;
    for (let unitAt = 0; unitAt < length; unitAt += 1) {
      const unit = text.charCodeAt(unitAt);
      high = Math.imul(high ^ unit, HIGH_FACTOR);
      low = Math.imul(low ^ unit, LOW_FACTOR);
    }
    // Ends the value, so that `ab` and `c` differ from `a` and `bc`.
    high = Math.imul(high ^ (0x10000 + mark), HIGH_FACTOR);
    low = Math.imul(low ^ (0x10000 + mark), LOW_FACTOR);
  }
  return mixed(high, low);
}
