import type { ComparedName } from './cluster-keys.ts';
import { nearWords } from './near-words.ts';
import type { NameWords } from './word-slips.ts';

/** Up to so many names of one key are all compared with each other. */
const SMALL_BLOCK = 40;
/** In a larger block each name is compared with so many of the most frequent ones. */
const HEADS = 8;

/** Longer texts are sentences; a slip in them is not looked for. */
const MOST_WORDS = 10;

type Key = string | number;

/** The keys under which names are looked at together; '' and 0 join nobody. */
const KEYS: readonly ((name: ComparedName) => Key)[] = [
  ({ compact }) => compact,
  ({ fingerprint }) => fingerprint,
  ({ core }) => core,
  ({ pairs }) => pairs,
  ({ sound }) => sound,
];

type Report = (one: number, other: number) => void;

/** The places of the names of each key that two or more have. */
function blocksOf(
  names: readonly ComparedName[],
  keyOf: (name: ComparedName) => Key,
): readonly (readonly number[])[] {
  const first = new Map<Key, number>();
  const blocks = new Map<Key, number[]>();
  for (const [place, name] of names.entries()) {
    const key = keyOf(name);
    if (key === '' || key === 0) continue;
    const known = first.get(key);
    if (known === undefined) {
      first.set(key, place);
      continue;
    }
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, [known, place]);
    else block.push(place);
  }
  return [...blocks.values()];
}

function reportBlock(block: readonly number[], report: Report): void {
  const heads = block.length <= SMALL_BLOCK ? block.length : HEADS;
  for (let head = 0; head < heads; head += 1) {
    for (let at = head + 1; at < block.length; at += 1) report(block[head] ?? 0, block[at] ?? 0);
  }
}

/** Looks for each name with one or two of its words replaced by words they may be slips of. */
function reportSlips(names: readonly ComparedName[], words: NameWords, report: Report): void {
  const near = nearWords(words);
  // Of names that differ in a code alone, the most frequent stands for all.
  const byPlain = new Map<string, number>();
  for (const [place, { plain }] of names.entries()) {
    if (!byPlain.has(plain)) byPlain.set(plain, place);
  }
  for (const [place, name] of names.entries()) {
    if (!name.isComparable || name.words.length > MOST_WORDS) continue;
    const reportIf = (written: readonly string[]): void => {
      const other = byPlain.get(written.join(' '));
      if (other !== undefined) report(place, other);
    };
    for (const [first, word] of name.words.entries()) {
      for (const meant of near.get(word) ?? []) {
        const once = name.words.with(first, meant);
        reportIf(once);
        for (let second = first + 1; second < once.length; second += 1) {
          for (const also of near.get(once[second] ?? '') ?? []) reportIf(once.with(second, also));
        }
      }
    }
  }
}

/**
 * The pairs of names that may be alike, by their places, each once, the lower place first. Names
 * have to come most frequent first: of many names of one key, the rest is compared with these.
 */
export function candidatePairs(
  names: readonly ComparedName[],
  words: NameWords,
): readonly (readonly [number, number])[] {
  const met = new Set<number>();
  const pairs: (readonly [number, number])[] = [];
  const report: Report = (one, other) => {
    if (one === other) return;
    const [low, high] = one < other ? [one, other] : [other, one];
    const pair = low * names.length + high;
    if (met.has(pair)) return;
    met.add(pair);
    pairs.push([low, high]);
  };
  for (const keyOf of KEYS) {
    for (const block of blocksOf(names, keyOf)) reportBlock(block, report);
  }
  reportSlips(names, words, report);
  return pairs;
}
