import { englishCountries } from '../country-names.ts';
import { MISSING, type ChoiceField } from '../filter-fields.ts';
import { NameIndex, type FilterNames } from '../filter-names.ts';
import { quote } from './quoting.ts';

/** Stands before an id where names are expected: `vendor:#huawei`. */
export const ID_MARK = '#';
/** What needs no quotes: no space, comma, quote or backslash, and nothing unseen. */
const PLAIN = /^[\p{L}\p{N}\p{P}\p{S}][\p{L}\p{M}\p{N}\p{P}\p{S}]*$/u;
const WHOLE_NUMBER = /^-?\d+$/u;

/** A text as it stands in a list of values, in quotes where it needs some. */
export function writeText(text: string): string {
  const isPlain = PLAIN.test(text) && !/[",\\]/u.test(text) && text.toLowerCase() !== MISSING;
  return isPlain ? text : quote(text);
}

/** A name, so that it is taken neither for an id nor for `missing`. */
export function writeName(name: string): string {
  return name.startsWith(ID_MARK) || WHOLE_NUMBER.test(name) ? quote(name) : writeText(name);
}

function writeId(id: string): string {
  const text = writeText(id);
  return text.startsWith('"') || text !== id ? ID_MARK + quote(id) : ID_MARK + id;
}

function writeNumbered(id: number, names: ReadonlyMap<number, string> | undefined): string {
  const name = names === undefined ? null : NameIndex.of(names).onlyName(id);
  return name === null ? String(id) : writeName(name);
}

/** One value of a field as a query writes it; `null` stands for items without the fact. */
export function writeValue(
  { values }: ChoiceField,
  value: string | number | null,
  names: FilterNames,
): string {
  if (value === null) return MISSING;
  if (typeof value === 'number') {
    return writeNumbered(value, values.is === 'import' ? names.imports : names.manufacturers);
  }
  switch (values.is) {
    case 'known':
      return values.values.find((each) => each.value === value)?.word ?? writeText(value);
    case 'supplier': {
      const name = NameIndex.of(names.suppliers).onlyName(value);
      return name === null ? writeId(value) : writeName(name);
    }
    case 'country':
      return englishCountries().has(value) ? value : quote(value);
    case 'rule':
      // Whoever reads it may know other rules.
      return names.rules?.has(value) === true ? writeText(value) : quote(value);
    case 'manufacturer':
    case 'import':
    case 'text':
      return writeText(value);
  }
}
