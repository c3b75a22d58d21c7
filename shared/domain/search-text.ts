/** Parts the fields of an item where they are looked at as one text; no word holds it. */
export const FIELD_BREAK = '\u001f';

/** Texts that folding only has to put into capitals. */
const PLAIN = new RegExp(`^[ -~${FIELD_BREAK}]*$`, 'u');
/** Accents of Latin, Greek and Cyrillic letters once these are taken apart. */
const ACCENTS = /[\u0300-\u036f]/gu;
/** What is not seen: joiners, marks of direction, variation selectors, soft hyphens. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * The form under which a search finds a text: case, width, accents and characters that are not
 * seen make no difference, and a control character is a space. `FIELD_BREAK` stays. Folding a
 * text in parts, cut before a character that is no combining mark, gives the parts of the whole.
 */
export function foldForSearch(text: string): string {
  if (PLAIN.test(text)) return text.toUpperCase();
  return (
    text
      .toWellFormed()
      .replace(/\p{Cc}/gu, (control) => (control === FIELD_BREAK ? control : ' '))
      .normalize('NFKD')
      .replace(ACCENTS, '')
      .replace(UNSEEN, '')
      // The small letter first: the capital ẞ has no other.
      .toLowerCase()
      .toUpperCase()
  );
}

/** A quoted text, in which a doubled quote is one; or what stands between spaces. */
const PART = /"((?:[^"]|"")+)"|\S+/gu;

/**
 * What a search asks for, folded, the longest first: all of these must stand in an item, each
 * within one field. Words are parted by spaces; a text in double quotes is one with its spaces, and
 * `""` within it is a quote. Every other character stands for itself, a quote that does not close
 * too. Nothing is asked where nothing remains.
 */
export function parseSearch(search: string): string[] {
  const parts = [...search.matchAll(PART)].map(([whole, quoted]) =>
    foldForSearch(quoted?.replaceAll('""', '"') ?? whole).replaceAll(FIELD_BREAK, ' '),
  );
  const asked = parts.filter((part) => part.trim() !== '');
  return [...new Set(asked)].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** A stretch of a text, in UTF-16 units, the end not included. */
export type Stretch = { readonly start: number; readonly end: number };

/** Where the words of `parseSearch` stand in a text as it is shown, in order, overlaps joined. */
export function stretchesOf(text: string, words: readonly string[]): Stretch[] {
  if (words.length === 0) return [];
  const folded: string[] = [];
  /** For each unit of the folded text, where its character begins and ends in the text. */
  const origins: Stretch[] = [];
  for (const { 0: cluster, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const part = foldForSearch(cluster);
    folded.push(part);
    for (let unit = 0; unit < part.length; unit += 1) {
      origins.push({ start: index, end: index + cluster.length });
    }
  }
  const whole = folded.join('');
  const found: Stretch[] = [];
  for (const word of words) {
    let at = whole.indexOf(word);
    while (at >= 0) {
      const start = origins[at]?.start ?? 0;
      found.push({ start, end: origins[at + word.length - 1]?.end ?? start });
      at = whole.indexOf(word, at + word.length);
    }
  }
  const joined: Stretch[] = [];
  for (const next of found.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last === undefined || next.start > last.end) joined.push(next);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
  }
  return joined;
}
