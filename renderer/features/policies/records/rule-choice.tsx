import { Select } from '@mantine/core';
import type { ReactElement } from 'react';
import type { PolicyInfo } from '#shared/contract/policies';
import { usePolicies } from './policy-titles.ts';

/** No policy's id has it. */
const SEPARATOR = '/';

/** A rule, or all rules of a policy. */
export type RuleTarget = { readonly policyId: string; readonly ruleId: string | null };

function keyOf({ policyId, ruleId }: RuleTarget): string {
  return `${policyId}${SEPARATOR}${ruleId ?? ''}`;
}

function optionsOf({ id, title, rules }: PolicyInfo, kind: RuleChoiceProps['kind']) {
  const offered = rules.filter(({ rule }) => kind === 'waiver' || rule.effect.kind === 'authorise');
  return [
    ...(kind === 'waiver'
      ? [{ value: keyOf({ policyId: id, ruleId: null }), label: `All rules of ${title}` }]
      : []),
    ...offered.map(({ rule }) => ({
      value: keyOf({ policyId: id, ruleId: rule.id }),
      label: rule.title,
    })),
  ];
}

type RuleChoiceProps = {
  /** Only rules that ask for an authorisation can be authorised; any can be waived. */
  readonly kind: 'authorisation' | 'waiver';
  readonly value: RuleTarget | null;
  readonly error: string | undefined;
  readonly onChange: (target: RuleTarget) => void;
};

/** A searchable choice of a rule, those of active policies first. */
export function RuleChoice({ kind, value, error, onChange }: RuleChoiceProps): ReactElement {
  const policies = usePolicies().filter(({ isProposal }) => !isProposal);
  const ordered = policies.toSorted((a, b) => Number(b.isActive) - Number(a.isActive));
  const data = ordered
    .map((policy) => ({
      group: policy.isActive ? policy.title : `${policy.title} (not active)`,
      items: optionsOf(policy, kind),
    }))
    .filter(({ items }) => items.length > 0);
  return (
    <Select
      label="Rule"
      placeholder={
        data.length === 0 ? 'No policy has a rule that asks for one' : 'Pick or type a rule'
      }
      required
      searchable
      allowDeselect={false}
      maxDropdownHeight={320}
      nothingFoundMessage="No rule of that name"
      data={data}
      error={error}
      value={value === null ? null : keyOf(value)}
      onChange={(next) => {
        const [policyId, ruleId] = next?.split(SEPARATOR) ?? [];
        if (policyId === undefined || ruleId === undefined) return;
        onChange({ policyId, ruleId: ruleId === '' ? null : ruleId });
      }}
    />
  );
}
