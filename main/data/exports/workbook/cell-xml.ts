/** UTF-16 units that a cell of a workbook holds. Source: Excel specifications and limits. */
export const MAX_CELL_UNITS = 32_767;

/** A lone half of a surrogate pair is no character, and no text of a file can hold it. */
const ODD = String.raw`[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]`;
/** What stands for itself nowhere in XML 1.0. Source: XML 1.0, production 2 (Char). */
const CONTROL = String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]`;
/** A text that a reader would take for an escape, by its underscore. */
const LOOKS_ESCAPED = '_(?=x[0-9A-Fa-f]{4}_)';
// Without the flag `u`, which would read pairs as one character, halves can be told.
const NEEDS_CARE = new RegExp(`[&<>\\r]|${CONTROL}|${ODD}|${LOOKS_ESCAPED}`, 'g');

/** Finds every text that needs care, and some that do not; most texts are told by it at once. */
const MAY_NEED_CARE = new RegExp(String.raw`[&<>_\u0000-\u001f\ud800-\udfff\ufffe\uffff]`);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // Written as it is, a reader of XML takes it for a line feed.
  '\r': '&#13;',
};

function escaped(unit: string): string {
  const entity = ENTITIES[unit];
  if (entity !== undefined) return entity;
  return `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

/**
 * A text as XML of a workbook. A character that XML cannot hold is written `_xHHHH_`, which
 * programs that open workbooks read back. Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
 */
export function xmlText(text: string): string {
  return MAY_NEED_CARE.test(text) ? text.replace(NEEDS_CARE, escaped) : text;
}

/** The most of a text that a cell holds; a pair of surrogates stays whole. */
export function cutText(text: string): string {
  if (text.length <= MAX_CELL_UNITS) return text;
  const isPairSplit = /[\ud800-\udbff]/.test(text.charAt(MAX_CELL_UNITS - 1));
  return text.slice(0, isPairSplit ? MAX_CELL_UNITS - 1 : MAX_CELL_UNITS);
}

const DAY_MS = 86_400_000;
/** Day 0 of workbooks for days from 1900-03-01 on, before which Excel counts a day too many. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const FIRST_SAFE_DAY = 61;

/** The number that stands for a day, `null` for what is no day or one before 1900-03-01. */
export function dayNumber(isoDate: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(isoDate)) return null;
  const day = Math.round((Date.parse(`${isoDate}T00:00:00Z`) - DAY_ZERO) / DAY_MS);
  return day >= FIRST_SAFE_DAY ? day : null;
}

/** The letters of a column, from 0: A, B, … Z, AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}
