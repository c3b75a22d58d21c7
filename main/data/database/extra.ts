/**
 * Unmapped columns of an item as heading to text. A map, because a heading may be any text, the
 * names of an object's own machinery (`__proto__`) among them.
 */
export type Extra = ReadonlyMap<string, string>;

/** Reads the stored form; anything that is not a text is left out. */
export function parseExtra(stored: unknown): Map<string, string> {
  if (typeof stored !== 'string') return new Map();
  const parsed: unknown = JSON.parse(stored);
  if (typeof parsed !== 'object' || parsed === null) return new Map();
  return new Map(
    Object.entries(parsed).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

/** The stored form, `null` where there is nothing to store. */
export function formatExtra(extra: Extra): string | null {
  return extra.size === 0 ? null : JSON.stringify(Object.fromEntries(extra));
}
