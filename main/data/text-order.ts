/**
 * Orders texts by their code units, what is missing last: the same on every computer, whatever its
 * locale.
 */
export function compareTexts(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
