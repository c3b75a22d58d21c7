/** The last line break at or before a position, -1 where there is none. */
export function lastBreakOf(text: string, from: number): number {
  return from < 0 ? -1 : Math.max(text.lastIndexOf('\n', from), text.lastIndexOf('\r', from));
}

/** True where a backslash that is not escaped itself stands before a position. */
export function isEscapedAt(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}

/** The lines of a text; a line feed behind a backslash is of its cell. */
export function splitUnescaped(text: string): string[] {
  const records: string[] = [];
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (isEscapedAt(text, at)) continue;
    records.push(text.slice(start, at));
    start = at + 1;
  }
  return [...records, text.slice(start)];
}
