import { foldPlace, foldText, foldWithPlaces, type FoldedText } from './fold-text.ts';

/** What stands between the words of a name that is too short, or too much of a number, for more. */
const NARROW_GAPS = /[-\s_.]+/u;
/** What people put between the words of a name: blanks, dashes, slashes, commas, brackets. */
const WIDE_GAPS = /[^\p{L}\p{N}\p{M}]+/u;
/** Where a letter meets a digit; people put a gap there, or leave it out. */
const CHANGE = /(?<=\p{N})(?=\p{L})|(?<=[\p{L}\p{M}])(?=\p{N})/u;

/** Names of fewer characters are no part of a longer word: "A" is part of too much. */
const SHORT_NAME = 4;
/** Codes of so many characters also end where digits begin, as in BER0009. */
const CODE = 3;
/** Letters of which words are written without blanks; two of them make a name. */
const UNSPACED =
  /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]{2,}$/u;

/** Where a name may begin and end: anywhere, at ends of words, or at changes within them too. */
type Edges = 'anywhere' | 'words' | 'changes';

type PlaceName = {
  /** Without gaps, to find fast where it does not occur. */
  readonly bare: string;
  /** Its words, and signs before and behind them, such as a bracket, that go with them. */
  readonly words: readonly string[];
  readonly before: string;
  readonly behind: string;
  readonly gaps: RegExp;
  readonly edges: Edges;
};

type Range = { readonly start: number; readonly end: number };

function edgesOf(name: string): Edges {
  const { length } = Array.from(name);
  if (length >= SHORT_NAME || UNSPACED.test(name)) return 'anywhere';
  return length === CODE && /^[\p{L}\p{N}\p{M}]+$/u.test(name) && /\p{L}/u.test(name)
    ? 'changes'
    : 'words';
}

function placeName(name: string): PlaceName {
  const folded = foldText(name).trim();
  const bare = foldPlace(name);
  const edges = edgesOf(folded.normalize('NFC'));
  const isWide = edges === 'anywhere' && /\p{L}/u.test(folded);
  const gaps = isWide ? WIDE_GAPS : NARROW_GAPS;
  const parts = folded.split(gaps).filter((word) => word !== '');
  // Of a name of signs alone, the signs are the name.
  if (parts.length === 0) return { bare, words: [folded], before: '', behind: '', gaps, edges };
  const words = edges === 'words' ? parts : parts.flatMap((word) => word.split(CHANGE));
  const before = folded.slice(0, folded.indexOf(words[0] ?? ''));
  const last = words.at(-1) ?? '';
  const behind = folded.slice(folded.lastIndexOf(last) + last.length);
  return { bare, words, before, behind, gaps, edges };
}

function behindGap(folded: string, start: number, gaps: RegExp): number {
  let at = start;
  for (;;) {
    const code = folded.codePointAt(at);
    if (code === undefined) return at;
    const character = String.fromCodePoint(code);
    if (!gaps.test(character)) return at;
    at += character.length;
  }
}

/** Where the words of a name end that begin at a place of a folded text; `null` where they do not. */
function endOf(folded: string, start: number, { words, gaps }: PlaceName): number | null {
  let at = start;
  for (const [index, word] of words.entries()) {
    if (index > 0) at = behindGap(folded, at, gaps);
    if (!folded.startsWith(word, at)) return null;
    at += word.length;
  }
  return at;
}

function* occurrencesOf(folded: string, name: PlaceName): Generator<Range> {
  const { words, before, behind } = name;
  const [first = ''] = words;
  let start = folded.indexOf(first);
  while (start >= 0) {
    const end = endOf(folded, start, name);
    if (end !== null) {
      const isBehind = folded.startsWith(behind, end);
      const isBefore = start >= before.length && folded.endsWith(before, start);
      yield {
        start: isBefore ? start - before.length : start,
        end: isBehind ? end + behind.length : end,
      };
    }
    start = folded.indexOf(first, start + 1);
  }
}

const isDigit = (text: string): boolean => /^\p{N}/u.test(text);
const isLetter = (text: string): boolean => /^[\p{L}\p{M}]/u.test(text);

/** True where a name may begin or end between two characters as they were written. */
function isEdge(before: string, after: string, edges: Edges): boolean {
  const isInWord = (isLetter(before) || isDigit(before)) && (isLetter(after) || isDigit(after));
  if (!isInWord) return true;
  if (edges === 'words') return false;
  return isDigit(before) !== isDigit(after) || (/^\p{Ll}/u.test(before) && /^\p{Lu}/u.test(after));
}

function rangeOf(
  text: string,
  { folded, starts, ends }: FoldedText,
  at: Range,
  edges: Edges,
): Range | null {
  // A letter with another mark is another letter.
  if (/^\p{M}/u.test(folded.slice(at.end, at.end + 2))) return null;
  const start = starts[at.start] ?? 0;
  const end = ends[at.end - 1] ?? text.length;
  if (edges === 'anywhere') return { start, end };
  // As it was written, since its case tells where a word begins; nothing beyond the ends.
  const written = (index: number): string =>
    text.slice(starts[index] ?? 0, ends[index] ?? 0).normalize('NFKC');
  const isWhole =
    isEdge(written(at.start - 1), written(at.start), edges) &&
    isEdge(written(at.end - 1), written(at.end), edges);
  return isWhole ? { start, end } : null;
}

function rangesOf(text: string, names: readonly PlaceName[]): Range[] {
  const place = foldWithPlaces(text);
  return names.flatMap((name) =>
    [...occurrencesOf(place.folded, name)].flatMap(
      (at) => rangeOf(text, place, at, name.edges) ?? [],
    ),
  );
}

function replaced(text: string, ranges: readonly Range[], inPlace: string): string {
  let left = '';
  let done = 0;
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    // Names that overlap are one: of neither may a part stay.
    if (start >= done) left += text.slice(done, start) + inPlace;
    done = Math.max(done, end);
  }
  return left + text.slice(done);
}

/**
 * Takes names of places and hosts out of texts and puts `inPlace` where they were, whatever their
 * case and what stands between their words. What names nothing stays to the letter.
 */
export function placeRemover(names: readonly string[], inPlace: string): (text: string) => string {
  const known = names.filter((name) => foldText(name).trim() !== '').map(placeName);
  return (text) => {
    const bare = foldPlace(text);
    const candidates = known.filter((name) => bare.includes(name.bare));
    return candidates.length === 0 ? text : replaced(text, rangesOf(text, candidates), inPlace);
  };
}
