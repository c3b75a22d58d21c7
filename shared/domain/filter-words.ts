import { englishCountryName } from './country-names.ts';
import type { ChoiceField, ChoiceKey } from './filter-fields.ts';
import { NameIndex, type FilterNames } from './filter-names.ts';
import { quote } from './filter-text/quoting.ts';
import { STATUSES } from './item.ts';
import { numberWords } from './range-words.ts';

/** A condition in words: short, with the first values of a long list, and with every one. */
export type ConditionWords = { readonly words: string; readonly whole: string };

type Value = string | number | null;

const MOST_NAMED = 3;
let list: Intl.ListFormat | null = null;

function orList(words: readonly string[]): string {
  list ??= new Intl.ListFormat('en-GB', { type: 'disjunction' });
  return list.format(words);
}

/** What is said before the values of a field: those that are wanted, and those left out. */
type Phrases = {
  readonly is: string;
  readonly isNot: string;
  /** For items that lack the fact, and for all others. */
  readonly without?: string;
  readonly with?: string;
  /** Said short where not every value has a name: before their number, and after it. */
  readonly unnamed?: readonly [begin: string, beginNot: string, one: string, many: string];
};

function is(what: string, fact = `a ${what}`): Phrases {
  return {
    is: `${what} is`,
    isNot: `${what} is not`,
    without: `without ${fact}`,
    with: `with ${fact}`,
  };
}

const PHRASES: Readonly<Record<ChoiceKey, Phrases>> = {
  verdicts: is('verdict'),
  suppliers: is('vendor'),
  placements: is('placement'),
  origins: {
    is: 'placement set by',
    isNot: 'placement not set by',
    without: 'placement set by nobody',
    with: 'placement set by somebody',
  },
  functions: is('function'),
  generations: is('generation'),
  countries: is('country'),
  sites: is('site'),
  regions: is('region'),
  siteKinds: {
    is: 'site is',
    isNot: 'site is not',
    without: 'site of no named kind',
    with: 'site of a named kind',
  },
  statuses: is('status'),
  manufacturerIds: {
    is: 'manufacturer is',
    isNot: 'manufacturer is not',
    unnamed: [
      'manufacturer written in',
      'manufacturer not written in',
      'chosen way',
      'chosen ways',
    ],
  },
  evidence: { is: 'the equipment', isNot: 'it is not so that the equipment' },
  models: is('model'),
  hostPatterns: {
    is: 'host name is like',
    isNot: 'host name is not like',
    without: 'without a host name',
    with: 'with a host name',
  },
  importIds: {
    is: 'from import',
    isNot: 'not from import',
    unnamed: ['from', 'not from', 'chosen import', 'chosen imports'],
  },
  flaggedBy: {
    is: 'flagged by',
    isNot: 'not flagged by',
    unnamed: ['flagged by', 'not flagged by', 'chosen rule', 'chosen rules'],
  },
  undeterminedBy: {
    is: 'left open by',
    isNot: 'not left open by',
    unnamed: ['left open by', 'not left open by', 'rule', 'rules'],
  },
  lacks: { is: 'without', isNot: 'not without' },
  removals: is('removal', 'a removal plan'),
  removalPaces: is('removal pace'),
  removalCurrencies: is('removal cost in', 'a removal cost'),
};

/** What `null` is called beside other values. */
const MISSING_WORDS: Partial<Record<ChoiceKey, string>> = {
  suppliers: 'unresolved',
  origins: 'nobody',
  hostPatterns: 'missing',
  siteKinds: 'of no named kind',
};

/** Begins small, unless it is an abbreviation. */
function small(label: string): string {
  return /^\p{Lu}\p{Ll}|^\p{Lu} /u.test(label)
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;
}

const PLAIN =
  /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._/:#*()&+'’-]*(?: [\p{L}\p{N}(&+][\p{L}\p{M}\p{N}._/:#*()&+'’-]*)*$/u;
