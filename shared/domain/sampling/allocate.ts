/** Where items stand: the code of a site, or its name; `null` for items that name none. */
export type Stratum = { readonly site: string | null; readonly items: number };

function compareSites(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

/**
 * Shares a sample out among sites in proportion to their items, by largest remainders: each gets the
 * whole part of its share, and what is left goes one by one to the greatest fractions, of equal ones to
 * the site that comes first by code units. No site gets more than it has. Gives sizes by site.
 */
export function allocate(
  strata: readonly Stratum[],
  size: number,
): ReadonlyMap<string | null, number> {
  const total = strata.reduce((sum, { items }) => sum + items, 0);
  const wanted = Math.min(size, total);
  if (total === 0) return new Map();
  // Whole numbers throughout: fractions would round differently from one sum to the next.
  const shares = strata.map(({ site, items }) => ({
    site,
    whole: Math.floor((items * wanted) / total),
    rest: (items * wanted) % total,
  }));
  const left = wanted - shares.reduce((sum, { whole }) => sum + whole, 0);
  const first = new Set(
    shares
      .toSorted((a, b) => b.rest - a.rest || compareSites(a.site, b.site))
      .slice(0, left)
      .map(({ site }) => site),
  );
  return new Map(shares.map(({ site, whole }) => [site, whole + (first.has(site) ? 1 : 0)]));
}
