import type { FilterChoices, ItemFilter } from '../filter.ts';
import { FILTER_FIELDS, STATES, type FilterField } from '../filter-fields.ts';
import type { FilterNames } from '../filter-names.ts';
import { normalFilter } from '../normal-filter.ts';
import { quote } from './quoting.ts';
import { writeValue } from './write-value.ts';

/** Words that other languages join conditions by; as words to search for they stand in quotes. */
export const JOINING_WORDS: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT']);
const PLAIN_WORD = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._/+-]*$/u;

function printSearch(search: string): string {
  const words = search.split(' ');
  const isPlain = words.every((word) => PLAIN_WORD.test(word) && !JOINING_WORDS.has(word));
  return isPlain ? search : quote(search);
}

function printRange<T extends string | number>(range: {
  from?: T | undefined;
  until?: T | undefined;
}): string {
  const { from, until } = range;
  if (from === undefined) return `<=${String(until)}`;
  if (until === undefined) return `>=${from}`;
  return from === until ? String(from) : `${from}..${until}`;
}

function printField(field: FilterField, filter: ItemFilter, names: FilterNames): string[] {
  switch (field.kind) {
    case 'states':
      return STATES.flatMap(({ word, key }) => {
        const value = filter[key];
        return value === undefined ? [] : [`${value ? '' : '-'}${field.word}:${word}`];
      });
    case 'choices': {
      const print = (choices: FilterChoices, sign: '' | '-'): string[] => {
        const list: readonly (string | number | null)[] = choices[field.key] ?? [];
        if (list.length === 0) return [];
        const words = list.map((value) => writeValue(field, value, names));
        return [`${sign}${field.word}:${words.join(',')}`];
      };
      return [...print(filter, ''), ...print(filter.not ?? {}, '-')];
    }
    case 'days':
    case 'numbers': {
      const range = filter[field.key];
      return range === undefined ? [] : [`${field.word}:${printRange<string | number>(range)}`];
    }
    case 'ids': {
      const value = filter[field.key];
      const ids = value === undefined ? [] : [value].flat();
      const except = field.key === 'itemIds' ? (filter.exceptItemIds ?? []) : [];
      return [
        ...(ids.length === 0 ? [] : [`${field.word}:${ids.join(',')}`]),
        ...(except.length === 0 ? [] : [`-${field.word}:${except.join(',')}`]),
      ];
    }
  }
}

/**
 * A filter as a query in words, which `parseFilter` reads back as the same filter in its normal
 * form; '' for every item. Suppliers, imports and manufacturers stand by their names where these
 * find them and no others.
 */
export function printFilter(filter: ItemFilter, names: FilterNames): string {
  const normal = normalFilter(filter);
  const fields = FILTER_FIELDS.flatMap((field) => printField(field, normal, names));
  return [...fields, ...(normal.search === undefined ? [] : [printSearch(normal.search)])].join(
    ' ',
  );
}
