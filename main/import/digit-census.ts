import { SightingTally, type Sighting } from './sighting.ts';

/** Digits that a spreadsheet keeps of a number; it makes those behind them zero (MS 269370). */
const KEPT_DIGITS = 15;
/** Longer numbers are not told apart by length. */
const MAX_LENGTH = 40;
/** Of the long numbers, the share that ends in such zeros where a spreadsheet wrote the column. */
const LEAST_ROUND_SHARE = 0.5;
/** Zeros behind the 15th digit, over distinct numbers: ten digits are all zero once in 10^10. */
const SURE_ZEROS = 10;
/** The same where exponents in the column already show that a spreadsheet wrote it. */
const LIKELY_ZEROS = 3;
const ROUND_BUCKETS = 256;

/** Shorter numbers are counters, slots and codes whose length varies by nature. */
const LEAST_LENGTH_KNOWN = 5;
/** A column that nobody mapped may hold postcodes of several countries. */
const LEAST_LENGTH_UNKNOWN = 7;
const LEAST_ZERO_LED = 3;
/** Of all cells of the column, the share that is full numbers; fewer are digits by chance. */
const LEAST_FULL_SHARE = 0.05;
/** Zero leads, lost or not, at most so many times as often as the commonest other digit does. */
const MOST_ZERO_LEADS = 2;
/** Of the numbers that start with zeros, the share that has the one length. */
const SAME_LENGTH_SHARE = 0.9;
/** Short numbers for each zero-led one of full length; more are another numbering. */
const MOST_SHORT_PER_ZERO_LED = 4;
/** How far numbers of one kind may exceed what the zero-led ones foretell. */
const SHORT_SLACK = { times: 5, plus: 2 };
const LEAST_EXPLAINED_SHARE = 0.5;

const [ZERO, NINE] = [48, 57];

/** Numbers that lost their leading zeros, and how long they should be. */
export type LostZeros = {
  readonly seen: Sighting;
  readonly fullLength: number;
};

/** What is known of the digit-only texts of one length. */
class OfLength {
  readonly plain = new SightingTally();
  zeroLed = 0;
  /** Zero-led texts by how many zeros lead them. */
  readonly zeroRuns = new Uint32Array(MAX_LENGTH + 1);
  /** Texts by their first digit that is not zero. */
  readonly plainFirstDigits = new Uint32Array(10);
  readonly zeroLedFirstDigits = new Uint32Array(10);
}

/** Follows the digit-only texts of a column of identifiers. */
export class DigitCensus {
  readonly #byLength: (OfLength | null)[] = Array.from({ length: MAX_LENGTH + 1 }, () => null);
  readonly #round = new SightingTally();
  #longNumbers = 0;
  #roundAtFifteenth = 0;
  /** Buckets of hashes: the same part number a thousand times tells no more than once. */
  readonly #roundSeen = new Uint8Array(ROUND_BUCKETS);
  #distinctZeros = 0;

