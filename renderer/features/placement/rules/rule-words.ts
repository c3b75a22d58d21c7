import type { RuleCondition, RuleField, RuleTags } from '#shared/domain/own-tag-rule';
import type { TagRule } from '#shared/domain/tag-rule';
import { FUNCTIONS, PLACEMENTS, STATUSES } from '#shared/domain/item';
import { countryName } from '../../../components/format.ts';
import {
  fieldWords,
  functionWords,
  placementWords,
  statusWords,
} from '../../../components/words.ts';
import type { SupplierNames } from '../../inventory/filters/facet-words.ts';

/** What a condition may look at, as screens call it. */
export function fieldLabel(field: RuleField): string {
  if (field === 'supplier') return 'Vendor';
  // The function that rules set has the same word; this is what the file wrote.
  return field === 'function' ? 'Function text' : fieldWords[field];
}

/** How a condition compares, in words. */
export const testWords: Record<RuleCondition['test'], string> = {
  'starts-with': 'starts with',
  equals: 'is',
  'one-of': 'is one of',
  matches: 'matches the pattern',
};

/** A condition in its parts: what it looks at, how it compares, with what, and how much more. */
export type ConditionWords = {
  readonly field: string;
  readonly test: string;
  readonly values: readonly string[];
  /** How many more values there are. */
  readonly more: number;
};

const MOST_VALUES = 4;

function valueWords(field: RuleField, value: string, suppliers: SupplierNames): string {
  if (field === 'supplier') return suppliers.get(value) ?? value;
  if (field === 'country' && /^[A-Z]{2}$/u.test(value)) return countryName(value);
  const status = field === 'status' ? STATUSES.find((each) => each === value) : undefined;
  return status === undefined ? value : statusWords[status];
}

/** A condition of an own rule in words. */
export function conditionWords(condition: RuleCondition, suppliers: SupplierNames): ConditionWords {
  const { field, test } = condition;
  const values = condition.test === 'one-of' ? condition.values : [condition.value];
  return {
    field: fieldLabel(field),
    test: values.length === 1 && test === 'one-of' ? testWords.equals : testWords[test],
    values: values.slice(0, MOST_VALUES).map((value) => valueWords(field, value, suppliers)),
    more: Math.max(0, values.length - MOST_VALUES),
  };
}

/** A condition of a rule of the catalogue in words. */
export function builtInWords(rule: TagRule, suppliers: SupplierNames): ConditionWords[] {
  const list = (field: string, test: string, values: readonly string[] = []): ConditionWords[] =>
    values.length === 0
      ? []
      : [
          {
            field,
            test: values.length === 1 ? test.replace(/ one of$/u, '') : test,
            values: values.slice(0, MOST_VALUES),
            more: Math.max(0, values.length - MOST_VALUES),
          },
        ];
  return [
    ...list('Function text', 'is one of', rule.functionTexts),
    ...list(
      'Vendor',
      'is one of',
      rule.suppliers?.map((id) => suppliers.get(id) ?? id),
    ),
    ...list('Host name', 'has one of the words', rule.hostnameTokens),
    ...list(
      'Model',
      'matches the pattern',
      rule.modelPattern === undefined ? [] : [rule.modelPattern],
    ),
  ];
}

/** The value of a tag in words; `null` is no value. */
export function tagWords(tag: keyof RuleTags, value: string | null): string {
  if (tag === 'placement') {
    const known = PLACEMENTS.find((each) => each === (value ?? 'untagged'));
    return known === undefined ? String(value) : placementWords[known];
  }
  if (value === null) return 'none';
  const known = tag === 'function' ? FUNCTIONS.find((each) => each === value) : undefined;
  return known === undefined ? value : functionWords[known];
}

/** What a rule sets, in words, the placement first. */
export function setWords({ placement, function: func, generation }: RuleTags): string[] {
  return [
    ...(placement === undefined ? [] : [tagWords('placement', placement)]),
    ...(func === undefined ? [] : [tagWords('function', func)]),
    ...(generation === undefined ? [] : [generation]),
  ];
}
