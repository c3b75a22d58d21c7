import type { PolicyInfo } from '#shared/contract/policies';
import { callData } from '../../data/data-client.ts';
import { useCommand } from '../../data/hooks.ts';
import { showUndo } from '../inventory/tagging/show-undo.tsx';

/** Switches a policy, tells that the counts changed and offers to switch it back. */
export function useSwitchPolicy(policy: PolicyInfo): {
  switchTo: (isActive: boolean) => void;
  /** The state that is being written, or `null`. */
  pending: boolean | null;
} {
  const { id, title } = policy;
  const command = useCommand('policies.setActive');
  return {
    pending: command.isPending ? command.variables.isActive : null,
    switchTo: (isActive) => {
      command.mutate(
        { id, isActive },
        {
          onSuccess: () => {
            showUndo(
              `${title} is ${isActive ? 'active' : 'no longer active'}`,
              'Verdicts and counts have changed.',
              async () => {
                await callData('policies.setActive', { id, isActive: !isActive });
              },
            );
          },
        },
      );
    },
  };
}
