import type { ItemFilter } from '#shared/domain/filter';
import type { RemovalSet } from '#shared/domain/removal';
import { plural } from '../../components/format.ts';
import { callData } from '../../data/data-client.ts';
import { useCommand } from '../../data/hooks.ts';
import { rememberReason } from '../inventory/tagging/recent-reasons.ts';
import { showUndo } from '../inventory/tagging/show-undo.tsx';

type RemovalJob = {
  readonly filter: ItemFilter;
  readonly set: RemovalSet;
  readonly reason: string;
  readonly onDone: () => void;
};

/** Sets the plan, tells for how many items it changed and offers to take it back. */
export function useSetRemoval(): { run: (job: RemovalJob) => void; isPending: boolean } {
  const command = useCommand('removal.set');
  return {
    isPending: command.isPending,
    run: ({ filter, set, reason, onDone }) => {
      command.mutate(
        { filter, set, reason },
        {
          onSuccess: ({ changed, changeId }) => {
            rememberReason(reason);
            showUndo(
              changed === 0
                ? 'Nothing had to change'
                : `The removal plan of ${plural(changed, 'item')} is set`,
              reason,
              changeId === null
                ? null
                : async () => {
                    await callData('history.undo', { changeId });
                  },
            );
            onDone();
          },
        },
      );
    },
  };
}
