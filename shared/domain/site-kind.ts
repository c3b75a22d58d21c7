import { z } from 'zod';

/** What kind of place a site is, as far as its own words say. */
export const SITE_KINDS = ['data-centre', 'core-site', 'exchange', 'cell-site', 'cabinet'] as const;
export const siteKindSchema = z.enum(SITE_KINDS);
export type SiteKind = z.infer<typeof siteKindSchema>;

export const siteWordsSchema = z.strictObject({
  schema: z.literal(1),
  kinds: z.array(
    z.strictObject({ kind: siteKindSchema, words: z.array(z.string().min(2)).min(1) }),
  ),
});