  /** Counts one text of nothing but digits. */
  add(text: string, line: number): void {
    const { length } = text;
    if (length > MAX_LENGTH) return;
    let zeros = 0;
    while (text.charCodeAt(zeros) === ZERO) zeros += 1;
    // Nothing but zeros stands for "not known".
    if (zeros === length) return;
    const ofLength = (this.#byLength[length] ??= new OfLength());
    const firstDigit = text.charCodeAt(zeros) - ZERO;
    if (zeros > 0) {
      ofLength.zeroLed += 1;
      ofLength.zeroRuns[zeros] = (ofLength.zeroRuns[zeros] ?? 0) + 1;
      ofLength.zeroLedFirstDigits[firstDigit] = (ofLength.zeroLedFirstDigits[firstDigit] ?? 0) + 1;
      return;
    }
    ofLength.plain.add(text, line);
    ofLength.plainFirstDigits[firstDigit] = (ofLength.plainFirstDigits[firstDigit] ?? 0) + 1;
    // A spreadsheet's number has no leading zeros, so only these can have lost digits.
    if (length > KEPT_DIGITS) this.#addLong(text, line);
  }

  #addLong(text: string, line: number): void {
    this.#longNumbers += 1;
    for (let at = text.length - 1; at >= KEPT_DIGITS; at -= 1) {
      if (text.charCodeAt(at) !== ZERO) return;
    }
    this.#round.add(text, line);
    if (text.charCodeAt(KEPT_DIGITS - 1) !== ZERO) this.#roundAtFifteenth += 1;
    let hash = 0;
    for (let at = 0; at < KEPT_DIGITS; at += 1) hash = (hash * 31 + text.charCodeAt(at)) | 0;
    const bucket = hash & (ROUND_BUCKETS - 1);
    if (this.#roundSeen[bucket] === 1) return;
    this.#roundSeen[bucket] = 1;
    this.#distinctZeros += text.length - KEPT_DIGITS;
  }

  /**
   * Numbers of 16 or more digits whose digits past the 15th all became zero; `null` where chance
   * or a numbering in round steps explains them.
   */
  lostDigits(hasExponents: boolean): Sighting | null {
    const { count } = this.#round;
    // Where the 15th digit is zero too, the numbering itself is round.
    const isCutAtFifteen = this.#roundAtFifteenth * 2 >= count;
    const isMost = count >= this.#longNumbers * LEAST_ROUND_SHARE;
    const needed = hasExponents ? LIKELY_ZEROS : SURE_ZEROS;
    if (!isCutAtFifteen || !isMost || this.#distinctZeros < needed) return null;
    return this.#round.sighting();
  }

  /**
   * Numbers that are shorter than the others and look like these without their leading zeros;
   * `null` where the lengths have another explanation. A column whose leading zeros are all gone
   * cannot be told from a counter and is not reported. `cells` is how many the column has.
   */
  lostZeros(isKnownIdentifier: boolean, cells: number): LostZeros | null {
    const fullLength = this.#fullLength();
    const full = this.#byLength[fullLength] ?? null;
    const least = isKnownIdentifier ? LEAST_LENGTH_KNOWN : LEAST_LENGTH_UNKNOWN;
    if (full === null || fullLength < least || full.zeroLed < LEAST_ZERO_LED) return null;
    const shorter = this.#byLength.slice(0, fullLength).map((of) => of?.plain.count ?? 0);
    const short = shorter.reduce((sum, count) => sum + count, 0);
    const fullCount = full.zeroLed + full.plain.count;
    if (short === 0 || short > fullCount || short > full.zeroLed * MOST_SHORT_PER_ZERO_LED) {
      return null;
    }
    if (fullCount < cells * LEAST_FULL_SHARE) return null;
    const explained = this.#explainedBy(full, fullLength, short);
    const count = explained.reduce((sum, seen) => sum + seen.count, 0);
    if (count < short * LEAST_EXPLAINED_SHARE || !this.#continues(full, fullLength, short)) {
      return null;
    }
    const first = explained.toSorted((a, b) => a.line - b.line)[0];
    return first === undefined ? null : { seen: { ...first, count }, fullLength };
  }

  /** The length of the texts that start with zeros, 0 where they have several. */
  #fullLength(): number {
    const zeroLed = this.#byLength.map((of) => of?.zeroLed ?? 0);
    const all = zeroLed.reduce((sum, count) => sum + count, 0);
    const most = Math.max(...zeroLed);
    return most > 0 && most >= all * SAME_LENGTH_SHARE ? zeroLed.indexOf(most) : 0;
  }

  /**
   * The short lengths that lost zeros explain: as many digits are missing as zeros lead others,
   * and about as often. Serials of another maker are all short by the same, unusual number.
   */
  #explainedBy(full: OfLength, fullLength: number, short: number): Sighting[] {
    const longestRun = full.zeroRuns.findLastIndex((count) => count > 0);
    const explained: Sighting[] = [];
    for (let missing = 1; missing <= longestRun; missing += 1) {
      const seen = this.#byLength[fullLength - missing]?.plain.sighting() ?? null;
      const limit = mostExpected(short, full.zeroRuns[missing] ?? 0, full.zeroLed);
      if (seen !== null && seen.count <= limit) explained.push(seen);
    }
    return explained;
  }

  /**
   * Whether most short numbers go on as full ones do behind their zeros. Where every full number
   * starts with zeros these are counters, and a run of them may share a digit; elsewhere the
   * digits are as frequent in both, and zero leads about as often as others do.
   */
  #continues(full: OfLength, fullLength: number, short: number): boolean {
    const isPadded = full.plain.count === 0;
    const mostOther = Math.max(...full.plainFirstDigits);
    const zeroLeads = full.zeroLed + short;
    if (!isPadded && zeroLeads > mostOther * MOST_ZERO_LEADS + SHORT_SLACK.plus) return false;
    let alike = 0;
    for (let digit = 1; digit <= 9; digit += 1) {
      const behindZeros = full.zeroLedFirstDigits[digit] ?? 0;
      const seen = this.#byLength
        .slice(0, fullLength)
        .reduce((sum, of) => sum + (of?.plainFirstDigits[digit] ?? 0), 0);
      const limit = mostExpected(short, behindZeros, full.zeroLed);
      if (isPadded ? behindZeros > 0 : seen <= limit) alike += seen;
    }
    return alike >= short * LEAST_EXPLAINED_SHARE;
  }
}

/** The most of `short` numbers that share something which `some` of `all` zero-led ones have. */
function mostExpected(short: number, some: number, all: number): number {
  return SHORT_SLACK.plus + (SHORT_SLACK.times * short * some) / all;
}

/** Where the first character that is no digit stands; the length where all are digits. */
export function endOfDigits(text: string): number {
  let at = 0;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) return at;
  }
  return at;
}
