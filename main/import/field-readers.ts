import {
  FUNCTIONS,
  GENERATIONS,
  ITEM_FIELDS,
  PLACEMENTS,
  STATUSES,
  type ItemField,
} from '#shared/domain/item';
import { isFractionField, NUMBER_LIMITS } from '#shared/domain/item-limits';
import type { FieldWords } from '../tagging/field-catalogue.ts';
import { foldText, isDoubtful } from '../tagging/normalise-name.ts';
import { countryCodeOf } from './countries.ts';
import { standsForNoDay } from './no-day.ts';
import { isPlaceholder } from './placeholders.ts';
import type { ReadingMarks } from './reading-marks.ts';
import { readDate, readNumber, type DateOrder, type DecimalMark, type Read } from './values.ts';

/**
 * What a cell means for its field. `unknown-word` is a word outside a closed vocabulary: the
 * fact is missing, the text is kept under its heading. `invalid` rejects the row.
 */
export type CellMeaning =
  | { readonly kind: 'value'; readonly value: string | number }
  | { readonly kind: 'unknown-word' }
  | { readonly kind: 'invalid'; readonly code: string; readonly message: string };

export type FieldReader = (text: string) => CellMeaning;

const asValue = (value: string | number): CellMeaning => ({ kind: 'value', value });
const UNKNOWN_WORD: CellMeaning = { kind: 'unknown-word' };

function fromRead(code: string, read: Read<string | number>): CellMeaning {
  return read.ok ? asValue(read.value) : { kind: 'invalid', code, message: read.message };
}

/** Looks a word up among the spellings of a closed vocabulary, its own codes included. */
function wordReader(
  codes: readonly string[],
  spellings: Readonly<Record<string, readonly string[]>>,
): FieldReader {
  const byWord = new Map<string, string>();
  for (const code of codes) {
    for (const word of [code, ...(spellings[code] ?? [])]) byWord.set(foldText(word), code);
  }
  return (text) => {
    const code = isDoubtful(text) ? undefined : byWord.get(foldText(text));
    return code === undefined ? UNKNOWN_WORD : asValue(code);
  };
}

/** Reads one or several generations: `5G`, `LTE`, `4G/5G`, `NR + LTE` give `5G`, `4G`, `4G+5G`. */
function generationReader(spellings: FieldWords['generation']): FieldReader {
  const single = wordReader(GENERATIONS, spellings);
  return (text) => {
    const whole = single(text);
    if (whole.kind === 'value') return whole;
    const parts = text
      .normalize('NFKC')
      .split(/[\s,;+/|&、]+/u)
      .filter((part) => part !== '');
    const found = parts.map(single);
    if (found.length === 0 || found.some((meaning) => meaning.kind !== 'value')) {
      return UNKNOWN_WORD;
    }
    const codes = found.flatMap((meaning) =>
      meaning.kind === 'value' ? [String(meaning.value)] : [],
    );
    return asValue([...new Set(codes)].toSorted().join('+'));
  };
}

function numberReader(
  field: keyof typeof NUMBER_LIMITS,
  what: string,
  mark: DecimalMark | null,
): FieldReader {
  const isFraction = isFractionField(field);
  const { min, max } = NUMBER_LIMITS[field];
  return (text) => {
    const read = readNumber(text, isFraction, mark);
    if (!read.ok) return fromRead('number-invalid', read);
    if (read.value >= min && read.value <= max) return asValue(read.value);
    return { kind: 'invalid', code: 'number-out-of-range', message: `${text} is not ${what}` };
  };
}

function readCountry(text: string): CellMeaning {
  const code = countryCodeOf(text);
  if (code !== null) return asValue(code);
  return {
    kind: 'invalid',
    code: 'country-unknown',
    message: `"${text}" is not a country; write its two-letter code`,
  };
}

/** Vendors, sites and models may have such codes: `NA`, `X`, `000`. */
const SHORT_CODE = /^(?:[0-9a-z]{1,2}|\d+)$/iu;

/** A text for "not known" says nothing: what is known stays, and no maker is named by it. */
function readText(text: string): CellMeaning {
  return isPlaceholder(text) && !SHORT_CODE.test(text) ? UNKNOWN_WORD : asValue(text);
}

function readInstallDate(text: string, order: DateOrder): CellMeaning {
  const read = readDate(text, order);
  const isNone = standsForNoDay(text) || (read.ok && standsForNoDay(read.value));
  return isNone ? UNKNOWN_WORD : fromRead('date-invalid', read);
}

const NUMBER_FIELDS: readonly (readonly [keyof typeof NUMBER_LIMITS, string])[] = [
  ['quantity', 'a quantity of 0 or more'],
  ['unitCost', 'a cost of 0 or more'],
  ['latitude', 'a latitude between -90 and 90'],
  ['longitude', 'a longitude between -180 and 180'],
];

/** The readers of all fields but notes, which are kept as trimmed text. */
export function fieldReaders(
  words: FieldWords,
  { dateOrder, decimalMarkOf }: ReadingMarks,
): ReadonlyMap<ItemField, FieldReader> {
  return new Map<ItemField, FieldReader>([
    // Those with a reader of their own below take that; notes may say what they like.
    ...ITEM_FIELDS.filter((field) => field !== 'notes').map((field): [ItemField, FieldReader] => [
      field,
      readText,
    ]),
    ['country', readCountry],
    ['installedOn', (text) => readInstallDate(text, dateOrder)],
    ['status', wordReader(STATUSES, words.status)],
    ['placement', wordReader(PLACEMENTS, words.placement)],
    ['generation', generationReader(words.generation)],
    ...NUMBER_FIELDS.map(([field, what]): [ItemField, FieldReader] => [
      field,
      numberReader(field, what, decimalMarkOf(field)),
    ]),
  ]);
}

/** Function texts that are already a category of ours; anything else is for the tag rules. */
export function functionCategoryOf(text: string): (typeof FUNCTIONS)[number] | null {
  const folded = text.trim().toLowerCase();
  return FUNCTIONS.find((category) => category === folded) ?? null;
}
