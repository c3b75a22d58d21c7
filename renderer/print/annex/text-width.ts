/**
 * Measures texts as the sum of the widths of their characters, each asked for once: asking for every
 * text of a long annex takes longer than setting it. Joined letters are narrower than they are by
 * themselves, so that the sum is rarely too small. `widthOf` measures one character.
 */
export function textWidth(widthOf: (character: string) => number): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    let sum = 0;
    for (const character of text) {
      let width = known.get(character);
      if (width === undefined) {
        width = widthOf(character);
        known.set(character, width);
      }
      sum += width;
    }
    return sum;
  };
}
