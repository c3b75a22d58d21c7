import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { isVerified } from '#shared/domain/certainty';
import type { Rule } from '#shared/domain/policy';
import { callData } from '../../data/data-client.ts';
import { useCommand } from '../../data/hooks.ts';
import { showUndo } from '../inventory/tagging/show-undo.tsx';

type RuleSwitchProps = {
  readonly policyId: string;
  readonly rule: Rule;
  /** Whether the rule acts. */
  readonly isOn: boolean;
};

/**
 * Says that a rule does not act, and lets it. A rule that nobody has verified never acts by itself;
 * one that was verified acts until it is switched off.
 */
export function RuleSwitch({ policyId, rule, isOn }: RuleSwitchProps): ReactElement {
  const command = useCommand('policies.setRuleOn');
  const switchTo = (next: boolean): void => {
    command.mutate(
      { policyId, ruleId: rule.id, isOn: next },
      {
        onSuccess: () => {
          showUndo(
            `The rule ${next ? 'acts' : 'does not act any more'}`,
            'Verdicts and counts have changed where its policy is active.',
            async () => {
              await callData('policies.setRuleOn', { policyId, ruleId: rule.id, isOn: !next });
            },
          );
        },
      },
    );
  };
  return (
    <Button
      size="compact-xs"
      variant={isOn ? 'subtle' : 'light'}
      color="gray"
      loading={command.isPending}
      aria-label={`${isOn ? 'Switch off' : 'Switch on'}: ${rule.title}`}
      onClick={() => switchTo(!isOn)}
    >
      {isOn ? 'Switch off' : `${isVerified(rule.certainty) ? 'Off' : 'Does not act'} · switch on`}
    </Button>
  );
}
