import { z } from 'zod';

/**
 * How a fact was established: `V-off` read in an official text, `V-sec` in a secondary page,
 * `MEM+` general knowledge of high confidence, `MEM` general knowledge only.
 * `MEM` and `MEM+` are shown as "unverified", and no rule of them acts by default.
 */
export const CERTAINTIES = ['V-off', 'V-sec', 'MEM+', 'MEM'] as const;
export const certaintySchema = z.enum(CERTAINTIES);
export type Certainty = z.infer<typeof certaintySchema>;

/** True where a fact has been read in a text that can be cited. */
export function isVerified(certainty: Certainty): boolean {
  return certainty === 'V-off' || certainty === 'V-sec';
}
