import type { FilterChoices, ItemFilter } from './filter.ts';
import { FILTER_FIELDS, STATES, type ChoiceKey, type FilterField } from './filter-fields.ts';
import type { FilterNames } from './filter-names.ts';
import { choiceWords, type ConditionWords } from './filter-words.ts';
import { normalFilter } from './normal-filter.ts';
import { dayRangeWords, numberRangeWords, numberWords } from './range-words.ts';
import { quote } from './filter-text/quoting.ts';

/** One condition of a filter in words, and the filter that is left without it. */
export type FilterPart = ConditionWords & {
  /** The key of the filter, `not.` before it where its values are left out. */
  readonly key: string;
  readonly rest: ItemFilter;
};

function without(filter: ItemFilter, key: keyof ItemFilter): ItemFilter {
  const rest = { ...filter };
  delete rest[key];
  return rest;
}

function withoutExcluded(filter: ItemFilter, key: ChoiceKey): ItemFilter {
  const not: FilterChoices = { ...filter.not };
  delete not[key];
  return normalFilter({ ...filter, not });
}

function alike(words: string): ConditionWords {
  return { words, whole: words };
}

function idWords(ids: readonly number[], isExcluded: boolean): ConditionWords {
  const count = `${numberWords(ids.length)} chosen ${ids.length === 1 ? 'item' : 'items'}`;
  const numbers = `${ids.length === 1 ? 'item' : 'items'} ${ids.join(', ')}`;
  return isExcluded
    ? { words: `without ${count}`, whole: `without the ${numbers}` }
    : { words: count, whole: numbers };
}

function partsOf(field: FilterField, filter: ItemFilter, names: FilterNames): FilterPart[] {
  switch (field.kind) {
    case 'states':
      return STATES.flatMap(({ key, label }) => {
        const value = filter[key];
        const rest = without(filter, key);
        return value === undefined ? [] : [{ key, ...alike(value ? label : `not ${label}`), rest }];
      });
    case 'choices': {
      const { key } = field;
      const wanted = filter[key] ?? [];
      const excluded = filter.not?.[key] ?? [];
      return [
        ...(wanted.length === 0
          ? []
          : [{ key, ...choiceWords(field, wanted, false, names), rest: without(filter, key) }]),
        ...(excluded.length === 0
          ? []
          : [
              {
                key: `not.${key}`,
                ...choiceWords(field, excluded, true, names),
                rest: withoutExcluded(filter, key),
              },
            ]),
      ];
    }
    case 'days':
    case 'numbers': {
      const { key } = field;
      const rest = without(filter, key);
      const words =
        field.kind === 'days'
          ? dayRangeWords(field.key, filter[field.key])
          : numberRangeWords(field.key, filter[field.key]);
      return words === null ? [] : [{ key, ...alike(words), rest }];
    }
    case 'ids': {
      const { key } = field;
      if (key === 'itemId') {
        const { itemId } = filter;
        const rest = without(filter, key);
        return itemId === undefined
          ? []
          : [{ key, words: 'this item', whole: `item ${itemId} itself`, rest }];
      }
      const { itemIds = [], exceptItemIds = [] } = filter;
      return [
        ...(itemIds.length === 0
          ? []
          : [{ key, ...idWords(itemIds, false), rest: without(filter, key) }]),
        ...(exceptItemIds.length === 0
          ? []
          : [
              {
                key: 'exceptItemIds',
                ...idWords(exceptItemIds, true),
                rest: without(filter, 'exceptItemIds'),
              },
            ]),
      ];
    }
  }
}

/** The conditions of a filter, in the order they read best; what does not filter is none. */
export function describeFilter(filter: ItemFilter, names: FilterNames): FilterPart[] {
  const normal = normalFilter(filter);
  const parts = FILTER_FIELDS.flatMap((field) => partsOf(field, normal, names));
  const { search } = normal;
  if (search === undefined) return parts;
  const words = `contains ${quote(search, '“', '”')}`;
  return [...parts, { key: 'search', ...alike(words), rest: without(normal, 'search') }];
}

/** The words of a filter's conditions as one sentence; `isWhole` names every value. */
export function filterSentence(filter: ItemFilter, names: FilterNames, isWhole = false): string {
  return describeFilter(filter, names)
    .map(({ words, whole }) => (isWhole ? whole : words))
    .join(', ');
}
