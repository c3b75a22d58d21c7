import type { ItemFilter } from '#shared/domain/filter';
import { FUNCTIONS, PLACEMENTS, STATUSES } from '#shared/domain/item';
import { normalFilter } from '#shared/domain/normal-filter';
import { VERDICTS } from '#shared/domain/verdict';

/** The properties of an item that can be filtered by picking values from a list with counts. */
export const FACET_FIELDS = [
  'verdict',
  'supplier',
  'placement',
  'function',
  'country',
  'status',
] as const;
export type FacetField = (typeof FACET_FIELDS)[number];

/** One value of a facet; `null` stands for items that lack the fact. */
export type FacetValue = string | null;

const FILTER_KEYS = {
  verdict: 'verdicts',
  supplier: 'suppliers',
  placement: 'placements',
  function: 'functions',
  country: 'countries',
  status: 'statuses',
} as const satisfies Record<FacetField, keyof ItemFilter>;

// Some facets have an order of their own; the others come from the most items to the fewest.
const ORDERS: Partial<Record<FacetField, readonly FacetValue[]>> = {
  verdict: VERDICTS,
  placement: PLACEMENTS,
  function: FUNCTIONS,
  status: STATUSES,
};

/**
 * The values of a facet that can be picked, in the order they are offered. Items out of scope
 * have no verdict; they are picked by their status.
 */
export function offeredValues<T extends { readonly value: FacetValue }>(
  field: FacetField,
  values: readonly T[],
): T[] {
  const order = ORDERS[field];
  const offered = values.filter(({ value }) => value !== null || field !== 'verdict');
  if (order === undefined) return offered;
  const rank = ({ value }: T): number => {
    const place = order.indexOf(value);
    return place === -1 ? order.length : place;
  };
  return offered.toSorted((a, b) => rank(a) - rank(b));
}

/** Lets only items in scope through: decommissioned ones are counted apart. */
export const IN_SCOPE: ItemFilter = {
  statuses: [...STATUSES.filter((status) => status !== 'decommissioned'), null],
};

/** The values picked for a facet; empty where it does not filter. */
export function valuesOf(filter: ItemFilter, field: FacetField): readonly FacetValue[] {
  return filter[FILTER_KEYS[field]] ?? [];
}

/** The filter without one of its properties. */
export function without(filter: ItemFilter, key: keyof ItemFilter): ItemFilter {
  const rest = { ...filter };
  delete rest[key];
  return rest;
}

/** The filter without a facet's values, which is what that facet's own counts are asked for. */
export function withoutFacet(filter: ItemFilter, field: FacetField): ItemFilter {
  return without(filter, FILTER_KEYS[field]);
}

/** The filter with exactly these values picked for a facet. */
export function withValues(
  filter: ItemFilter,
  field: FacetField,
  values: readonly FacetValue[],
): ItemFilter {
  const rest = withoutFacet(filter, field);
  if (values.length === 0) return rest;
  // The values come from the data host's own facets, so they are of the facet's type.
  return { ...rest, [FILTER_KEYS[field]]: [...values] } as ItemFilter;
}

/** The filter with one value of a facet added or taken away. */
export function toggleValue(filter: ItemFilter, field: FacetField, value: FacetValue): ItemFilter {
  const values = valuesOf(filter, field);
  return withValues(
    filter,
    field,
    values.includes(value) ? values.filter((each) => each !== value) : [...values, value],
  );
}

/** The filter with a search text; blank text does not search. */
export function withSearch(filter: ItemFilter, text: string): ItemFilter {
  const search = text.trim().slice(0, 200);
  return search === '' ? without(filter, 'search') : { ...filter, search };
}

/** The filter for flagged items only, or no longer. */
export function withFlaggedOnly(filter: ItemFilter, isOnly: boolean): ItemFilter {
  return isOnly ? { ...filter, isFlagged: true } : without(filter, 'isFlagged');
}

/** True where the filter lets every item through. */
export function isEmptyFilter(filter: ItemFilter): boolean {
  return Object.keys(normalFilter(filter)).length === 0;
}
