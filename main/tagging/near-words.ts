import { SHORTEST_LIKE } from './cluster-keys.ts';
import { LONG_WORD, slipOf, type NameWords } from './word-slips.ts';

/** Longer words would have too many forms. */
const TWO_LETTERS_UNTIL = 20;
/** What so many words are like says nothing about any of them. */
const MOST_ALIKE = 50;

/** Of what a word may be a slip of, so many are looked at. */
const MOST_MEANT = 8;

/** Places for words beside a hash of 32 bits within the whole numbers that a double holds. */
const PLACES = 2 ** 21;

const FNV_OFFSET = 2_166_136_261;
const FNV_PRIME = 16_777_619;

/** A hash of a word without the letters at two places. */
function hashWithout(word: string, first: number, second: number): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < word.length; at += 1) {
    if (at !== first && at !== second) hash = Math.imul(hash ^ word.charCodeAt(at), FNV_PRIME);
  }
  return hash >>> 0;
}

/**
 * The forms of all words with one letter left out, of long ones also with two, each as its hash and the word's place in
 * one number, sorted: words that differ in few letters have a form in common.
 */
function sortedForms(words: readonly string[]): Float64Array {
  const hasTwo = ({ length }: string): boolean =>
    length >= LONG_WORD && length <= TWO_LETTERS_UNTIL;
  const formsOf = (word: string): number => {
    const { length } = word;
    return 1 + length + (hasTwo(word) ? (length * (length - 1)) / 2 : 0);
  };
  const forms = new Float64Array(words.reduce((sum, word) => sum + formsOf(word), 0));
  let at = 0;
  for (const [place, word] of words.entries()) {
    const add = (first: number, second: number): void => {
      forms[at] = hashWithout(word, first, second) * PLACES + place;
      at += 1;
    };
    add(-1, -1);
    for (let first = 0; first < word.length; first += 1) {
      add(first, -1);
      if (!hasTwo(word)) continue;
      for (let second = first + 1; second < word.length; second += 1) add(first, second);
    }
  }
  return forms.sort();
}

/** The words with a common form, each once, by their places. */
function* alike(forms: Float64Array): Generator<readonly number[]> {
  const hashAt = (at: number): number => Math.floor((forms[at] ?? 0) / PLACES);
  for (let from = 0, until = 1; from < forms.length; from = until, until += 1) {
    const hash = hashAt(from);
    while (until < forms.length && hashAt(until) === hash) until += 1;
    // Most forms are of one word; a list for each of them would be what takes the time.
    if (until - from === 1) continue;
    const places = new Set<number>();
    for (let at = from; at < until; at += 1) places.add((forms[at] ?? 0) - hash * PLACES);
    if (places.size > 1) yield [...places];
  }
}

/**
 * For each word those that it may be a slip of the pen of, the most frequent first. A slip is not
 * more frequent than the word that was meant, so that no list is long: a common word is written
 * wrongly in a hundred ways, and none of them is what it was meant to be.
 */
export function nearWords(names: NameWords): ReadonlyMap<string, readonly string[]> {
  const words = names
    .list()
    .filter((word) => word.length >= SHORTEST_LIKE && !/\p{N}/u.test(word))
    .slice(0, PLACES);
  const near = new Map<string, string[]>();
  const add = (from: string, to: string): void => {
    if (names.namesWith(from) > names.namesWith(to)) return;
    const list = near.get(from);
    if (list === undefined) near.set(from, [to]);
    else if (!list.includes(to)) list.push(to);
  };
  for (const places of alike(sortedForms(words))) {
    if (places.length > MOST_ALIKE) continue;
    for (const [index, place] of places.entries()) {
      const one = words[place] ?? '';
      for (let at = index + 1; at < places.length; at += 1) {
        const other = words[places[at] ?? 0] ?? '';
        // Words that differ in little have many forms in common.
        const isKnown = near.get(one)?.includes(other) ?? near.get(other)?.includes(one) ?? false;
        if (isKnown || slipOf(one, other) === null || names.areDifferent(one, other)) continue;
        add(one, other);
        add(other, one);
      }
    }
  }
  const meant = (a: string, b: string): number =>
    names.namesWith(b) - names.namesWith(a) || (a < b ? -1 : 1);
  return new Map(
    [...near].map(([word, others]) => [word, others.toSorted(meant).slice(0, MOST_MEANT)]),
  );
}
