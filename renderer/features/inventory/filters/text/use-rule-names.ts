import { useMemo } from 'react';
import type { FilterNames } from '#shared/domain/filter-names';
import { useData } from '../../../../data/hooks.ts';

/** Names with the titles of rules; without them until they are read. */
export function useRuleNames(names: FilterNames): FilterNames {
  const { data } = useData('policies.list', {});
  return useMemo(() => {
    if (data === undefined) return names;
    const rules = data.flatMap((policy) =>
      policy.rules.map(({ rule }) => [`${policy.id}/${rule.id}`, rule.title] as const),
    );
    return { ...names, rules: new Map(rules) };
  }, [names, data]);
}
