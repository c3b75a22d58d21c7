import type { ItemFilter } from '#shared/domain/filter';
import type { NetworkFunction, Placement, Status } from '#shared/domain/item';
import type { Verdict } from '#shared/domain/verdict';
import { countryName } from '../../../components/format.ts';
import {
  functionWords,
  placementWords,
  statusWords,
  verdictWords,
} from '../../../components/words.ts';
import {
  isEmptyFilter,
  valuesOf,
  withoutFacet,
  type FacetField,
  type FacetValue,
} from './filter-model.ts';

/** What each facet is called. */
export const FACET_LABELS: Record<FacetField, string> = {
  verdict: 'Verdict',
  supplier: 'Vendor',
  placement: 'Placement',
  function: 'Function',
  country: 'Country',
  status: 'Status',
};

const WITHOUT: Record<FacetField, string> = {
  verdict: 'Out of scope',
  supplier: 'Unresolved',
  placement: 'Untagged',
  function: 'No function',
  country: 'No country',
  status: 'No status',
};

/** Names of the suppliers by their ids. */
export type SupplierNames = ReadonlyMap<string, string>;

/** The word for one value of a facet. */
export function facetValueWords(
  field: FacetField,
  value: FacetValue,
  suppliers: SupplierNames,
): string {
  if (value === null) return WITHOUT[field];
  switch (field) {
    case 'verdict':
      return verdictWords[value as Verdict]?.label ?? value;
    case 'supplier':
      return suppliers.get(value) ?? value;
    case 'placement':
      return placementWords[value as Placement] ?? value;
    case 'function':
      return functionWords[value as NetworkFunction] ?? value;
    case 'country':
      return countryName(value);
    case 'status':
      return statusWords[value as Status] ?? value;
  }
}

/**
 * Which items the counts of a facet are of, where decommissioned ones may be among them; other
 * screens count those in scope only. `null` where the list or the filter says it already.
 */
export function countsCaption(filter: ItemFilter, field: FacetField): string | null {
  if (field === 'verdict' || field === 'status') return null;
  const statuses = valuesOf(filter, 'status');
  const hasDecommissioned = statuses.length === 0 || statuses.includes('decommissioned');
  const hasVerdict = filter.isFlagged === true || valuesOf(filter, 'verdict').length > 0;
  if (!hasDecommissioned || hasVerdict) return null;
  return isEmptyFilter(withoutFacet(filter, field))
    ? 'Counts of all items, decommissioned included'
    : 'Counts of items that meet the other conditions, decommissioned included';
}
