import type { ItemFilter } from '#shared/domain/filter';
import type { RemovalSet } from '#shared/domain/removal';
import { plural } from '../../components/format.ts';
import { useCommand } from '../../data/hooks.ts';
import { tellChanged } from '../inventory/tagging/tell-changed.ts';

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
          onSuccess: (effect) => {
            tellChanged(
              effect,
              `The removal plan of ${plural(effect.changed, 'item')} is set`,
              reason,
            );
            onDone();
          },
        },
      );
    },
  };
}
