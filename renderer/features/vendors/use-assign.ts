import { plural } from '../../components/format.ts';
import { callData } from '../../data/data-client.ts';
import { useCommand } from '../../data/hooks.ts';
import { useSupplierNames } from '../inventory/filters/use-supplier-names.ts';
import { showUndo } from '../inventory/tagging/show-undo.tsx';
import type { Assignment } from './supplier-picker.tsx';

/** Gives spellings to a supplier and tells how many items that tagged. */
export function useAssign(): {
  assign: (manufacturerIds: readonly number[], to: Assignment, onDone?: () => void) => void;
  /** The spellings that are being assigned. */
  pendingIds: readonly number[];
} {
  const names = useSupplierNames();
  const command = useCommand('vendors.assign');
  return {
    pendingIds: command.isPending ? command.variables.manufacturerIds : [],
    assign: (manufacturerIds, to, onDone) => {
      command.mutate(
        { manufacturerIds: [...manufacturerIds], to },
        {
          onSuccess: ({ changed, changeId }) => {
            const name =
              'supplierId' in to ? (names.get(to.supplierId) ?? to.supplierId) : to.newSupplierName;
            showUndo(
              `${plural(changed, 'item')} given to ${name}`,
              'Remembered for the next file.',
              async () => {
                await callData('history.undo', { changeId });
              },
            );
            onDone?.();
          },
        },
      );
    },
  };
}
