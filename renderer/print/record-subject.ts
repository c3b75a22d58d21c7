import type { PolicyInfo } from '#shared/contract/policies';

/**
 * What a record is about, in the words of the document: a policy (`ruleId` is `null`), or one rule of it.
 * A rule that does not act, or is not there any more, is never told as its whole policy.
 */
export function recordSubject(
  policies: readonly PolicyInfo[],
  policyId: string,
  ruleId: string | null,
): string {
  const policy = policies.find(({ id }) => id === policyId);
  const title = policy?.title ?? policyId;
  if (ruleId === null) return title;
  const found = policy?.rules.find(({ rule }) => rule.id === ruleId);
  if (found === undefined) return `The rule “${ruleId}” of ${title}, which is not there any more`;
  return found.isOn ? found.rule.title : `${found.rule.title} (does not act)`;
}
