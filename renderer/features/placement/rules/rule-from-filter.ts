import type { ItemFilter } from '#shared/domain/filter';
import { OWN_RULE_LIMITS, type RuleCondition } from '#shared/domain/own-tag-rule';
import type { SupplierNames } from '../../inventory/filters/facet-words.ts';
import { describeFilter } from '../../inventory/filters/filter-sentence.ts';

/** The conditions that a filter gives, and its parts that no condition can say, in words. */
export type FilterRule = {
  readonly conditions: readonly RuleCondition[];
  readonly leftOut: readonly string[];
};

/** A pattern that finds a text as it stands. */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/gu, (mark) => `\\${mark}`);
}

function oneOf(
  field: 'supplier' | 'country' | 'status',
  values: readonly (string | null)[] = [],
): RuleCondition[] {
  const known = values.filter((value) => value !== null).slice(0, OWN_RULE_LIMITS.values);
  return known.length === 0 ? [] : [{ field, test: 'one-of', values: known }];
}

/** Parts of a filter that a rule says otherwise or not at all. */
const CONDITION_OF: Readonly<Record<string, (filter: ItemFilter) => RuleCondition[]>> = {
  suppliers: ({ suppliers = [] }) => (suppliers.includes(null) ? [] : oneOf('supplier', suppliers)),
  countries: ({ countries = [] }) => (countries.includes(null) ? [] : oneOf('country', countries)),
  statuses: ({ statuses = [] }) => (statuses.includes(null) ? [] : oneOf('status', statuses)),
  search: ({ search = '' }) => {
    const pattern = literally(search.trim());
    return pattern.length > OWN_RULE_LIMITS.patternChars
      ? []
      : [{ field: 'model', test: 'matches', value: pattern }];
  },
};

/**
 * The conditions that come closest to a filter. What is searched for is looked for in the model,
 * because a rule looks at one field at a time; what a rule cannot know, such as verdicts and tags,
 * is left out and told.
 */
export function ruleFromFilter(filter: ItemFilter, suppliers: SupplierNames): FilterRule {
  const parts = describeFilter(filter, suppliers).map(({ key, words }) => ({
    key,
    words,
    conditions: CONDITION_OF[key]?.(filter) ?? [],
  }));
  return {
    conditions: parts.flatMap(({ conditions }) => conditions).slice(0, OWN_RULE_LIMITS.conditions),
    leftOut: parts.flatMap(({ key, words, conditions }) => {
      if (conditions.length === 0) return [words];
      // A search finds every word of it, anywhere in an item.
      return key === 'search' ? [`${words} in other fields than the model, or in parts`] : [];
    }),
  };
}
