import { distance } from 'fastest-levenshtein';
import { digitsOf, type ComparedName } from './cluster-keys.ts';
import { isShuffled, slipOf, type NameWords } from './word-slips.ts';

/**
 * Why two names are likely the same company: they differ in case, punctuation or legal form
 * (`spelling`), in a number in brackets, in spaces, in the order of the words, in a place behind the
 * name, in few letters, or are of the same pairs of letters, or sound the same.
 */
export type Likeness = {
  readonly why:
    'spelling' | 'number' | 'spaces' | 'order' | 'places' | 'letters' | 'pairs' | 'sound';
  /** How many letters differ, where that is why. */
  readonly letters: number | null;
  /** From 0 to 1. */
  readonly confidence: number;
};

/** Letters that names may differ in altogether. */
const MOST_LETTERS = 2;
/** Of what names that sound the same are written with, less than this share may differ. */
const SOUND_SHARE = 1 / 3;
const PAIRS_SHARE = 1 / 4;

const SPELLING: Likeness = { why: 'spelling', letters: null, confidence: 0.99 };
const NUMBER: Likeness = { why: 'number', letters: null, confidence: 0.95 };
const SPACES: Likeness = { why: 'spaces', letters: null, confidence: 0.97 };
const ORDER: Likeness = { why: 'order', letters: null, confidence: 0.93 };
const PLACES: Likeness = { why: 'places', letters: null, confidence: 0.8 };
const PAIRS: Likeness = { why: 'pairs', letters: null, confidence: 0.7 };
const SOUND: Likeness = { why: 'sound', letters: null, confidence: 0.6 };

/** The words of one list that the other lacks, in their order. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return words.filter((word) => {
    const at = left.indexOf(word);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}

/** What differs between two names, side by side. */
type Sides = readonly (readonly [string, string])[];

/**
 * The words in which two names differ, as one where they are divided otherwise; `null` where one
 * name has a word more, which may tell it.
 */
function differences(one: ComparedName, other: ComparedName): Sides | null {
  const [ours, theirs] = [without(one.words, other.words), without(other.words, one.words)];
  if (ours.length === 0 || theirs.length === 0) return null;
  return ours.length === theirs.length
    ? ours.map((word, at) => [word, theirs[at] ?? ''])
    : [[ours.join(''), theirs.join('')]];
}

function byLetters(sides: Sides, words: NameWords, length: number): Likeness | null {
  let letters = 0;
  let hasOtherLetter = false;
  for (const [ours, theirs] of sides) {
    const slip = slipOf(ours, theirs);
    if (slip === null || words.areDifferent(ours, theirs)) return null;
    letters += slip;
    hasOtherLetter ||= ours.length === theirs.length && !isShuffled(ours, theirs);
  }
  if (letters > MOST_LETTERS) return null;
  // A letter too many, too few or misplaced is a slip more often than another letter is.
  const sureness = 0.9 - (1.2 * letters) / length - (hasOtherLetter ? 0.1 : 0);
  const confidence = Math.round(sureness * 100) / 100;
  return { why: 'letters', letters, confidence };
}

/** True where so little differs on each side that no other word stands there. */
function isWrittenAlike(sides: Sides, words: NameWords, share: number): boolean {
  return sides.every(([ours, theirs]) => {
    const most = Math.max(ours.length, theirs.length) * share;
    return !words.areDifferent(ours, theirs) && distance(ours, theirs) < most;
  });
}

/** True for words that sound the same. At the start the library takes every vowel for any other. */
function soundAlike(ours: string, theirs: string, { sounds }: NameWords): boolean {
  if (sounds.of(ours) !== sounds.of(theirs)) return false;
  const hasVowel = /^[aeiouy]/u.test(ours) || /^[aeiouy]/u.test(theirs);
  return !hasVowel || ours[0] === theirs[0];
}

/** Why two names are likely one company, `null` where nothing says so. The same both ways. */
export function likenessOf(
  one: ComparedName,
  other: ComparedName,
  words: NameWords,
): Likeness | null {
  if (one.normalised === other.normalised) return SPELLING;
  if (one.plain === other.plain) {
    return digitsOf(one.normalised) === digitsOf(other.normalised) ? SPELLING : NUMBER;
  }
  if (one.compact === other.compact) return SPACES;
  if (one.fingerprint === other.fingerprint) return ORDER;
  if (one.core !== '' && one.core === other.core) return PLACES;
  if (!one.isComparable || !other.isComparable || one.digits !== other.digits) return null;
  const sides = differences(one, other);
  if (sides === null) return null;
  const near = byLetters(sides, words, Math.max(one.compact.length, other.compact.length));
  if (near !== null) return near;
  if (one.pairs === other.pairs && isWrittenAlike(sides, words, PAIRS_SHARE)) return PAIRS;
  if (one.sound === '' || one.sound !== other.sound) return null;
  const isHeard = sides.every(([ours, theirs]) => soundAlike(ours, theirs, words));
  return isHeard && isWrittenAlike(sides, words, SOUND_SHARE) ? SOUND : null;
}
