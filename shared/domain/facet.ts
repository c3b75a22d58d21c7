import type { ItemFilter } from './filter.ts';
import { foldCase } from './fold-case.ts';

/** Properties whose values are counted beside the inventory, each with its list in a filter. */
export const FACET_KEYS = {
  verdict: 'verdicts',
  supplier: 'suppliers',
  placement: 'placements',
  function: 'functions',
  country: 'countries',
  site: 'sites',
  generation: 'generations',
  status: 'statuses',
  /** Imports that last wrote the item, by their id as text. */
  import: 'importIds',
  /** Who set the placement. */
  origin: 'origins',
  /** Facts that items lack; an item that lacks two is counted twice. */
  lacks: 'lacks',
} as const satisfies Record<string, keyof ItemFilter>;
export type Facet = keyof typeof FACET_KEYS;

/** True where a facet has two texts for one value: sites are the same whatever their case and width. */
export function isSameValue(facet: Facet, one: string | null, other: string | null): boolean {
  if (one === other) return true;
  if (facet !== 'site' || one === null || other === null) return false;
  return foldCase(one) === foldCase(other);
}

/** All facets, in the order in which they are offered. */
export const FACETS = Object.keys(FACET_KEYS) as readonly Facet[];

/** Values that a facet lists at most, beside those that the filter chose. */
export const FACET_VALUES_SHOWN = 50;

/** The values of a facet that a filter includes or excludes, as the facet lists them. */
export function chosenValues(filter: ItemFilter, facet: Facet): (string | null)[] {
  const key = FACET_KEYS[facet];
  return [...(filter[key] ?? []), ...(filter.not?.[key] ?? [])].map((value) =>
    value === null ? null : String(value),
  );
}

/** The filter without what it chose of a facet, which is what the facet's counts follow. */
export function withoutFacet(filter: ItemFilter, facet: Facet): ItemFilter {
  const key = FACET_KEYS[facet];
  const rest = { ...filter };
  delete rest[key];
  if (filter.not === undefined) return rest;
  const not = { ...filter.not };
  delete not[key];
  return { ...rest, not };
}
