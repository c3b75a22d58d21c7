import { Button, Group, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Vendor } from '#shared/contract/vendors';
import { todayIso } from '#shared/domain/date';
import { plural } from '../../../components/format.ts';
import { useCommand, useData } from '../../../data/hooks.ts';
import { offerUndo } from '../offer-undo.ts';
import { MergeModal } from './merge-modal.tsx';
import { OwnerLine } from './owner-line.tsx';
import { OwnerModal, type Owner } from './owner-modal.tsx';
import classes from './own.module.css';
import { RenameModal } from './rename-modal.tsx';

/** The dialog that is open: one for each thing that can be said of a supplier. */
type Dialog = 'rename' | 'merge' | { readonly owner: Owner | null };

type OwnersProps = { readonly vendor: Vendor };

/** Who owns a supplier and when, and what else the operator can say of it. */
export function Owners({ vendor }: OwnersProps): ReactElement {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const removing = useCommand('suppliers.setOwner');
  const asOf = useData('workspace.get', {}).data?.asOf ?? todayIso();
  const { supplierId, name, owners, isOwn } = vendor;
  const close = (): void => setDialog(null);
  const remove = ({ ownerId, name: owner, from, until, note }: Owner): void => {
    removing.mutate(
      { supplierId, ownerId, from, until, note, isForgotten: true },
      {
        onSuccess: ({ changed, changeId }) => {
          const told = `${owner} is no owner of ${name} that you gave any more`;
          offerUndo(told, `${plural(changed, 'item')} changed.`, changeId);
        },
      },
    );
  };
  const owner = typeof dialog === 'object' ? (dialog?.owner ?? null) : null;
  return (
    <section className={classes['block']} aria-label={`Owners of ${name}`}>
      <div className={classes['head']}>
        <Text size="sm" fw={600}>
          Owners
        </Text>
        {isOwn ? (
          <Group gap={8}>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={`Rename ${name}`}
              onClick={() => setDialog('rename')}
            >
              Rename…
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={`Merge into another vendor: ${name}`}
              onClick={() => setDialog('merge')}
            >
              Merge into…
            </Button>
          </Group>
        ) : null}
      </div>
      {owners.length === 0 ? (
        <Text size="sm" c="dimmed">
          No owner is known.
        </Text>
      ) : (
        <ul className={classes['owners']}>
          {owners.map((each) => (
            <OwnerLine
              key={`${each.ownerId} ${each.from} ${each.until}`}
              vendor={vendor}
              owner={each}
              asOf={asOf}
              isBusy={removing.isPending}
              onEdit={() => setDialog({ owner: each })}
              onRemove={() => remove(each)}
            />
          ))}
        </ul>
      )}
      <Button
        size="compact-sm"
        variant="default"
        mt={4}
        aria-label={`Add owner of ${name}`}
        onClick={() => setDialog({ owner: null })}
      >
        Add owner…
      </Button>
      <RenameModal isOpen={dialog === 'rename'} vendor={vendor} onClose={close} />
      <MergeModal isOpen={dialog === 'merge'} vendor={vendor} onClose={close} />
      <OwnerModal
        isOpen={typeof dialog === 'object' && dialog !== null}
        vendor={vendor}
        owner={owner}
        onClose={close}
      />
    </section>
  );
}
