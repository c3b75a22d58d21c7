import type { ItemFilter } from '#shared/domain/filter';
import { plural } from '../../../components/format.ts';
import { lackedFactWords, siteKindWords } from '../../../components/words.ts';
import { FACET_LABELS, facetValueWords, type SupplierNames } from './facet-words.ts';
import { FACET_FIELDS, isInScopeOnly, valuesOf, without, withoutFacet } from './filter-model.ts';

/** One condition of a filter in words, and the filter that is left without it. */
export type FilterPart = {
  readonly key: string;
  readonly words: string;
  readonly rest: ItemFilter;
};

const orList = new Intl.ListFormat('en', { type: 'disjunction' });
const MOST_NAMED = 3;

function joined(words: readonly string[]): string {
  const named = words.slice(0, MOST_NAMED);
  const others = words.length - named.length;
  return orList.format(others > 0 ? [...named, `${others} more`] : named);
}

/** What equipment with a sign does: `oid:2011` answers under enterprise number 2011. */
function evidenceWords(key: string, suppliers: SupplierNames): string {
  if (key === 'oid:other') return 'answers under an enterprise number of no known vendor';
  if (key.startsWith('mac:')) {
    const assignee = key.slice('mac:'.length);
    return `bears a MAC address of ${suppliers.get(assignee) ?? assignee}`;
  }
  return key.startsWith('oid:')
    ? `answers under enterprise number ${key.slice('oid:'.length)}`
    : `runs ${key.replace(/^software:/u, '')}`;
}

/** What other screens choose items by. */
function chosenParts(filter: ItemFilter): FilterPart[] {
  const { lacks = [], undeterminedBy = [], flaggedBy = [], itemIds = [] } = filter;
  const part = (
    key: 'lacks' | 'undeterminedBy' | 'flaggedBy' | 'itemIds',
    words: string,
  ): FilterPart => ({
    key,
    words,
    rest: without(filter, key),
  });
  return [
    ...(lacks.length > 0
      ? [part('lacks', `without ${joined(lacks.map((fact) => lackedFactWords[fact]))}`)]
      : []),
    ...(undeterminedBy.length > 0
      ? [part('undeterminedBy', `left open by ${plural(undeterminedBy.length, 'rule')}`)]
      : []),
    ...(flaggedBy.length > 0
      ? [part('flaggedBy', `flagged by ${plural(flaggedBy.length, 'chosen rule')}`)]
      : []),
    ...(itemIds.length > 0 ? [part('itemIds', plural(itemIds.length, 'chosen item'))] : []),
  ];
}

/** The conditions of a filter in the order they read best. */
export function describeFilter(filter: ItemFilter, suppliers: SupplierNames): FilterPart[] {
  const parts: FilterPart[] = [];
  if (filter.itemId !== undefined) {
    parts.push({ key: 'itemId', words: 'this item', rest: without(filter, 'itemId') });
  }
  if (filter.isFlagged !== undefined) {
    const words = filter.isFlagged ? 'flagged' : 'not flagged';
    parts.push({ key: 'isFlagged', words, rest: without(filter, 'isFlagged') });
  }
  for (const field of FACET_FIELDS) {
    const values = valuesOf(filter, field);
    if (values.length === 0) continue;
    const words = joined(values.map((value) => facetValueWords(field, value, suppliers)));
    const isScope = field === 'status' && isInScopeOnly(filter);
    parts.push({
      key: field,
      words: isScope ? 'not decommissioned' : `${FACET_LABELS[field].toLowerCase()} is ${words}`,
      rest: withoutFacet(filter, field),
    });
  }
  if (filter.manufacturerIds !== undefined && filter.manufacturerIds.length > 0) {
    parts.push({
      key: 'manufacturerIds',
      words: `manufacturer written in ${plural(filter.manufacturerIds.length, 'chosen way')}`,
      rest: without(filter, 'manufacturerIds'),
    });
  }
  if (filter.evidence !== undefined && filter.evidence.length > 0) {
    parts.push({
      key: 'evidence',
      words: `the equipment ${joined(filter.evidence.map((key) => evidenceWords(key, suppliers)))}`,
      rest: without(filter, 'evidence'),
    });
  }
  const { models = [], hostPatterns = [], siteKinds = [] } = filter;
  if (models.length > 0) {
    const words = joined(models.map((model) => model ?? 'missing'));
    parts.push({ key: 'models', words: `model is ${words}`, rest: without(filter, 'models') });
  }
  if (hostPatterns.length > 0) {
    const words = joined(hostPatterns.map((pattern) => pattern ?? 'no name'));
    const rest = without(filter, 'hostPatterns');
    parts.push({ key: 'hostPatterns', words: `host name is like ${words}`, rest });
  }
  if (siteKinds.length > 0) {
    const words = joined(siteKinds.map((kind) => siteKindWords[kind ?? 'none'].toLowerCase()));
    const rest = without(filter, 'siteKinds');
    parts.push({ key: 'siteKinds', words: `site is ${words}`, rest });
  }
  parts.push(...chosenParts(filter));
  if (filter.importIds !== undefined && filter.importIds.length > 0) {
    parts.push({
      key: 'importIds',
      words: `from ${plural(filter.importIds.length, 'chosen import')}`,
      rest: without(filter, 'importIds'),
    });
  }
  if (filter.isMissing !== undefined) {
    const words = filter.isMissing ? 'missing from its source' : 'not missing from its source';
    parts.push({ key: 'isMissing', words, rest: without(filter, 'isMissing') });
  }
  if (filter.search !== undefined && filter.search !== '') {
    parts.push({
      key: 'search',
      words: `contains “${filter.search}”`,
      rest: without(filter, 'search'),
    });
  }
  return parts;
}

/** A filter as one sentence: "flagged and vendor is Huawei"; "every item" where it is empty. */
export function sentenceOf(filter: ItemFilter, suppliers: SupplierNames): string {
  const parts = describeFilter(filter, suppliers);
  return parts.length === 0 ? 'every item' : parts.map(({ words }) => words).join(' and ');
}
