import { foldCase } from '../fold-case.ts';

/** Steps of one letter (changed, left out, put in, or swapped with its neighbour) between words. */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one.charAt(i - 1) === other.charAt(j - 1);
      const isSwapped =
        i > 1 &&
        j > 1 &&
        one.charAt(i - 1) === other.charAt(j - 2) &&
        one.charAt(i - 2) === other.charAt(j - 1);
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    before = row;
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Longer texts are not compared letter by letter. */
const LONGEST = 60;

/**
 * The known word that somebody most likely meant; `null` where none is near: one that begins alike,
 * or that differs in at most a third of its letters.
 */
export function nearestWord(written: string, known: readonly string[]): string | null {
  const wanted = foldCase(written);
  if (wanted === '' || wanted.length > LONGEST) return null;
  let best: string | null = null;
  let least = Infinity;
  for (const word of known) {
    const folded = foldCase(word);
    if (folded.length > LONGEST) continue;
    const begins = wanted.length > 1 && folded.startsWith(wanted);
    const steps = begins ? 0.5 : distance(wanted, folded);
    const most = begins ? 1 : Math.max(wanted.length, folded.length) / 3;
    if (steps <= most && steps < least) {
      best = word;
      least = steps;
    }
  }
  return best;
}
