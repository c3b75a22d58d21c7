type Site = { readonly site: string | null; readonly siteName: string | null };

/** A site as it is called on paper: its code and its name, where it has both. */
export function siteWords({ site, siteName }: Site): string {
  if (site === null) return 'No site';
  return siteName === null || siteName === site ? site : `${site}, ${siteName}`;
}
