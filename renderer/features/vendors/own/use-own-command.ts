import { useMutation } from '@tanstack/react-query';
import type { DataContract } from '#shared/contract/data';
import type { InputOf } from '#shared/rpc/contract';
import { plural } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { callData } from '../../../data/data-client.ts';
import { offerUndo } from '../offer-undo.ts';

type OwnCommand = 'suppliers.rename' | 'suppliers.merge' | 'suppliers.setOwner';

/** One change of what the operator knows, to be sent from a form. */
export type OwnCommandState<K extends OwnCommand> = {
  /** Sends it; `told` is the title of the offer to take it back. */
  send: (input: InputOf<DataContract, K>, told: string, onDone: () => void) => void;
  isPending: boolean;
  /** Why it failed, to be shown at the form. */
  error: string | null;
};

/** Changes what the operator knows of suppliers, and offers to take that back. */
export function useOwnCommand<K extends OwnCommand>(name: K): OwnCommandState<K> {
  const command = useMutation({
    mutationKey: [name],
    mutationFn: (input: InputOf<DataContract, K>) => callData(name, input),
  });
  return {
    isPending: command.isPending,
    error: command.error === null ? null : messageOf(command.error),
    send: (input, told, onDone) => {
      command.mutate(input, {
        onSuccess: ({ changed, changeId }) => {
          offerUndo(told, `${plural(changed, 'item')} changed.`, changeId);
          onDone();
        },
      });
    },
  };
}
