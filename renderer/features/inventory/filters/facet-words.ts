import type { Facet } from '#shared/domain/facet';
import type { ItemFilter, LackedFact } from '#shared/domain/filter';
import type { FilterNames } from '#shared/domain/filter-names';
import type { NetworkFunction, Placement, Status, TagOrigin } from '#shared/domain/item';
import { LACKED_FACT_LABELS, ORIGIN_LABELS } from '#shared/domain/item-labels';
import type { Verdict } from '#shared/domain/verdict';
import { countryName } from '../../../components/format.ts';
import {
  functionWords,
  OUT_OF_SCOPE,
  placementWords,
  statusWords,
  verdictWords,
} from '../../../components/words.ts';
import { includedValues, isEmptyFilter, type FacetValue, type RangeKey } from './filter-model.ts';

/** What each facet is called. */
export const FACET_LABELS: Record<Facet, string> = {
  verdict: 'Verdict',
  supplier: 'Vendor',
  placement: 'Placement',
  function: 'Function',
  country: 'Country',
  site: 'Site',
  generation: 'Generation',
  status: 'Status',
  import: 'Import',
  origin: 'Placement set by',
  lacks: 'Missing facts',
};

/** What each range is called. */
export const RANGE_LABELS: Record<RangeKey, string> = {
  installedOn: 'Installed',
  deadline: 'Deadline',
  quantity: 'Quantity',
  unitCost: 'Unit cost',
};

const WITHOUT: Record<Facet, string> = {
  verdict: OUT_OF_SCOPE,
  supplier: 'Unresolved',
  placement: 'Untagged',
  function: 'No function',
  country: 'No country',
  site: 'No site',
  generation: 'No generation',
  status: 'No status',
  import: 'No import',
  origin: 'Nobody',
  lacks: 'Nothing',
};

/** Names of the suppliers by their ids. */
export type SupplierNames = ReadonlyMap<string, string>;

/** The word for one value of a facet. */
export function facetValueWords(facet: Facet, value: FacetValue, names: FilterNames): string {
  if (value === null) return WITHOUT[facet];
  switch (facet) {
    case 'verdict':
      return verdictWords[value as Verdict]?.label ?? value;
    case 'supplier':
      return names.suppliers.get(value) ?? value;
    case 'placement':
      return placementWords[value as Placement] ?? value;
    case 'function':
      return functionWords[value as NetworkFunction] ?? value;
    case 'country':
      return countryName(value);
    case 'status':
      return statusWords[value as Status] ?? value;
    case 'import':
      return names.imports?.get(Number(value)) ?? `Import ${value}`;
    case 'origin':
      return ORIGIN_LABELS[value as TagOrigin] ?? value;
    case 'lacks':
      return `Without ${LACKED_FACT_LABELS[value as LackedFact] ?? value}`;
    case 'site':
    case 'generation':
      return value;
  }
}

/**
 * Which items the counts of facets are of, where decommissioned ones may be among them; other
 * screens count those in scope only. `null` where the filter says it already.
 */
export function countsCaption(filter: ItemFilter): string | null {
  const statuses = includedValues(filter, 'status');
  const isLeftOut = filter.not?.statuses?.includes('decommissioned') === true;
  const hasDecommissioned =
    !isLeftOut && (statuses.length === 0 || statuses.includes('decommissioned'));
  const hasVerdict = filter.isFlagged === true || includedValues(filter, 'verdict').length > 0;
  if (!hasDecommissioned || hasVerdict) return null;
  return isEmptyFilter(filter)
    ? 'Counts of all items, decommissioned included'
    : 'Counts follow the other conditions; decommissioned items included';
}
