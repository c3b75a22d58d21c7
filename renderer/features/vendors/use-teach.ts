import type { Vendor } from '#shared/contract/vendors';
import { plural } from '../../components/format.ts';
import { callData } from '../../data/data-client.ts';
import { useCommand } from '../../data/hooks.ts';
import { showUndo } from '../inventory/tagging/show-undo.tsx';

type Named = Vendor['names'][number];

/** Gives a vendor names, and takes them back; tells how many items followed. */
export function useTeach(): {
  teach: (
    vendor: Pick<Vendor, 'supplierId' | 'name'>,
    name: string,
    says: Named['says'],
    onDone?: () => void,
  ) => void;
  forget: (vendor: Pick<Vendor, 'name'>, name: Named) => void;
  isPending: boolean;
} {
  const teaching = useCommand('vendors.teach');
  const forgetting = useCommand('vendors.forget');
  const offerUndo = (words: string, { changed, changeId }: Outcome): void => {
    showUndo(
      words,
      `${plural(changed, 'item')} changed. Remembered for the next file.`,
      async () => {
        await callData('history.undo', { changeId });
      },
    );
  };
  return {
    isPending: teaching.isPending || forgetting.isPending,
    teach: ({ supplierId, name: owner }, name, says, onDone) => {
      const words = says === 'alias' ? `“${name}” is ${owner}` : `“${name}” is not ${owner}`;
      teaching.mutate(
        { supplierId, name, says },
        {
          onSuccess: (outcome) => {
            offerUndo(words, outcome);
            onDone?.();
          },
        },
      );
    },
    forget: ({ name: owner }, { id, name }) => {
      forgetting.mutate(
        { nameId: id },
        {
          onSuccess: (outcome) => {
            offerUndo(`“${name}” is off the list of ${owner}`, outcome);
          },
        },
      );
    },
  };
}

type Outcome = { readonly changed: number; readonly changeId: number };
