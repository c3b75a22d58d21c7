import { plural } from '../../components/format.ts';
import { showDone } from '../../components/notify.ts';
import { useCommand } from '../../data/hooks.ts';
import type { Assignment } from './supplier-picker.tsx';

/** Gives spellings to a supplier and tells how many items that tagged. */
export function useAssign(): {
  assign: (manufacturerIds: readonly number[], to: Assignment, onDone?: () => void) => void;
  /** The spellings that are being assigned. */
  pendingIds: readonly number[];
} {
  const command = useCommand('vendors.assign');
  return {
    pendingIds: command.isPending ? command.variables.manufacturerIds : [],
    assign: (manufacturerIds, to, onDone) => {
      command.mutate(
        { manufacturerIds: [...manufacturerIds], to },
        {
          onSuccess: ({ changed }) => {
            showDone(
              `${plural(changed, 'item')} given to the vendor`,
              'Remembered for the next file. History can undo it.',
            );
            onDone?.();
          },
        },
      );
    },
  };
}
