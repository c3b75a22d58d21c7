import { distance } from 'fastest-levenshtein';
import { SHORTEST_LIKE, Sounds } from './cluster-keys.ts';
import { PLACE_WORDS } from './name-words.ts';

/**
 * From this length on, two letters may differ, and the first may be one of them. Below, too many
 * companies are two letters off: Infinera and Infineon, CommScope and ComScore.
 */
export const LONG_WORD = 10;

/** In so many names a word stands for itself and is no slip of another. */
const OWN_WORD_NAMES = 3;
/** Unless the other is this many times as frequent: a slip is made more than once too. */
const SLIP_RARITY = 10;

/** How many letters two words of this length may differ in and still be one word. */
function slipsAllowed(length: number): number {
  if (length < SHORTEST_LIKE) return 0;
  return length < LONG_WORD ? 1 : 2;
}

/** True where two words are of the same letters. */
export function isShuffled(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let at = 0; at < one.length; at += 1) {
    difference += one.charCodeAt(at) - other.charCodeAt(at);
  }
  // Sorting is what costs; most words are told by the sum.
  if (difference !== 0) return false;
  const sorted = (text: string): string => Array.from(text).toSorted().join('');
  return sorted(one) === sorted(other);
}

/**
 * How many letters differ where that may be a slip of the pen, two that changed places counting
 * as one; `null` where they are too many for words of this length.
 */
export function slipOf(one: string, other: string): number | null {
  const allowed = slipsAllowed(Math.min(one.length, other.length));
  if (Math.abs(one.length - other.length) > allowed) return null;
  const letters = distance(one, other);
  if (letters > 2) return null;
  const counted = letters === 2 && isShuffled(one, other) ? 1 : letters;
  if (counted > allowed) return null;
  const isLong = one.length >= LONG_WORD && other.length >= LONG_WORD;
  return isLong || one[0] === other[0] ? counted : null;
}

/** The words of all names that are compared, to tell slips from other words. */
export class NameWords {
  readonly sounds = new Sounds();
  readonly #names = new Map<string, number>();

  /** Counts the words of one name. */
  learn(words: readonly string[]): void {
    for (const word of new Set(words)) this.#names.set(word, (this.#names.get(word) ?? 0) + 1);
  }

  /** In how many names a word stands. */
  namesWith(word: string): number {
    return this.#names.get(word) ?? 0;
  }

  /** Every word once. */
  list(): string[] {
    return [...this.#names.keys()];
  }

  /**
   * True where two words that are written alike are different words all the same: two places, or
   * words that both stand in several names, such as "power" and "tower".
   */
  areDifferent(one: string, other: string): boolean {
    if (one === `${other}s` || other === `${one}s`) return false;
    if (PLACE_WORDS.has(one) && PLACE_WORDS.has(other)) return true;
    const counts = [this.namesWith(one), this.namesWith(other)];
    const rarer = Math.min(...counts);
    return rarer >= OWN_WORD_NAMES && rarer * SLIP_RARITY > Math.max(...counts);
  }
}
