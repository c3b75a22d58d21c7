import { useMutation } from '@tanstack/react-query';
import type { DataContract } from '#shared/contract/data';
import type { PoliciesChanged } from '#shared/contract/policies';
import type { InputOf } from '#shared/rpc/contract';
import { formatNumber, plural } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { callData } from '../../../data/data-client.ts';
import { showUndo } from '../../inventory/tagging/show-undo.tsx';

type RecordCommand =
  | 'policies.addStatement'
  | 'policies.replaceStatement'
  | 'policies.removeStatement'
  | 'policies.listSupplier'
  | 'policies.unlistSupplier'
  | 'policies.setOperatorFacts';

/** What a change did: "12 items changed: 623 flagged, 611 now". */
function outcomeOf({ changed, before, after }: PoliciesChanged): string {
  if (changed === 0) return 'No verdict changed.';
  const flagged = `${formatNumber(before.flagged)} flagged, ${formatNumber(after.flagged)} now`;
  const open = `${formatNumber(before.undetermined)} undetermined, ${formatNumber(after.undetermined)} now`;
  return `${plural(changed, 'item')} changed: ${flagged}; ${open}.`;
}

/** Changes what is on record for policies, tells what came of it, and offers to take it back. */
export function useRecord<K extends RecordCommand>(name: K) {
  const command = useMutation({
    mutationKey: [name],
    mutationFn: async (input: InputOf<DataContract, K>): Promise<PoliciesChanged> =>
      callData(name, input),
  });
  return {
    isPending: command.isPending,
    error: command.error === null ? null : messageOf(command.error),
    send: (input: InputOf<DataContract, K>, told: string, onDone?: () => void): void => {
      command.mutate(input, {
        onSuccess: (outcome) => {
          showUndo(told, outcomeOf(outcome), async () => {
            await callData('history.undo', { changeId: outcome.changeId });
          });
          onDone?.();
        },
      });
    },
  };
}
