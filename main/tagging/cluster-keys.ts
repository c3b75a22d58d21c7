import { doubleMetaphone } from 'double-metaphone';
import { CONNECTING_WORDS, isTradeWord, PLACE_WORDS } from './name-words.ts';
import { compactName, LEGAL_SUFFIXES } from './normalise-name.ts';

/** Names of fewer letters differ from too many others by one; only equal words join them. */
export const SHORTEST_LIKE = 5;

/** Fewer sounds are those of too many names. */
const FEWEST_SOUNDS = 4;

/** A number or code that a system puts behind a name in brackets: `Zorblatt (2011)`. */
const CODE = /\s*[([][A-Z]{0,4}[ :#-]?\d[\d.-]*[)\]]\s*$/u;

/** Scripts whose single letter is a syllable or a word: another letter is another name. */
const WORD_SCRIPTS = /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u;

const PLAIN_LETTERS = /^[a-z]+$/u;

/** One normalised name in the forms under which names are compared. */
export type ComparedName = {
  /** Names of one normalised form are one name; see `normaliseName`. */
  readonly normalised: string;
  /** Its words without a code in brackets and without a legal form run together with the last. */
  readonly words: readonly string[];
  readonly plain: string;
  readonly compact: string;
  /** Its words, sorted, each once. */
  readonly fingerprint: string;
  /** Its words without the places behind it, '' where too little is left to tell a company. */
  readonly core: string;
  /** True where spelling, letter pairs and sound may be compared too. */
  readonly isComparable: boolean;
  /** Its digits in their order: names that differ in one are not alike. */
  readonly digits: string;
  /** Stands for the set of its pairs of neighbouring letters, 0 for none. */
  readonly pairs: number;
  /** How it sounds, '' where that says too little. */
  readonly sound: string;
};

const MIX = 0x9e_37_79_b1;

/**
 * A number for the set of pairs of neighbouring letters. That two sets have the same one is rare
 * and does no harm: who has the same is compared letter by letter.
 */
function pairsOf(compact: string): number {
  let sum = 0;
  for (let at = 0; at + 1 < compact.length; at += 1) {
    // A pair counts once, where it stands first.
    if (compact.indexOf(compact.slice(at, at + 2)) < at) continue;
    const pair = Math.imul((compact.charCodeAt(at) << 16) ^ compact.charCodeAt(at + 1), MIX);
    sum = (sum + Math.imul(pair ^ (pair >>> 15), MIX)) | 0;
  }
  // So small a number needs no memory of its own.
  return sum >>> 2;
}

/** The digits of a text, with what stands between them left out. */
export function digitsOf(text: string): string {
  return PLAIN_LETTERS.test(text) ? '' : text.replace(/\P{N}+/gu, ' ').trim();
}

/** How words sound; many names share theirs, and to tell it takes time. */
export class Sounds {
  readonly #known = new Map<string, string>();

  /** How a word of plain Latin letters sounds, '' for another text. */
  of(word: string): string {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const sound = PLAIN_LETTERS.test(word) ? doubleMetaphone(word)[0] : '';
    this.#known.set(word, sound);
    return sound;
  }
}

function isSilent(word: string): boolean {
  return PLACE_WORDS.has(word) || CONNECTING_WORDS.has(word) || LEGAL_SUFFIXES.has(word);
}

/**
 * What is left without the places. A name that begins with one is left alone: the rest of
 * "Northern Power" or "China Mobile" is what many companies are called. So is "Telecom" of
 * "Telecom Italia".
 */
function coreOf(words: readonly string[], plain: string): string {
  const [first = ''] = words;
  if (PLACE_WORDS.has(first) || CONNECTING_WORDS.has(first)) return '';
  if (!words.some(isSilent)) return plain;
  const core = words.filter((word, at) => at === 0 || !isSilent(word));
  const isTelling = core.some((word) => !isTradeWord(word) && !/^\p{N}+$/u.test(word));
  return isTelling && core.join('').length >= SHORTEST_LIKE ? core.join(' ') : '';
}

/** The words sorted, each once; most names are of one or two. */
function fingerprintOf(words: readonly string[], plain: string): string {
  const [first = '', second = ''] = words;
  if (words.length === 1) return plain;
  if (words.length > 2) return [...new Set(words)].toSorted().join(' ');
  if (first === second) return first;
  return first < second ? plain : `${second} ${first}`;
}

/** A text without the code in brackets at its end. */
export function withoutCode(text: string): string {
  return text.includes('(') || text.includes('[') ? text.replace(CODE, '') : text;
}

/** The forms of a name; `plain` is the last of its `nameKeys`, without a code in brackets. */
export function comparedName(normalised: string, plain: string, sounds: Sounds): ComparedName {
  const words = plain.split(' ');
  const compact = compactName(plain);
  const isPlain = PLAIN_LETTERS.test(compact);
  const isComparable = compact.length >= SHORTEST_LIKE && (isPlain || !WORD_SCRIPTS.test(compact));
  const sound = isComparable && isPlain ? words.map((word) => sounds.of(word)).join('') : '';
  return {
    normalised,
    words,
    plain,
    compact,
    fingerprint: fingerprintOf(words, plain),
    core: coreOf(words, plain),
    isComparable,
    digits: digitsOf(compact),
    pairs: isComparable ? pairsOf(compact) : 0,
    sound: sound.length >= FEWEST_SOUNDS ? sound : '',
  };
}
