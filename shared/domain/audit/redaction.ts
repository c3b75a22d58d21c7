import { z } from 'zod';

/**
 * What a reader may see: everything; no names, codes or places of sites; or counts alone, without
 * anything that tells one item, site, file or person from another.
 */
export const REDACTIONS = ['full', 'no-sites', 'counts'] as const;
export const redactionSchema = z.enum(REDACTIONS);
export type Redaction = z.infer<typeof redactionSchema>;
