import { z } from 'zod';

/** Verdicts from the gravest to the lightest; the order is the order of severity. */
export const VERDICTS = [
  'overdue',
  'remove-by',
  'over-cap',
  'restricted',
  'review',
  'undetermined',
  'clear',
] as const;
export const verdictSchema = z.enum(VERDICTS);
export type Verdict = z.infer<typeof verdictSchema>;

/** Severity from 6 (`overdue`) to 0 (`clear`). */
export function severityOf(verdict: Verdict): number {
  return VERDICTS.length - 1 - VERDICTS.indexOf(verdict);
}

/** The verdict of a severity between 0 and 6. Throws a RangeError outside of it. */
export function verdictOfSeverity(severity: number): Verdict {
  const verdict = VERDICTS[VERDICTS.length - 1 - severity];
  if (verdict === undefined) throw new RangeError(`No verdict has severity ${severity}.`);
  return verdict;
}

/**
 * True for the five verdicts that make an item "flagged": equipment of a potentially non-secure
 * supplier. `undetermined` and `clear` do not.
 */
export function isFlagged(verdict: Verdict): boolean {
  return severityOf(verdict) >= 2;
}
