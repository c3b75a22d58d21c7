/** Where a line may end: behind one of these. */
const SEAMS = /[\s\-/_.,:;@]/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Cuts a text into lines that are no wider than `width` by what `measure` says, at a seam where there
 * is one in the second half of a line, else between two characters as people see them.
 */
export function wrapText(
  text: string,
  width: number,
  measure: (text: string) => number,
): readonly string[] {
  if (measure(text) <= width) return [text];
  const parts = Array.from(graphemes.segment(text), ({ segment }) => segment);
  const lines: string[] = [];
  let start = 0;
  while (start < parts.length) {
    let low = start + 1;
    let high = parts.length;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (measure(parts.slice(start, middle).join('')) <= width) low = middle;
      else high = middle - 1;
    }
    let end = low;
    if (end < parts.length) {
      for (let at = end; at > start + (end - start) / 2; at -= 1) {
        if (!SEAMS.test(parts[at - 1] ?? '')) continue;
        end = at;
        break;
      }
    }
    lines.push(parts.slice(start, end).join('').trimEnd());
    start = end;
  }
  return lines;
}
