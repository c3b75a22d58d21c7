/** What takes the numbers of lines. */
export type LineTaker = { add(line: number): void };

/** Of the last lines looked at, a hit in one of so many makes looking at each byte the quicker way. */
const DENSE = 8;

/** Bytes from which on the platform looks for a word by skipping, whatever its first byte is. */
const SKIPPING = 8;
/** How often a byte has to be for looking for it to take as long as skipping. */
const COST_OF_SKIPPING = 0.065;
/** Bytes of a word that are enough to be rare. */
const LEAST_PART = 4;

/** A word, and the end of it that is looked for first. */
export type Needle = { readonly word: Buffer; readonly part: Buffer };

/** How often each byte stands in some texts: parts of 1. */
export function byteShares(texts: readonly Buffer[]): Float64Array {
  const shares = new Float64Array(256);
  let bytes = 0;
  for (const text of texts) {
    bytes += text.length;
    for (let at = 0; at < text.length; at += 1) {
      const byte = text[at] ?? 0;
      shares[byte] = (shares[byte] ?? 0) + 1;
    }
  }
  return shares.map((count) => count / Math.max(1, bytes));
}

/**
 * Chooses what of a word to look for first. The platform looks for the first byte of a short text and
 * compares from there, so that one with a rare byte in front is found several times as fast.
 */
export function needleOf(word: Buffer, shares: Float64Array): Needle {
  let part = word;
  let least = Infinity;
  for (let at = 0; at === 0 || at + LEAST_PART <= word.length; at += 1) {
    const isSkipped = word.length - at >= SKIPPING;
    const cost = isSkipped ? COST_OF_SKIPPING : (shares[word[at] ?? 0] ?? 0);
    if (cost >= least) continue;
    least = cost;
    part = word.subarray(at);
  }
  return { word, part };
}

/** True where the bytes of a word before its part stand at `start`. */
function isPreceded(lines: Buffer, { word, part }: Needle, start: number): boolean {
  if (start < 0) return false;
  for (let at = 0; at < word.length - part.length; at += 1) {
    if (lines[start + at] !== word[at]) return false;
  }
  return true;
}

/** Where each line of a text ends, the line feed included. */
export function lineEnds(lines: Buffer): Uint32Array {
  const ends: number[] = [];
  for (let at = lines.indexOf(10); at >= 0; at = lines.indexOf(10, at + 1)) ends.push(at + 1);
  ends.push(lines.length + 1);
  return Uint32Array.from(ends);
}

/**
 * Adds the number of each line that holds the word to `found`; the first line is `start`. Lines are
 * parted by line feeds, which no word holds, and end at `ends`. The search that the platform has
 * built in is quick where few lines hold the word; for many, calling it for each takes longest.
 */
export function scanLines(
  { lines, ends }: { readonly lines: Buffer; readonly ends: Uint32Array },
  needle: Needle,
  start: number,
  found: LineTaker,
): void {
  const { word, part } = needle;
  const before = word.length - part.length;
  let line = 0;
  let hits = 0;
  let at = lines.indexOf(part);
  while (at >= 0) {
    if (!isPreceded(lines, needle, at - before)) {
      at = lines.indexOf(part, at + 1);
      continue;
    }
    while ((ends[line] ?? Infinity) <= at) line += 1;
    found.add(start + line);
    hits += 1;
    line += 1;
    if (hits * DENSE > line + DENSE) {
      scanBytes(lines, ends, word, { line, start, found });
      return;
    }
    at = lines.indexOf(part, ends[line - 1]);
  }
}

/** True where a line, counted from 0, holds the word. */
export function holdsWord(
  { lines, ends }: { readonly lines: Buffer; readonly ends: Uint32Array },
  line: number,
  word: Buffer,
): boolean {
  if (line >= ends.length) return false;
  return holdsWithin(lines, word, ends[line - 1] ?? 0, (ends[line] ?? 0) - 1);
}

/** True where the word stands between two places of a text, of which the second is not part. */
function holdsWithin(lines: Buffer, word: Buffer, from: number, to: number): boolean {
  const first = word[0];
  const { length } = word;
  for (let at = from; at <= to - length; at += 1) {
    if (lines[at] !== first) continue;
    let offset = 1;
    while (offset < length && lines[at + offset] === word[offset]) offset += 1;
    if (offset === length) return true;
  }
  return false;
}

/** Adds the lines from `line` on that hold the word, by looking at each byte. */
function scanBytes(
  lines: Buffer,
  ends: Uint32Array,
  word: Buffer,
  { line, start, found }: { line: number; readonly start: number; readonly found: LineTaker },
): void {
  let from = ends[line - 1] ?? 0;
  for (let index = line; index < ends.length; index += 1) {
    const end = ends[index] ?? 0;
    // The line feed, or what would follow the last line, is no part of the line.
    if (holdsWithin(lines, word, from, end - 1)) found.add(start + index);
    from = end;
  }
}
