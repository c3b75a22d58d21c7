import { foldText } from './fold-text.ts';

const PIECES = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const GAPS = /[^\p{L}\p{N}\p{M}]+/gu;
/** What a name may have between its parts in one text and otherwise in another. */
const SOFT_GAP = /^(?:\s+|\s*-+\s*|[_.])$/u;
const CHANGES = /(?<=\p{N})(?=\p{L})|(?<=[\p{L}\p{M}])(?=\p{N})/gu;
const ENDS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu;
/** What joins the parts of a word, so that no plain name ends there. */
const JOINS_BEFORE = /^[-.'’·]$/u;
const JOINS_BEHIND = /^[-'’·]$/u;
/** What ends a word, however many parts it has. */
const ENDS_WORD = /[\s,;()"'“”„‘’«»<>/:=|+@&]/u;

/** Parts of names that are looked for within longer words; of a longer word, all of it is too. */
const MAX_PIECES = 10;
/** Names of letters and digits of fewer characters are no part of a longer word. */
const SHORT_HOST = 3;
/** Begins the key of a name that could be any word or number, and is looked for as a word of its own. */
const PLAIN = '=';

/** Nearly every host name, and its parts, without what Unicode asks for: a million are read at once. */
const USUAL = /^(?=[^a-z]*[a-z])(?=[^0-9]*[0-9])[a-z0-9]+(?:[-_. ][a-z0-9]+)*$/u;
const USUAL_PARTS = /[a-z]+|[0-9]+/gu;

function usualKey(run: string): string | null {
  if (run.length < SHORT_HOST || !USUAL.test(run)) return null;
  return run.match(USUAL_PARTS)?.join('-') ?? null;
}

/** The key of a text that begins and ends with a letter or digit, folded. */
function keyOf(run: string): string {
  const hasLetter = /\p{L}/u.test(run);
  const hasDigit = /\p{N}/u.test(run);
  const gaps = run.match(GAPS) ?? [];
  const isShort = gaps.length === 0 && run.length < SHORT_HOST;
  if (hasLetter && hasDigit && !isShort) {
    return run
      .replaceAll(GAPS, (gap) => (SOFT_GAP.test(gap) ? '-' : gap.replaceAll(/\s/gu, '')))
      .replaceAll(CHANGES, '-');
  }
  const asWritten = run.replaceAll(/\s+/gu, ' ');
  return hasLetter && gaps.length > 0 ? asWritten : PLAIN + asWritten;
}

/**
 * What tells a host name from others: whatever its case, dashes and width; where it has letters and
 * digits, whatever stands between its parts too. A text names a host where `hostKeysIn` has its key.
 * Empty for a name of signs alone.
 */
export function hostKey(name: string): string {
  const folded = foldText(name);
  const usual = usualKey(folded);
  if (usual !== null) return usual;
  const run = folded.replaceAll(ENDS, '');
  return run === '' ? '' : keyOf(run);
}

type Piece = { readonly start: number; readonly end: number };

/** True where a plain name from one piece to another is a word of its own, or one before a point. */
function isWord(text: string, pieces: readonly Piece[], first: number, last: number): boolean {
  const { start = 0 } = pieces[first] ?? {};
  const { end = 0 } = pieces[last] ?? {};
  const before = first === 0 ? '' : text.slice(pieces[first - 1]?.end, start);
  const next = pieces[last + 1];
  const behind = next === undefined ? '' : text.slice(end, next.start);
  if (JOINS_BEFORE.test(before) || JOINS_BEHIND.test(behind)) return false;
  // “core.example.net” names a host, “1.5” no host that is called 1.
  return behind !== '.' || /^\p{L}/u.test(text.slice(next?.start));
}

/** Keys of all that could be the name of a host in a text, some of them more than once. */
export function* hostKeysIn(text: string): Generator<string> {
  const folded = foldText(text);
  const pieces = [...folded.matchAll(PIECES)].map(({ 0: piece, index }): Piece => {
    return { start: index, end: index + piece.length };
  });
  let wordEnd = -1;
  for (const [first, { start }] of pieces.entries()) {
    const beyond = Math.min(first + MAX_PIECES, pieces.length);
    for (let last = first; last < beyond; last += 1) {
      const run = folded.slice(start, pieces[last]?.end);
      const key = usualKey(run) ?? keyOf(run);
      if (!key.startsWith(PLAIN) || isWord(folded, pieces, first, last)) yield key;
    }
    if (first <= wordEnd) continue;
    wordEnd = first;
    while (wordEnd + 1 < pieces.length) {
      const gap = folded.slice(pieces[wordEnd]?.end, pieces[wordEnd + 1]?.start);
      if (ENDS_WORD.test(gap)) break;
      wordEnd += 1;
    }
    if (wordEnd >= beyond) yield keyOf(folded.slice(start, pieces[wordEnd]?.end));
  }
}
