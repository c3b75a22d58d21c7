/** What takes the numbers of lines. */
export type LineTaker = { add(line: number): void };

/** Of the last lines looked at, a hit in one of so many makes looking at each byte the quicker way. */
const DENSE = 8;

/** Where each line of a text ends, the line feed included. */
export function lineEnds(lines: Buffer): Uint32Array {
  const ends: number[] = [];
  for (let at = lines.indexOf(10); at >= 0; at = lines.indexOf(10, at + 1)) ends.push(at + 1);
  ends.push(lines.length + 1);
  return Uint32Array.from(ends);
}

/**
 * Adds the number of each line that holds `word` to `found`; the first line is `start`. Lines are
 * parted by line feeds, which no word holds, and end at `ends`. The search that the platform has
 * built in is quick where few lines hold the word; for many, calling it for each takes longest.
 */
export function scanLines(
  { lines, ends }: { readonly lines: Buffer; readonly ends: Uint32Array },
  word: Buffer,
  start: number,
  found: LineTaker,
): void {
  let line = 0;
  let hits = 0;
  let at = lines.indexOf(word);
  while (at >= 0) {
    while ((ends[line] ?? Infinity) <= at) line += 1;
    found.add(start + line);
    hits += 1;
    line += 1;
    if (hits * DENSE > line + DENSE) {
      scanBytes(lines, ends, word, { line, start, found });
      return;
    }
    at = lines.indexOf(word, ends[line - 1]);
  }
}

/** Adds the lines from `line` on that hold the word, by looking at each byte. */
function scanBytes(
  lines: Buffer,
  ends: Uint32Array,
  word: Buffer,
  { line, start, found }: { line: number; readonly start: number; readonly found: LineTaker },
): void {
  const first = word[0];
  const { length } = word;
  let from = ends[line - 1] ?? 0;
  for (let index = line; index < ends.length; index += 1) {
    const end = ends[index] ?? 0;
    // The line feed, or what would follow the last line, is no part of the line.
    const last = end - 1 - length;
    for (let at = from; at <= last; at += 1) {
      if (lines[at] !== first) continue;
      let offset = 1;
      while (offset < length && lines[at + offset] === word[offset]) offset += 1;
      if (offset === length) {
        found.add(start + index);
        break;
      }
    }
    from = end;
  }
}
