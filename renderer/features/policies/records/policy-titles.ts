import type { PolicyInfo } from '#shared/contract/policies';
import { isByList } from '#shared/domain/policy';
import { useData } from '../../../data/hooks.ts';

/** The names of policies and their rules. */
export type PolicyTitles = {
  readonly policy: (policyId: string) => string;
  /** The rule's title; `null` stands for all rules. */
  readonly rule: (policyId: string, ruleId: string | null) => string;
};

const NONE: readonly PolicyInfo[] = [];

/** The policies of the workspace; none until they are read. */
export function usePolicies(): readonly PolicyInfo[] {
  return useData('policies.list', {}).data ?? NONE;
}

/** Names policies and rules; what is not there any more is named by its id. */
export function titlesOf(policies: readonly PolicyInfo[]): PolicyTitles {
  const find = (policyId: string) => policies.find(({ id }) => id === policyId);
  return {
    policy: (policyId) => find(policyId)?.title ?? policyId,
    rule: (policyId, ruleId) =>
      ruleId === null
        ? 'All rules'
        : (find(policyId)?.rules.find(({ rule }) => rule.id === ruleId)?.rule.title ?? ruleId),
  };
}

/** True where a rule of the policy goes by a list that the operator keeps. */
export function goesByList({ rules }: PolicyInfo): boolean {
  return rules.some(({ rule }) => isByList(rule.suppliers));
}
