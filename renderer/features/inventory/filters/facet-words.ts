import type { NetworkFunction, Placement, Status } from '#shared/domain/item';
import type { Verdict } from '#shared/domain/verdict';
import { countryName } from '../../../components/format.ts';
import {
  functionWords,
  placementWords,
  statusWords,
  verdictWords,
} from '../../../components/words.ts';
import type { FacetField, FacetValue } from './filter-model.ts';

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
