import { itemFilterSchema, type ItemFilter } from '../filter.ts';
import {
  FIELD_ALIASES,
  FILTER_FIELDS,
  fieldOfWord,
  STATES,
  type FilterField,
} from '../filter-fields.ts';
import type { FilterNames } from '../filter-names.ts';
import { normalFilter } from '../normal-filter.ts';
import { nearestWord } from './nearest-word.ts';
import { isJoiningWord } from './print-filter.ts';
import { readDayRange, readNumberRange } from './read-range.ts';
import { readValue, withHint } from './read-value.ts';
import { QueryFault, readTerms, type Term, type WrittenValue } from './terms.ts';

/** A filter, or what is wrong with the text, where (as places in it), and what to do. */
export type ParsedFilter =
  | { readonly ok: true; readonly filter: ItemFilter }
  | { readonly ok: false; readonly message: string; readonly from: number; readonly to: number };

/** A filter that is being read, loosely: the schema judges it at the end. */
type Draft = Record<string, unknown> & { not: Record<string, unknown> };

function append(draft: Record<string, unknown>, key: string, values: readonly unknown[]): void {
  const list = draft[key];
  draft[key] = Array.isArray(list) ? [...(list as unknown[]), ...values] : [...values];
}

function readIds(word: string, values: readonly WrittenValue[]): number[] {
  return values.map((written) => {
    const id = /^#?-?\d+$/u.test(written.text) ? Number(written.text.replace('#', '')) : NaN;
    if (Number.isSafeInteger(id)) return id;
    throw new QueryFault(`“${written.text}” is no number of an item; write ${word}:4.`, written);
  });
}

/** Sets what may be given once. */
function setOnce(draft: Draft, key: string, value: unknown, term: Term): void {
  const before = draft[key];
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(value)) {
    const word = term.field?.word ?? key;
    throw new QueryFault(`${word} is given twice; give it once.`, term);
  }
  draft[key] = value;
}

function setRange(
  draft: Draft,
  key: string,
  range: Readonly<Record<string, unknown>>,
  term: Term,
): void {
  const before = draft[key];
  const known = typeof before === 'object' && before !== null ? before : {};
  for (const end of Object.keys(range)) {
    if (end in known) {
      const word = term.field?.word ?? key;
      throw new QueryFault(`${word} has two ranges; write one, such as ${word}:a..b.`, term);
    }
  }
  draft[key] = { ...known, ...range };
}

function refuseExcluded({ isExcluded, from }: Term, word: string, advice: string): void {
  if (!isExcluded) return;
  throw new QueryFault(`${word} cannot be left out by a minus; ${advice}.`, { from, to: from + 1 });
}

function onlyValue({ values, from, to }: Term, word: string): WrittenValue {
  const [value, second] = values;
  if (value === undefined || second !== undefined) {
    throw new QueryFault(`${word} takes one value; take the comma away.`, second ?? { from, to });
  }
  return value;
}

function readField(field: FilterField, term: Term, draft: Draft, names: FilterNames): void {
  const { word } = field;
  switch (field.kind) {
    case 'states':
      for (const written of term.values) {
        const state = STATES.find((each) => each.word === written.text.toLowerCase());
        if (state === undefined) {
          const words = STATES.map((each) => each.word);
          const sentence = `“${written.text}” is nothing that an item can be`;
          const hint = nearestWord(written.text, words);
          throw new QueryFault(
            withHint(sentence, hint, `use ${words.map((each) => `is:${each}`).join(' or ')}`),
            written,
          );
        }
        setOnce(draft, state.key, !term.isExcluded, term);
      }
      return;
    case 'choices':
      append(
        term.isExcluded ? draft.not : draft,
        field.key,
        term.values.map((written) => readValue(field, written, names)),
      );
      return;
    case 'days':
      refuseExcluded(term, word, `give the range that is wanted, such as ${word}:>=2020-01-01`);
      setRange(draft, field.key, readDayRange(word, onlyValue(term, word)), term);
      return;
    case 'numbers':
      refuseExcluded(term, word, `give the range that is wanted, such as ${word}:>=10`);
      setRange(draft, field.key, readNumberRange(word, onlyValue(term, word)), term);
      return;
    case 'ids':
      if (field.key === 'itemIds') {
        append(draft, term.isExcluded ? 'exceptItemIds' : 'itemIds', readIds(word, term.values));
        return;
      }
      refuseExcluded(term, word, 'write -items:4');
      setOnce(draft, field.key, readIds(word, [onlyValue(term, word)])[0], term);
  }
}

