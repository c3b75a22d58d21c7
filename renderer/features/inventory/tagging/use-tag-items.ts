import type { ItemSet } from '#shared/contract/item-changes';
import type { ItemFilter } from '#shared/domain/filter';
import { plural } from '../../../components/format.ts';
import { useCommand } from '../../../data/hooks.ts';
import { tellChanged } from './tell-changed.ts';

type TagJob = {
  readonly filter: ItemFilter;
  readonly set: ItemSet;
  readonly reason: string;
  /** What happens to the items: "tagged core". */
  readonly words: string;
  readonly onDone: () => void;
};

/** Tags the items of a filter, tells how many changed and offers to take it back. */
export function useTagItems(): { tag: (job: TagJob) => void; isPending: boolean } {
  const command = useCommand('items.change');
  return {
    isPending: command.isPending,
    tag: ({ filter, set, reason, words, onDone }) => {
      command.mutate(
        { filter, set, reason },
        {
          onSuccess: (effect) => {
            tellChanged(effect, `${plural(effect.changed, 'item')} ${words}`, reason);
            onDone();
          },
        },
      );
    },
  };
}
