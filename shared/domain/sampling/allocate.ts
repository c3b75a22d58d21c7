/** Where items stand: the code of a site, or its name; `null` for items that name none. */
export type Stratum = { readonly site: string | null; readonly items: number };

/** What chance says of the sites that a sample is shared out among. */
export type SiteChance = {
  /** A site's place among the others; places are compared by code units, and none has another's. */
  readonly rankOf: (site: string | null) => string;
  /** Where counting begins, from 0 and below 1. */
  readonly start: number;
};

/**
 * Shares a sample out among sites in proportion to their items. Each gets the whole part of its share;
 * what is left is handed out by chance, at most one to a site and to each as probably as its fraction
 * says, so that no item is likelier to be drawn than another: sites in the order of their places lay
 * their fractions end to end, and a site gets one more where a mark falls into its part, the marks being
 * 1 apart from `start` on (systematic selection with unequal probabilities: W. G. Madow, On the theory
 * of systematic sampling, II, The Annals of Mathematical Statistics 20, 1949). No site gets more than it
 * has. Gives sizes by site, whatever the order of the strata.
 */
export function allocate(
  strata: readonly Stratum[],
  size: number,
  { rankOf, start }: SiteChance,
): ReadonlyMap<string | null, number> {
  const total = strata.reduce((sum, { items }) => sum + items, 0);
  const wanted = Math.min(size, total);
  const sizes = new Map<string | null, number>();
  if (total === 0) return sizes;
  const placed = strata
    .map(({ site, items }) => ({ site, items, rank: rankOf(site) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
  // Whole numbers throughout, in parts of `total`: fractions would round differently from sum to sum.
  let mark = Math.floor(start * total);
  let end = 0;
  for (const { site, items } of placed) {
    end += (items * wanted) % total;
    const isMarked = mark < end;
    if (isMarked) mark += total;
    sizes.set(site, Math.floor((items * wanted) / total) + (isMarked ? 1 : 0));
  }
  return sizes;
}
