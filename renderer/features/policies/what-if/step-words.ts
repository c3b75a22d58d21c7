import type { WhatIfResult, WhatIfStep } from '#shared/contract/what-if';
import { formatNumber, plural } from '../../../components/format.ts';
import type { SupplierNames } from '../../inventory/filters/facet-words.ts';
import { isEmptyFilter } from '../../inventory/filters/filter-model.ts';
import { sentenceOf } from '../../inventory/filters/filter-sentence.ts';

/** What stands for the supplier that a step puts in without naming one. */
export const CLEAR_SUPPLIER_WORDS = 'a vendor that no rule names';

/** What a step does to which items: "Replace by Nokia where vendor is Huawei". */
export function describeStep(step: WhatIfStep, suppliers: SupplierNames): string {
  const where = isEmptyFilter(step.filter)
    ? 'every item'
    : `where ${sentenceOf(step.filter, suppliers)}`;
  switch (step.kind) {
    case 'replace': {
      const { to } = step;
      const vendor =
        to === 'clear-supplier'
          ? CLEAR_SUPPLIER_WORDS
          : (suppliers.get(to.supplierId) ?? to.supplierId);
      return `Replace by ${vendor}, ${where}`;
    }
    case 'place':
      return `Place ${step.placement === 'core' ? 'in the core' : 'at the edge'}, ${where}`;
    case 'remove':
      return `Remove, ${where}`;
  }
}

/** How many items a step is about: "312 items", "312 items, 40 so already". */
export function stepCounts({ items, changed }: WhatIfResult['steps'][number]): string {
  if (items === 0) return 'no item at this point';
  if (changed === items) return plural(items, 'item');
  return `${plural(items, 'item')}, ${changed === 0 ? 'all' : formatNumber(items - changed)} so already`;
}
