import { FACET_KEYS, isSameValue, withoutFacet, type Facet } from '#shared/domain/facet';
import type { ItemFilter } from '#shared/domain/filter';
import type { DaysKey, NumbersKey } from '#shared/domain/filter-fields';
import { FUNCTIONS, GENERATIONS, PLACEMENTS, STATUSES, TAG_ORIGINS } from '#shared/domain/item';
import { normalFilter } from '#shared/domain/normal-filter';
import { VERDICTS } from '#shared/domain/verdict';

/** One value of a facet; `null` stands for items that lack the fact. */
export type FacetValue = string | null;

/** What a filter says of one value of a facet. */
export type Choice = 'included' | 'excluded' | 'none';

/** Conditions of the filter that lie between two ends. */
export const RANGE_KEYS = ['installedOn', 'deadline', 'quantity', 'unitCost'] as const satisfies (
  DaysKey | NumbersKey
)[];
export type RangeKey = (typeof RANGE_KEYS)[number];

/** The two ends of a range, both included; either may be open. */
export type Range<T extends string | number> = {
  readonly from?: T | undefined;
  readonly until?: T | undefined;
};

// Some facets have an order of their own; the others come from the most items to the fewest.
const ORDERS: Partial<Record<Facet, readonly FacetValue[]>> = {
  verdict: VERDICTS,
  placement: PLACEMENTS,
  function: FUNCTIONS,
  generation: GENERATIONS,
  status: STATUSES,
  origin: TAG_ORIGINS,
};

/** True where the values of a facet are a closed list, short enough to be shown whole. */
export function isClosedList(facet: Facet): boolean {
  return ORDERS[facet] !== undefined || facet === 'lacks';
}

/**
 * The values of a facet that can be picked, in the order they are offered. Items out of scope
 * have no verdict; they are picked by their status.
 */
export function offeredValues<T extends { readonly value: FacetValue }>(
  facet: Facet,
  values: readonly T[],
): T[] {
  const order = ORDERS[facet];
  const offered = values.filter(({ value }) => value !== null || facet !== 'verdict');
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

function asText(values: readonly (string | number | null)[] | undefined): FacetValue[] {
  return (values ?? []).map((value) => (value === null ? null : String(value)));
}

/** The values included for a facet; empty where it includes all. */
export function includedValues(filter: ItemFilter, facet: Facet): FacetValue[] {
  return asText(filter[FACET_KEYS[facet]]);
}

/** The values excluded for a facet. */
export function excludedValues(filter: ItemFilter, facet: Facet): FacetValue[] {
  return asText(filter.not?.[FACET_KEYS[facet]]);
}

/** What the filter says of a value. */
export function choiceOf(filter: ItemFilter, facet: Facet, value: FacetValue): Choice {
  const isIt = (each: FacetValue): boolean => isSameValue(facet, each, value);
  if (includedValues(filter, facet).some(isIt)) return 'included';
  return excludedValues(filter, facet).some(isIt) ? 'excluded' : 'none';
}

/** The filter without one of its properties. */
export function without(filter: ItemFilter, key: keyof ItemFilter): ItemFilter {
  const rest = { ...filter };
  delete rest[key];
  return rest;
}

// The values come from the data host's own facets, so they are of the facet's type.
function stored(facet: Facet, values: readonly FacetValue[]): unknown[] {
  return facet === 'import' ? values.map(Number) : [...values];
}

function withChoices(
  filter: ItemFilter,
  facet: Facet,
  included: readonly FacetValue[],
  excluded: readonly FacetValue[],
): ItemFilter {
  const key = FACET_KEYS[facet];
  const rest = withoutFacet(filter, facet);
  return normalFilter({
    ...rest,
    [key]: stored(facet, included),
    not: { ...rest.not, [key]: stored(facet, excluded) },
  } as ItemFilter);
}

/** The filter without what it says of a facet's values. */
export function clearFacet(filter: ItemFilter, facet: Facet): ItemFilter {
  return withChoices(filter, facet, [], []);
}

/** The filter with exactly these values included for a facet. */
export function withValues(
  filter: ItemFilter,
  facet: Facet,
  values: readonly FacetValue[],
): ItemFilter {
  return withChoices(filter, facet, values, []);
}

/** The filter that says `choice` of a value; what it says of the others stays. */
export function withChoice(
  filter: ItemFilter,
  facet: Facet,
  value: FacetValue,
  choice: Choice,
): ItemFilter {
  const others = (values: readonly FacetValue[]): FacetValue[] =>
    values.filter((each) => !isSameValue(facet, each, value));
  const included = others(includedValues(filter, facet));
  const excluded = others(excludedValues(filter, facet));
  return withChoices(
    filter,
    facet,
    choice === 'included' ? [...included, value] : included,
    choice === 'excluded' ? [...excluded, value] : excluded,
  );
}

/** The filter with a value included or excluded, or with neither where it was that already. */
export function toggleChoice(
  filter: ItemFilter,
  facet: Facet,
  value: FacetValue,
  choice: Exclude<Choice, 'none'>,
): ItemFilter {
  const isSo = choiceOf(filter, facet, value) === choice;
  return withChoice(filter, facet, value, isSo ? 'none' : choice);
}

/** The filter with a range; a range without ends does not filter. */
export function withRange(
  filter: ItemFilter,
  key: RangeKey,
  range: Range<string> | Range<number>,
): ItemFilter {
  return normalFilter({ ...filter, [key]: range });
}

/** True where no value can lie between the ends. */
export function isEmptyRange<T extends string | number>({ from, until }: Range<T>): boolean {
  return from !== undefined && until !== undefined && from > until;
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
