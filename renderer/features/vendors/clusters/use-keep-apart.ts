import { plural } from '../../../components/format.ts';
import { callData } from '../../../data/data-client.ts';
import { useCommand } from '../../../data/hooks.ts';
import { showUndo } from '../../inventory/tagging/show-undo.tsx';

/** Says that names are different companies, and offers to take that back. */
export function useKeepApart(): {
  keepApart: (names: readonly string[], from: readonly string[], onDone: () => void) => void;
  isPending: boolean;
} {
  const command = useCommand('vendors.keepApart');
  return {
    isPending: command.isPending,
    keepApart: (names, from, onDone) => {
      command.mutate(
        { names: [...names], from: [...from] },
        {
          onSuccess: ({ changeId }) => {
            const what = names.length === 1 ? `“${names[0] ?? ''}”` : plural(names.length, 'name');
            showUndo(`${what} kept apart`, 'Never put together again.', async () => {
              await callData('history.undo', { changeId });
            });
            onDone();
          },
        },
      );
    },
  };
}
