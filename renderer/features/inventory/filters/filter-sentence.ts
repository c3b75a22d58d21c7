import type { ItemFilter } from '#shared/domain/filter';
import {
  describeFilter as describe,
  filterSentence,
  type FilterPart,
} from '#shared/domain/filter-sentence';
import type { SupplierNames } from './facet-words.ts';

/** The conditions of a filter in the order they read best, with the names that screens know. */
export function describeFilter(filter: ItemFilter, suppliers: SupplierNames): FilterPart[] {
  return describe(filter, { suppliers });
}

/** A filter as one sentence: "flagged, vendor is Huawei"; "every item" where it is empty. */
export function sentenceOf(filter: ItemFilter, suppliers: SupplierNames): string {
  const sentence = filterSentence(filter, { suppliers });
  return sentence === '' ? 'every item' : sentence;
}
