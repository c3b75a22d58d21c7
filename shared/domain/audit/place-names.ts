import { foldPlace, foldText, foldWithPlaces, type FoldedText } from './fold-text.ts';

/** What stands between the words of a name that is too short, or too much of a number, for more. */
const NARROW_GAP = String.raw`[\s_.\-]`;
/** What people put between the words of a name: blanks, dashes, slashes, commas, brackets. */
const WIDE_GAP = String.raw`[^\p{L}\p{N}\p{M}]`;
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
  readonly pattern: RegExp;
  readonly edges: Edges;
};

type Range = { readonly start: number; readonly end: number };

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);

function edgesOf(name: string): Edges {
  const { length } = Array.from(name);
  if (length >= SHORT_NAME || UNSPACED.test(name)) return 'anywhere';
  return length === CODE && /^[\p{L}\p{N}\p{M}]+$/u.test(name) && /\p{L}/u.test(name)
    ? 'changes'
    : 'words';
}

/** What finds a name in a folded text; signs at its ends, such as a bracket, go with it. */
function patternOf(folded: string, edges: Edges): RegExp {
  const gap = edges === 'anywhere' && /\p{L}/u.test(folded) ? WIDE_GAP : NARROW_GAP;
  const words = folded.split(new RegExp(`${gap}+`, 'u')).filter((word) => word !== '');
  if (words.length === 0) return new RegExp(escaped(folded), 'gu');
  const pieces = edges === 'words' ? words : words.flatMap((word) => word.split(CHANGE));
  const [before = ''] = new RegExp(`^${gap}+`, 'u').exec(folded) ?? [];
  const [after = ''] = new RegExp(`${gap}+$`, 'u').exec(folded) ?? [];
  const name = pieces.map(escaped).join(`${gap}*`);
  return new RegExp(`(?:${escaped(before)})?${name}(?:${escaped(after)})?`, 'gu');
}

function placeName(name: string): PlaceName {
  const folded = foldText(name).trim();
  const edges = edgesOf(folded.normalize('NFC'));
  return { bare: foldPlace(name), pattern: patternOf(folded, edges), edges };
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
  return names.flatMap(({ pattern, edges }) =>
    [...place.folded.matchAll(pattern)].flatMap(
      ({ 0: match, index }) =>
        rangeOf(text, place, { start: index, end: index + match.length }, edges) ?? [],
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
