/** The entries whose words contain `needle`, case ignored, those that begin with it first. */
export function findByWords<T>(
  entries: readonly T[],
  needle: string,
  wordsOf: (entry: T) => string,
): T[] {
  const lowered = needle.trim().toLocaleLowerCase();
  if (lowered === '') return [...entries];
  const at = (entry: T): number => wordsOf(entry).toLocaleLowerCase().indexOf(lowered);
  const found = entries.filter((entry) => at(entry) >= 0);
  return found.toSorted((a, b) => Number(at(a) > 0) - Number(at(b) > 0));
}