/** A condition in brackets, with or without a joining word before them. */
const BRACKETED = /^(?:and|or|not)?\(+-?([a-z]+(?:-[a-z]+)*):/iu;

/**
 * Refuses what is written as other languages join conditions. Words of a search by itself may be any,
 * but for those in capitals.
 */
function refuseJoining(text: string, place: Term, hasConditions: boolean): void {
  const isWritten = isJoiningWord(text) && (hasConditions || text === text.toUpperCase());
  if (isWritten) {
    throw new QueryFault(
      `${text} is no word of queries; list values after a comma, as in vendor:Huawei,ZTE, and leave out by a minus.`,
      place,
    );
  }
  const [, word = ''] = BRACKETED.exec(text) ?? [];
  const areBrackets = hasConditions && /^[()]+$/u.test(text);
  if (areBrackets || fieldOfWord(word) !== undefined) {
    throw new QueryFault(
      'Queries have no brackets; all conditions must be true, and values are listed after a comma, as in vendor:Huawei,ZTE.',
      place,
    );
  }
}

function searchedWord(term: Term, hasConditions: boolean): string {
  const { isExcluded, values, from, to } = term;
  const [written] = values;
  const text = written?.text ?? '';
  if (isExcluded) {
    throw new QueryFault(
      `Words that are searched for cannot be left out; leave out a value, such as -model:NE40E, or put “${text}” in quotes.`,
      { from, to },
    );
  }
  if (written?.isQuoted === true) return text;
  refuseJoining(text, term, hasConditions);
  const [, word = '', rest = ''] = /^([a-z-]+)([<>=].*)$/iu.exec(text) ?? [];
  const field = fieldOfWord(word);
  if (field !== undefined) {
    throw new QueryFault(`A colon is missing; write ${field.word}:${rest}.`, { from, to });
  }
  return text;
}

function unknownField(
  word: string,
  place: { readonly from: number; readonly to: number },
): QueryFault {
  const words = FILTER_FIELDS.map((field) => field.word);
  const hint = nearestWord(word, [...words, ...Object.keys(FIELD_ALIASES)]);
  return new QueryFault(
    withHint(
      `There is no field “${word}”`,
      hint === null ? null : `${hint}:`,
      `use ${words.join(', ')}, or put the text in quotes to search for it`,
    ),
    place,
  );
}

function readFilter(text: string, names: FilterNames): ItemFilter {
  const draft: Draft = { not: {} };
  const searched: string[] = [];
  const terms = readTerms(text, (word) => fieldOfWord(word) !== undefined);
  const hasConditions = terms.some(({ field }) => field !== null);
  for (const term of terms) {
    if (term.field === null) {
      searched.push(searchedWord(term, hasConditions));
      continue;
    }
    const field = fieldOfWord(term.field.word);
    if (field === undefined) throw unknownField(term.field.word, term.field);
    readField(field, term, draft, names);
    // What is too long, or too much, is told where it is written.
    if (!itemFilterSchema.safeParse(draft).success) {
      throw new QueryFault(
        `${field.word} has a value that is too long, or too many values; shorten it.`,
        term,
      );
    }
  }
  const search = searched.join(' ');
  if (search.length > 200) {
    throw new QueryFault('At most 200 characters can be searched for; shorten the text.', {
      from: 0,
      to: text.length,
    });
  }
  return normalFilter(itemFilterSchema.parse({ ...draft, search }));
}

/**
 * Reads a query: conditions `field:value,value` joined by AND, a minus before what is left out, other
 * words searched for. Gives the filter in its normal form, or one sentence on what is wrong.
 */
export function parseFilter(text: string, names: FilterNames): ParsedFilter {
  try {
    return { ok: true, filter: readFilter(text, names) };
  } catch (error) {
    if (!(error instanceof QueryFault)) throw error;
    return { ok: false, message: error.message, from: error.from, to: error.to };
  }
}