const JOINING =
  /(?:^| )(?:or|more|missing|unresolved|nobody|number|the rule)(?: |$)|\(#|\(number/iu;

/** A text of somebody's, in quotes where it could be taken for words of the sentence. */
function textWords(text: string): string {
  return PLAIN.test(text) && !JOINING.test(text) ? text : quote(text, '“', '”');
}

/** What equipment with a sign does: `oid:2011` answers under enterprise number 2011. */
function signWords(key: string, names: FilterNames): string {
  const known = names.signWords?.(key);
  if (known !== undefined) return known;
  if (key === 'oid:other') return 'answers under an enterprise number of no known vendor';
  const [, kind = '', rest = key] = /^(mac|oid|software):(.*)$/su.exec(key) ?? [];
  if (kind === 'mac') return `bears a MAC address of ${supplierWords(rest, names)}`;
  return kind === 'oid'
    ? `answers under enterprise number ${textWords(rest)}`
    : `runs ${textWords(kind === 'software' ? rest : key)}`;
}

/** A name, with its id where others have it too. */
function supplierWords(id: string, { suppliers }: FilterNames): string {
  const name = suppliers.get(id);
  if (name === undefined) return textWords(id);
  return NameIndex.of(suppliers).onlyName(id) === null
    ? `${textWords(name)} (#${textWords(id)})`
    : textWords(name);
}

function numberedWords(id: number, names: ReadonlyMap<number, string> | undefined): string {
  const name = names?.get(id);
  if (names === undefined || name === undefined) return `number ${id}`;
  return NameIndex.of(names).onlyName(id) === null
    ? `${textWords(name)} (number ${id})`
    : textWords(name);
}

function ruleWords(key: string, { rules }: FilterNames): string {
  const title = rules?.get(key);
  return title === undefined
    ? `the rule ${textWords(key)}`
    : `${textWords(title)} (${textWords(key)})`;
}

function valueWords({ key, values }: ChoiceField, value: Value, names: FilterNames): string {
  if (value === null) return MISSING_WORDS[key] ?? 'missing';
  if (typeof value === 'number') {
    return numberedWords(value, values.is === 'import' ? names.imports : names.manufacturers);
  }
  switch (values.is) {
    case 'known': {
      const label = values.values.find((each) => each.value === value)?.label ?? value;
      return small(label);
    }
    case 'supplier':
      return supplierWords(value, names);
    case 'country': {
      const name = englishCountryName(value);
      return name === value ? textWords(value) : name;
    }
    case 'rule':
      return ruleWords(value, names);
    case 'manufacturer':
    case 'import':
    case 'text':
      return key === 'evidence' ? signWords(value, names) : textWords(value);
  }
}

/** True for the statuses of all that is in scope: any but decommissioned. */
function isInScope(statuses: readonly Value[]): boolean {
  return statuses.length === STATUSES.length && !statuses.includes('decommissioned');
}

function hasName({ values }: ChoiceField, value: Value, names: FilterNames): boolean {
  if (typeof value === 'number') {
    return (values.is === 'import' ? names.imports : names.manufacturers)?.has(value) ?? false;
  }
  return value === null || values.is !== 'rule' || (names.rules?.has(value) ?? false);
}

/** A condition that is told by the number of its values, where their ids say nothing to people. */
function countWords(
  [begin, beginNot, one, many]: NonNullable<Phrases['unnamed']>,
  values: readonly Value[],
  isExcluded: boolean,
): string {
  const noun = values.length === 1 ? one : many;
  return `${isExcluded ? beginNot : begin} ${numberWords(values.length)} ${noun}`;
}

/** Values of a field that are wanted, or left out, in words. The list is not empty. */
export function choiceWords(
  field: ChoiceField,
  values: readonly Value[],
  isExcluded: boolean,
  names: FilterNames,
): ConditionWords {
  const phrases = PHRASES[field.key];
  if (field.key === 'statuses' && !isExcluded && isInScope(values)) {
    return { words: 'not decommissioned', whole: 'not decommissioned' };
  }
  const onNull = isExcluded ? phrases.with : phrases.without;
  if (onNull !== undefined && values.length === 1 && values[0] === null) {
    return { words: onNull, whole: onNull };
  }
  const begin = isExcluded ? phrases.isNot : phrases.is;
  const words = values.map((value) => valueWords(field, value, names));
  const whole = `${begin} ${orList(words)}`;
  if (phrases.unnamed !== undefined && !values.every((value) => hasName(field, value, names))) {
    return { words: countWords(phrases.unnamed, values, isExcluded), whole };
  }
  const others = words.length - MOST_NAMED;
  if (others <= 0) return { words: whole, whole };
  const named = [...words.slice(0, MOST_NAMED), `${numberWords(others)} more`];
  return { words: `${begin} ${orList(named)}`, whole };
}
