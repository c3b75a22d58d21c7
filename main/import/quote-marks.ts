/**
 * A quote within a word or number. That of 19"x7" stands for inches, that of 31'12"N for seconds of
 * arc, and in Hebrew one marks what is abbreviated.
 */
const WITHIN_WORD =
  /[\p{L}\p{N}]"(?![xX×]\s*\p{N}|[NSEWO](?![\p{L}\p{N}])|(?<=\p{Script=Hebrew}")\p{L})[\p{L}\p{N}]/u;
/**
 * Quotes that stand for inches or seconds, or for what is abbreviated. Inches are of one or two
 * digits and stand by themselves: that of 10.0.0.15", MX960" or K-134" belongs to nothing.
 */
const MARKS =
  /(?<=(?:^|[\s([=~<>±+&,;/@*°'’′Øø-]|[\d"\s][xX×])(?:\d{1,2}(?:[.,]\d+|\/\d+)?|\d{0,2}[½¼¾])['’′]?\s?)"|(?<=\p{Script=Hebrew})"(?=\p{Script=Hebrew})/gu;
/** Typographic quotes, which people close with a plain one. */
const TYPOGRAPHIC = /[„“”«»]/u;

/** True where a text holds a text an odd number of times. */
export function holdsOddly(text: string, part: string): boolean {
  return text.split(part).length % 2 === 0;
}

/**
 * True for the text of a cell that no quotes enclose, where a quote in it was typed or lost by
 * mistake: it stands within a word, or alone and for nothing.
 */
export function hasOddQuote(cell: string): boolean {
  if (WITHIN_WORD.test(cell)) return true;
  return holdsOddly(cell.replace(MARKS, ''), '"') && !TYPOGRAPHIC.test(cell);
}
