import { decide, type Decision } from './column-format.ts';
import { SightingTally } from './sighting.ts';
import type { DecimalMark } from './values.ts';

const [NINE, ZERO, COMMA, POINT] = [57, 48, 44, 46];

/** What may stand in a number besides digits and marks, as `readNumber` allows it. */
function isIgnored(code: number): boolean {
  if (code === 32 || code === 39 || code === 43 || code === 45 || code === 36) return true;
  // No-break spaces, the typographic apostrophe, currency signs.
  if (code === 0xa0 || code === 0x2009 || code === 0x202f || code === 0x2019) return true;
  return (code >= 0xa2 && code <= 0xa5) || (code >= 0x20a0 && code <= 0x20cf);
}

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
    } else if (!isIgnored(code)) return null;
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

  constructor(isCoordinate: boolean) {
    this.#isCoordinate = isCoordinate;
  }

  /** Counts one cell, trimmed and not blank. */
  add(text: string, line: number): void {
    const mark = markToldBy(text, this.#isCoordinate);
    if (mark === null) return;
    if (mark === 'unclear') this.#unclear.add(text, line);
    else (mark === '.' ? this.#point : this.#comma).add(text, line);
  }

  /** What all cells together say. */
  decision(): Decision<DecimalMark> {
    return decide<DecimalMark>(
      { value: '.', seen: this.#point },
      { value: ',', seen: this.#comma },
      this.#unclear,
    );
  }
}
