import { codeOfEnglishName, countryOfCode, englishCountries } from '../country-names.ts';
import { MISSING, type ChoiceField, type KnownValue } from '../filter-fields.ts';
import { NameIndex, type FilterNames } from '../filter-names.ts';
import { nearestWord } from './nearest-word.ts';
import { QueryFault, type WrittenValue } from './terms.ts';
import { ID_MARK, writeName, writeText } from './write-value.ts';

/** Values that an error names. */
const MOST_LISTED = 12;

/** Adds the likeliest word to a sentence about one that is not known. */
export function withHint(sentence: string, hint: string | null, otherwise: string): string {
  return hint === null ? `${sentence}; ${otherwise}.` : `${sentence}; did you mean ${hint}?`;
}

function sameWord(text: string): string {
  return text.toLowerCase().replace(/[\s_]+/gu, '-');
}

function readKnown(
  { word, isNullable }: ChoiceField,
  values: readonly KnownValue[],
  written: WrittenValue,
): string {
  const wanted = sameWord(written.text);
  const found = values.find(
    (each) =>
      sameWord(each.word) === wanted ||
      sameWord(each.label) === wanted ||
      each.value === written.text,
  );
  if (found !== undefined) return found.value;
  const words = [...values.map((each) => each.word), ...(isNullable ? [MISSING] : [])];
  throw new QueryFault(
    withHint(
      `“${written.text}” is no value of ${word}`,
      nearestWord(written.text, words),
      `use ${words.join(', ')}`,
    ),
    written,
  );
}

/** The one id of a name among `found`; otherwise says that there are several. */
function onlyOne<Id extends string | number>(
  what: string,
  word: string,
  found: readonly Id[],
  written: WrittenValue,
): Id | undefined {
  if (found.length < 2) return found[0];
  const ids = found.slice(0, MOST_LISTED).map((id) => `${word}:${ID_MARK}${id}`);
  throw new QueryFault(
    `${found.length} ${what} are called “${written.text}”; write the number sign and an id instead: ${ids.join(' or ')}.`,
    written,
  );
}

/** True for an id: the number sign alone is none, but the id may be the empty text in quotes. */
function isId({ text, isQuoted, from, to }: WrittenValue): boolean {
  return !isQuoted && text.startsWith(ID_MARK) && to - from > 1;
}

function readSupplier(
  { word }: ChoiceField,
  { suppliers }: FilterNames,
  written: WrittenValue,
): string {
  if (isId(written)) return written.text.slice(1);
  const index = NameIndex.of(suppliers);
  const found = onlyOne('vendors', word, index.find(written.text), written);
  if (found !== undefined) return found;
  if (!written.isQuoted && suppliers.has(written.text)) return written.text;
  const hint = nearestWord(written.text, [...index.names(), MISSING]);
  throw new QueryFault(
    withHint(
      `No vendor is called “${written.text}”`,
      hint === null || hint === MISSING ? hint : writeName(hint),
      `write its id as ${word}:${ID_MARK}id`,
    ),
    written,
  );
}

function readNumbered(
  { word, values }: ChoiceField,
  names: ReadonlyMap<number, string> | undefined,
  written: WrittenValue,
): number {
  const digits = isId(written) ? written.text.slice(1) : written.text;
  const id = written.isQuoted || !/^-?\d+$/u.test(digits) ? null : Number(digits);
  if (id !== null && Number.isSafeInteger(id)) return id;
  const what = values.is === 'import' ? 'imports' : 'manufacturers';
  const index = names === undefined ? null : NameIndex.of(names);
  const found = onlyOne(what, word, index?.find(written.text) ?? [], written);
  if (found !== undefined) return found;
  const hint = nearestWord(written.text, index?.names() ?? []);
  throw new QueryFault(
    withHint(
      `No ${word} is called “${written.text}”`,
      hint === null ? null : writeName(hint),
      `write its number, such as ${word}:3`,
    ),
    written,
  );
}

function readCountry(written: WrittenValue): string {
  const { text, isQuoted } = written;
  if (isQuoted && text.length <= 2) return text;
  const found = countryOfCode(text) ?? codeOfEnglishName(text);
  if (found !== null) return found;
  const hint = nearestWord(text, [...englishCountries().values()]);
  throw new QueryFault(
    withHint(
      `“${text}” is no country`,
      hint === null ? null : writeText(hint),
      'use its two letters, such as DE',
    ),
    written,
  );
}

/** A rule by its id. One that is not there any more stands in quotes, as filters are printed. */
function readRule(
  { word }: ChoiceField,
  { rules }: FilterNames,
  { text, isQuoted, ...place }: WrittenValue,
): string {
  if (isQuoted || rules === undefined || rules.has(text)) return text;
  throw new QueryFault(
    withHint(
      `There is no rule “${text}”`,
      nearestWord(text, [...rules.keys()]),
      `write it as ${word}:policy/rule, and in quotes where it is not there any more`,
    ),
    place,
  );
}

/** The value that was written for a field; `null` for `missing`. Throws a `QueryFault`. */
export function readValue(
  field: ChoiceField,
  written: WrittenValue,
  names: FilterNames,
): string | number | null {
  const { values, word } = field;
  if (!written.isQuoted && written.text === '') {
    const example = `${word}:${field.example}`;
    throw new QueryFault(
      `A value of ${word} is missing here; write one, such as ${example}.`,
      written,
    );
  }
  if (!written.isQuoted && written.text.toLowerCase() === MISSING) {
    if (field.isNullable) return null;
    if (values.is === 'text' || values.is === 'rule') {
      throw new QueryFault(
        `${word} cannot be missing; write "${written.text}" in quotes where it is the value.`,
        written,
      );
    }
  }
  switch (values.is) {
    case 'known':
      return readKnown(field, values.values, written);
    case 'supplier':
      return readSupplier(field, names, written);
    case 'manufacturer':
      return readNumbered(field, names.manufacturers, written);
    case 'import':
      return readNumbered(field, names.imports, written);
    case 'country':
      return readCountry(written);
    case 'rule':
      return readRule(field, names, written);
    case 'text':
      return written.text;
  }
}
