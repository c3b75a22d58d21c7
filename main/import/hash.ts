/**
 * A 53-bit hash of a text (two multiply-and-xor lanes of 32 bits). It tells an unchanged row
 * from a changed one quickly and is no proof against an adversary; a difference is always
 * followed by a comparison of the fields themselves.
 */
export function hashText(text: string, seed: string): number {
  const [seedHigh, seedLow] = seedLanes(seed);
  let high = seedHigh;
  let low = seedLow;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  return mixed(high, low);
}

/** Lets every bit of both lanes reach the 53 bits of the result. */
function mixed(high: number, low: number): number {
  const first =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  const second =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(first ^ (first >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & second) + (first >>> 0);
}

/** Ends each cell, so that `ab|c` and `a|bc` differ. */
const CELL_END = 0x1f;

/** The hash of a row's cells; see `hashText`. Nothing is joined, since every row is hashed. */
export function hashCells(cells: readonly string[], seed: string): number {
  let [high, low] = seedLanes(seed);
  for (const cell of cells) {
    const { length } = cell;
    for (let at = 0; at < length; at += 1) {
      const unit = cell.charCodeAt(at);
      high = Math.imul(high ^ unit, 2_654_435_761);
      low = Math.imul(low ^ unit, 1_597_334_677);
    }
    high = Math.imul(high ^ CELL_END, 2_654_435_761);
    low = Math.imul(low ^ CELL_END, 1_597_334_677);
  }
  return mixed(high, low);
}

/** A file has one or two seeds for all of its rows. */
const lanesBySeed = new Map<string, readonly [number, number]>();
const MAX_SEEDS = 16;

function seedLanes(seed: string): readonly [number, number] {
  const known = lanesBySeed.get(seed);
  if (known !== undefined) return known;
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < seed.length; at += 1) {
    high = Math.imul(high ^ seed.charCodeAt(at), 2_654_435_761);
    low = Math.imul(low ^ seed.charCodeAt(at), 1_597_334_677);
  }
  if (lanesBySeed.size >= MAX_SEEDS) lanesBySeed.clear();
  lanesBySeed.set(seed, [high, low]);
  return [high, low];
}
