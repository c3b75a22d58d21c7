/** What is printed as nothing: soft hyphens, joiners, marks of direction. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}+/gu;
const DASHES = /[\p{Pd}\u2212]/gu;
const ASCII = /^[\0-\x7f]*$/u;
/** What is read and normalised as one character. */
const CLUSTERS =
  /[^\p{M}][\p{M}\p{Default_Ignorable_Code_Point}]*|[\p{M}\p{Default_Ignorable_Code_Point}]+/gu;
const NO_LETTERS = /[^\p{L}\p{N}\p{M}]+/gu;

/**
 * A text in which a name is found whatever its case, the width and composition of its letters, its
 * dashes, and characters that nobody sees.
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replaceAll(UNSEEN, '')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ')
    .replaceAll(DASHES, '-');
}

/** The same without everything that may stand between the words of a name. */
export function foldPlace(text: string): string {
  return foldText(text).replaceAll(NO_LETTERS, '');
}

/** A folded text that knows where each of its characters stood. */
export type FoldedText = {
  readonly folded: string;
  /** Where the character as it was written begins and ends, of each of `folded`. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

/** Folds a text as `foldText` does; see `FoldedText`. */
export function foldWithPlaces(text: string): FoldedText {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTERS)) {
    const piece = foldText(cluster);
    folded += piece;
    for (let at = 0; at < piece.length; at += 1) {
      starts.push(index);
      ends.push(index + cluster.length);
    }
  }
  return { folded, starts, ends };
}
