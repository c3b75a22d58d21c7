/** What people put between the words of a name, or leave out: blanks, hyphens, underscores, points. */
const BETWEEN = String.raw`[\s\p{Pd}_.]`;
const GAPS = new RegExp(`${BETWEEN}+`, 'gu');
/** Names this short are taken out as words of their own only: "A" is part of too much. */
const SHORT_NAME = 4;

/** A text in which a name can be looked for however its case, accents and gaps are written. */
export function foldPlace(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ß', 'ss').replaceAll(GAPS, '');
}

function wordPattern(word: string): string {
  return word
    .replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`)
    .replaceAll(/ß|ss/giu, '(?:ss|ß|ẞ)');
}

function partFor(name: string): string {
  const words = name
    .normalize('NFC')
    .split(GAPS)
    .filter((word) => word !== '');
  const literal =
    words.length === 0 ? wordPattern(name) : words.map(wordPattern).join(`${BETWEEN}*`);
  return name.length < SHORT_NAME
    ? String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`
    : literal;
}

/**
 * Finds names of places and hosts in texts in Unicode's composed form (NFC), whatever their case and
 * what stands between their words; `null` where there are none.
 */
export function placePattern(names: readonly string[]): RegExp | null {
  const parts = names
    .filter((name) => name.trim() !== '')
    // The longest first, so that no part of a longer name is left.
    .toSorted((a, b) => b.length - a.length)
    .map(partFor);
  return parts.length === 0 ? null : new RegExp(parts.join('|'), 'giv');
}
