import { decide, type Decision } from './column-format.ts';
import { SightingTally, type Sighting } from './sighting.ts';
import { bareNumber, type DecimalMark } from './values.ts';

const [NINE, ZERO, COMMA, POINT, PLUS, MINUS] = [57, 48, 44, 46, 43, 45];

/**
 * Which mark separates the fraction of a number: the mark, `unclear` where the number is another
 * one with each (`1.234`), `null` where nothing depends on it. A coordinate is never above 180, so
 * its mark always separates a fraction.
 */
function markToldBy(text: string, isCoordinate: boolean): DecimalMark | 'unclear' | null {
  let points = 0;
  let commas = 0;
  let isCommaLast = false;
  let digits = 0;
  let startsWithZero = false;
  let whole = 0;
  let afterMark = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) {
      if (digits === 0) startsWithZero = code === ZERO;
      digits += 1;
      afterMark += 1;
    } else if (code === POINT || code === COMMA) {
      if (points + commas === 0) whole = digits;
      // What stands between two marks is a group of thousands.
      else if (afterMark !== 3) return null;
      isCommaLast = code === COMMA;
      if (isCommaLast) commas += 1;
      else points += 1;
      afterMark = 0;
    } else if (at > 0 || (code !== PLUS && code !== MINUS)) {
      // White space, currency or nonsense: a few cells, which the reader's own rule takes apart.
      const bare = bareNumber(text);
      return bare === null || bare === text ? null : markToldBy(bare, isCoordinate);
    }
  }
  if (points + commas === 0 || afterMark === 0) return null;
  const last = isCommaLast ? ',' : '.';
  if (points + commas === 1) {
    const isGroup = afterMark === 3 && whole >= 1 && whole <= 3 && !startsWithZero;
    return isGroup && !isCoordinate ? 'unclear' : last;
  }
  if (isCoordinate || whole === 0 || whole > 3 || startsWithZero) return null;
  const lastCount = isCommaLast ? commas : points;
  if (points > 0 && commas > 0) return lastCount === 1 ? last : null;
  if (afterMark !== 3) return null;
  return isCommaLast ? '.' : ',';
}

/** Follows a column of numbers: does a point or a comma separate the fraction? */
export class DecimalMarkCensus {
  readonly #isCoordinate: boolean;
  readonly #point = new SightingTally();
  readonly #comma = new SightingTally();
  readonly #unclear = new SightingTally();
  readonly #unclearWith = { '.': new SightingTally(), ',': new SightingTally() };

  constructor(isCoordinate: boolean) {
    this.#isCoordinate = isCoordinate;
  }

  /** Counts one cell, trimmed and not blank. */
  add(text: string, line: number): void {
    const mark = markToldBy(text, this.#isCoordinate);
    if (mark === null) return;
    if (mark === 'unclear') {
      this.#unclear.add(text, line);
      this.#unclearWith[text.includes('.') ? '.' : ','].add(text, line);
    } else (mark === '.' ? this.#point : this.#comma).add(text, line);
  }

  /** What all cells together say. */
  decision(): Decision<DecimalMark> {
    return decide<DecimalMark>(
      { value: '.', seen: this.#point },
      { value: ',', seen: this.#comma },
      this.#unclear,
    );
  }

  /** The numbers with this mark before three digits, which is another number with each reading. */
  unclearWith(mark: DecimalMark): Sighting | null {
    return this.#unclearWith[mark].sighting();
  }
}
