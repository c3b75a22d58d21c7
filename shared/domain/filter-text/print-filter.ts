import type { FilterChoices, ItemFilter } from '../filter.ts';
import { FILTER_FIELDS, STATES, type FilterField } from '../filter-fields.ts';
import type { FilterNames } from '../filter-names.ts';
import { normalFilter } from '../normal-filter.ts';
import { quote } from './quoting.ts';
import { writeValue } from './write-value.ts';

const JOINING_WORDS: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT']);
const PLAIN_WORD = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._/+-]*$/u;

/** True for words that other languages join conditions by; to be searched for they stand in quotes. */
export function isJoiningWord(text: string): boolean {
  return JOINING_WORDS.has(text.toUpperCase());
}

function printSearch(search: string): string {
  const words = search.split(' ');
  const isPlain = words.every((word) => PLAIN_WORD.test(word) && !isJoiningWord(word));
  return isPlain ? search : quote(search);
}

/** A range that no item is in is two conditions: written as one it is refused as a slip. */
function isBackward(
  from: string | number | undefined,
  until: string | number | undefined,
): boolean {
  return from !== undefined && until !== undefined && from > until;
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
      if (range === undefined) return [];
      const { from, until } = range;
      const parts = isBackward(from, until) ? [{ from }, { until }] : [range];
      return parts.map((part) => `${field.word}:${printRange<string | number>(part)}`);
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
 * find them and no others; a rule that the names do not hold stands in quotes.
 */
export function printFilter(filter: ItemFilter, names: FilterNames): string {
  const normal = normalFilter(filter);
  const fields = FILTER_FIELDS.flatMap((field) => printField(field, normal, names));
  return [...fields, ...(normal.search === undefined ? [] : [printSearch(normal.search)])].join(
    ' ',
  );
}
