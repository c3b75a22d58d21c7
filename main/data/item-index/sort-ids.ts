/** What a sort field orders by: ranks of what `indexOf` says of an item, the last for the missing. */
export type SortKey = {
  readonly indexOf: Int32Array;
  readonly rankOf: Int32Array;
  /** How many ranks known values have; it is the rank of missing ones. */
  readonly count: number;
  readonly isDescending: boolean;
};

/** Bits of the ranks that are compared in one number; more would leave the range of small integers. */
const BITS_AT_ONCE = 30;
/** Bits by which numbers are spread at once: the places to write to then stay in the cache. */
const BITS_PER_PASS = 11;

/** Bits that the ranks of a key need. */
export function bitsOf({ count }: Pick<SortKey, 'count'>): number {
  return Math.max(1, 32 - Math.clz32(count));
}

/** Splits keys, from the last, into runs whose ranks fit into one number. */
function runsOf(keys: readonly SortKey[]): SortKey[][] {
  const runs: SortKey[][] = [];
  let left = 0;
  for (const key of keys.toReversed()) {
    const bits = bitsOf(key);
    const run = runs.at(-1);
    if (run === undefined || bits > left) {
      runs.push([key]);
      left = BITS_AT_ONCE - bits;
    } else {
      run.unshift(key);
      left -= bits;
    }
  }
  return runs;
}

/** For each of some ids one number that orders it by all keys of a run. */
function numbersOf(ids: Int32Array, run: readonly SortKey[]): Int32Array {
  const numbers = new Int32Array(ids.length);
  for (const key of run) {
    const { indexOf, rankOf, count, isDescending } = key;
    const bits = bitsOf(key);
    for (let at = 0; at < ids.length; at += 1) {
      const rank = rankOf[indexOf[ids[at] ?? 0] ?? 0] ?? 0;
      const placed = isDescending && rank !== count ? count - 1 - rank : rank;
      numbers[at] = ((numbers[at] ?? 0) << bits) | placed;
    }
  }
  return numbers;
}

/** Orders ids by their numbers, equal ones left as they were: a radix sort. */
function sortByNumbers(ids: Int32Array, numbers: Int32Array, bits: number): Int32Array {
  const passes = Math.ceil(bits / BITS_PER_PASS);
  const width = Math.ceil(bits / passes);
  const starts = new Int32Array((1 << width) + 1);
  let [fromIds, fromNumbers] = [ids, numbers];
  // Two pairs of lists are written in turn; what was handed in stays as it is.
  const spare = [0, 1].map(() => ({
    ids: new Int32Array(ids.length),
    numbers: new Int32Array(ids.length),
  }));
  for (let pass = 0; pass < passes; pass += 1) {
    const shift = pass * width;
    const mask = (1 << width) - 1;
    const { ids: toIds = ids, numbers: toNumbers = numbers } = spare[pass % 2] ?? {};
    starts.fill(0);
    for (let at = 0; at < fromNumbers.length; at += 1) {
      const digit = ((fromNumbers[at] ?? 0) >>> shift) & mask;
      starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
    }
    for (let digit = 1; digit < starts.length; digit += 1) {
      starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
    }
    for (let at = 0; at < fromNumbers.length; at += 1) {
      const number = fromNumbers[at] ?? 0;
      const digit = (number >>> shift) & mask;
      const place = starts[digit] ?? 0;
      starts[digit] = place + 1;
      toIds[place] = fromIds[at] ?? 0;
      toNumbers[place] = number;
    }
    [fromIds, fromNumbers] = [toIds, toNumbers];
  }
  return fromIds;
}

/**
 * Orders ids by several keys, later ones breaking ties, then as they were. `ascending` holds the same
 * ids by their size, or is `ids` itself: what keys say is looked up in that order, since memory that
 * is read in order is read many times faster.
 */
export function sortIds(
  ids: Int32Array,
  ascending: Int32Array,
  keys: readonly SortKey[],
): Int32Array {
  let sorted = ids;
  for (const run of runsOf(keys)) {
    const bits = run.reduce((sum, key) => sum + bitsOf(key), 0);
    const ofAscending = numbersOf(ascending, run);
    if (sorted === ascending) {
      sorted = sortByNumbers(sorted, ofAscending, bits);
      continue;
    }
    const byId = new Int32Array((ascending.at(-1) ?? 0) + 1);
    for (let at = 0; at < ascending.length; at += 1)
      byId[ascending[at] ?? 0] = ofAscending[at] ?? 0;
    const numbers = new Int32Array(sorted.length);
    for (let at = 0; at < sorted.length; at += 1) numbers[at] = byId[sorted[at] ?? 0] ?? 0;
    sorted = sortByNumbers(sorted, numbers, bits);
  }
  return sorted;
}
