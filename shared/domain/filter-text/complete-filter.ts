import { englishCountries } from '../country-names.ts';
import {
  FILTER_FIELDS,
  fieldOfWord,
  MISSING,
  STATES,
  type ChoiceField,
  type FilterField,
} from '../filter-fields.ts';
import type { FilterNames } from '../filter-names.ts';
import { foldCase } from '../fold-case.ts';
import { caretPlace } from './caret-place.ts';
import { writeValue } from './write-value.ts';

/** What can be put in the place of what is being typed: its text, and what it means. */
export type CompletionOption = { readonly text: string; readonly label: string };
export type Completion = {
  /** The text from here to there is replaced by an option's text. */
  readonly from: number;
  readonly to: number;
  readonly options: readonly CompletionOption[];
};

const MOST_OFFERED = 30;
/** Values are offered before their field was named only for so many letters. */
const ENOUGH_LETTERS = 2;

/** Those that begin like what was typed, then those of which a later word does. */
function matching(options: readonly CompletionOption[], typed: string): CompletionOption[] {
  const wanted = foldCase(typed);
  const isAny = ({ text, label }: CompletionOption, test: (folded: string) => boolean): boolean =>
    test(foldCase(text).replace(/^"/u, '')) || test(foldCase(label));
  const first = options.filter((each) => isAny(each, (folded) => folded.startsWith(wanted)));
  const known = new Set(first);
  const later = options.filter(
    (each) => !known.has(each) && isAny(each, (folded) => folded.includes(` ${wanted}`)),
  );
  return [...first, ...later];
}

function valuesOf(field: ChoiceField, names: FilterNames): CompletionOption[] {
  const option = (value: string | number, label: string): CompletionOption => ({
    text: writeValue(field, value, names),
    label,
  });
  const named = <Id extends string | number>(
    map: ReadonlyMap<Id, string> = new Map<Id, string>(),
  ): CompletionOption[] =>
    [...map]
      .toSorted(([, one], [, other]) => one.localeCompare(other, 'en'))
      .map(([id, name]) => option(id, name));
  switch (field.values.is) {
    case 'known':
      return field.values.values.map(({ value, label }) => option(value, label));
    case 'supplier':
      return named(names.suppliers);
    case 'manufacturer':
      return named(names.manufacturers);
    case 'import':
      return named(names.imports);
    case 'country':
      return named(englishCountries());
    case 'rule':
      return named(names.rules);
    case 'text':
      return [];
  }
}

/** All that can be written after the colon of a field, but for what only people know. */
function optionsOf(field: FilterField, typed: string, names: FilterNames): CompletionOption[] {
  switch (field.kind) {
    case 'states':
      return STATES.map(({ word, label }) => ({ text: word, label }));
    case 'choices':
      return [
        ...valuesOf(field, names),
        ...(field.isNullable ? [{ text: MISSING, label: 'Without it' }] : []),
      ];
    case 'days':
    case 'numbers':
      if (/\d$/u.test(typed) && !/^[<>]|\.\./u.test(typed)) {
        return [{ text: `${typed}..`, label: 'to …' }];
      }
      return typed === ''
        ? [
            { text: '>=', label: 'From, that included' },
            { text: '<=', label: 'Until, that included' },
          ]
        : [];
    case 'ids':
      return [];
  }
}

function fieldOptions(typed: string, isExcluded: boolean, names: FilterNames): CompletionOption[] {
  const fields = FILTER_FIELDS.filter(
    ({ kind }) => !isExcluded || kind === 'choices' || kind === 'states',
  );
  const words = matching(
    fields.map(({ word, meaning }) => ({ text: `${word}:`, label: meaning })),
    typed,
  );
  if (typed.length < ENOUGH_LETTERS) return words;
  const values = fields.flatMap((field) =>
    field.kind === 'choices' && (field.values.is === 'known' || field.values.is === 'supplier')
      ? matching(valuesOf(field, names), typed).map(({ text, label }) => ({
          text: `${field.word}:${text}`,
          label: `${field.meaning}: ${label}`,
        }))
      : [],
  );
  return [...words, ...values];
}

/**
 * What can be written where the caret stands: fields, values of the field, and the signs of ranges.
 * Without options where only the operator knows what comes, or where a text before does not end.
 */
export function completeFilter(text: string, caret: number, names: FilterNames): Completion {
  const { from, to, typed, fieldWord, isExcluded, others } = caretPlace(text, caret);
  if (fieldWord === null) {
    return { from, to, options: fieldOptions(typed, isExcluded, names).slice(0, MOST_OFFERED) };
  }
  const field = fieldOfWord(fieldWord);
  if (field === undefined) return { from, to, options: [] };
  const all = optionsOf(field, typed, names);
  const isRange = field.kind === 'days' || field.kind === 'numbers';
  const chosen = new Set(others);
  const options = (isRange ? all : matching(all, typed)).filter((each) => !chosen.has(each.text));
  return { from, to, options: options.slice(0, MOST_OFFERED) };
}
