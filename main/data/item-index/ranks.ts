import { Breather } from '../breather.ts';
import type { Value } from './coded-column.ts';

/** The place of each value in ascending order, equal ones sharing it; `null` has the last. */
export type Ranks = {
  readonly rankOf: Int32Array;
  /** How many different ranks known values have, which is the rank of `null`. */
  readonly count: number;
};

/** Values that are sorted in one go. */
const SORTED_AT_ONCE = 8192;

const toCodePoints = (unit: string): string => {
  const code = unit.charCodeAt(0);
  // UTF-16 has surrogates before its last units, UTF-8 the code points that they stand for behind.
  return String.fromCharCode(code >= 0xe000 ? code - 0x800 : code + 0x2000);
};

/**
 * A text whose order by UTF-16 units is the order in which SQLite has it: by the bytes of UTF-8,
 * and with `NOCASE` as if ASCII letters were small.
 */
export function sortKey(text: string, ignoresCase: boolean): string {
  // oxlint-disable-next-line no-control-regex -- ASCII is what is looked for, from its first character on
  if (/^[\u0000-\u007f]*$/u.test(text)) return ignoresCase ? text.toLowerCase() : text;
  const folded = ignoresCase ? text.replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase()) : text;
  // Without the flag `u`, so that it sees units and not code points.
  return folded.replaceAll(/[\ud800-\uffff]/g, toCodePoints);
}

type Compare = (a: number, b: number) => number;

/** Merges the sorted stretches from `start` to `middle` to `end`. */
async function merge(
  from: Int32Array,
  to: Int32Array,
  [start, middle, end]: readonly [number, number, number],
  compare: Compare,
  breather: Breather,
): Promise<void> {
  if (middle >= end || compare(from[middle - 1] ?? 0, from[middle] ?? 0) <= 0) {
    to.set(from.subarray(start, end), start);
    return;
  }
  let left = start;
  let right = middle;
  for (let at = start; at < end; at += 1) {
    const takesLeft =
      right >= end || (left < middle && compare(from[left] ?? 0, from[right] ?? 0) <= 0);
    if (takesLeft) {
      to[at] = from[left] ?? 0;
      left += 1;
    } else {
      to[at] = from[right] ?? 0;
      right += 1;
    }
    if (at % SORTED_AT_ONCE === 0) await breather.pause();
  }
}

/** Sorts in place of `Int32Array.sort`, which would hold everything up for seconds. */
async function sortInSteps(codes: Int32Array, compare: Compare): Promise<Int32Array> {
  const breather = new Breather();
  for (let start = 0; start < codes.length; start += SORTED_AT_ONCE) {
    codes.subarray(start, start + SORTED_AT_ONCE).sort(compare);
    await breather.pause();
  }
  let from: Int32Array = codes;
  let to: Int32Array = new Int32Array(codes.length);
  for (let width = SORTED_AT_ONCE; width < codes.length; width *= 2) {
    for (let start = 0; start < codes.length; start += width * 2) {
      const middle = Math.min(start + width, codes.length);
      const end = Math.min(start + width * 2, codes.length);
      await merge(from, to, [start, middle, end], compare, breather);
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Ranks values as `ORDER BY` has them, texts by their bytes or, on wish, with case ignored. */
export async function rankValues(values: readonly Value[], ignoresCase: boolean): Promise<Ranks> {
  const breather = new Breather();
  const keys: (string | number)[] = [];
  const known = new Int32Array(values.length);
  let knownCount = 0;
  for (let code = 0; code < values.length; code += 1) {
    const value = values[code] ?? null;
    keys.push(typeof value === 'string' ? sortKey(value, ignoresCase) : (value ?? 0));
    if (value !== null) {
      known[knownCount] = code;
      knownCount += 1;
    }
    if (code % SORTED_AT_ONCE === 0) await breather.pause();
  }
  const keyOf = (code: number): string | number => keys[code] ?? 0;
  const sorted = await sortInSteps(known.subarray(0, knownCount), (a, b) => {
    const left = keyOf(a);
    const right = keyOf(b);
    return left < right ? -1 : left > right ? 1 : 0;
  });
  const rankOf = new Int32Array(values.length).fill(-1);
  let rank = -1;
  let last: string | number | null = null;
  for (let at = 0; at < sorted.length; at += 1) {
    const code = sorted[at] ?? 0;
    const key = keyOf(code);
    if (key !== last) rank += 1;
    last = key;
    rankOf[code] = rank;
    if (at % SORTED_AT_ONCE === 0) await breather.pause();
  }
  const count = rank + 1;
  return { rankOf: rankOf.map((each) => (each < 0 ? count : each)), count };
}
