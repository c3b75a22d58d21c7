import { plural } from '../../../components/format.ts';
import { useCommand } from '../../../data/hooks.ts';
import { offerUndo } from '../offer-undo.ts';

/** Takes the program's registry into the workspace and offers to take that back. */
export function useTakeRegistry(version: string): {
  take: (onDone: () => void) => void;
  isPending: boolean;
} {
  const command = useCommand('registry.take');
  return {
    isPending: command.isPending,
    take: (onDone) => {
      command.mutate(
        {},
        {
          onSuccess: ({ changed, changeId }) => {
            offerUndo(
              `Supplier registry ${version} taken`,
              `${plural(changed, 'item')} changed.`,
              changeId,
            );
            onDone();
          },
        },
      );
    },
  };
}
