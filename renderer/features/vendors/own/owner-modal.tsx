import { Group, Modal, Text, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Vendor } from '#shared/contract/vendors';
import { DayField } from '../../../components/day-field.tsx';
import { useSupplierNames } from '../../inventory/filters/use-supplier-names.ts';
import { spanWords } from '../registry/owner-words.ts';
import { FormFrame } from '../../../components/form-frame.tsx';
import { SupplierField } from './supplier-field.tsx';
import { useOwnCommand } from './use-own-command.ts';

const LONGEST_NOTE = 1000;

export type Owner = Vendor['owners'][number];

type OwnerFormProps = {
  readonly vendor: Pick<Vendor, 'supplierId' | 'name'>;
  /** What is said of an owner so far; `null` for one more. */
  readonly owner: Owner | null;
  readonly onClose: () => void;
};

function OwnerForm({ vendor, owner, onClose }: OwnerFormProps): ReactElement {
  const [ownerId, setOwnerId] = useState(owner?.ownerId ?? null);
  const [from, setFrom] = useState(owner?.from ?? null);
  const [until, setUntil] = useState(owner?.until ?? null);
  const [note, setNote] = useState(owner?.note ?? '');
  const names = useSupplierNames();
  const { send, isPending, error } = useOwnCommand('suppliers.setOwner');
  const { supplierId, name } = vendor;
  return (
    <FormFrame
      submit="Save owner"
      canSubmit={ownerId !== null}
      isPending={isPending}
      error={error}
      onCancel={onClose}
      onSubmit={() => {
        if (ownerId === null) return;
        const told = `${name} belongs to ${names.get(ownerId) ?? ownerId} ${spanWords({ from, until })}`;
        send(
          {
            supplierId,
            ownerId,
            from,
            until,
            note: note.trim() === '' ? null : note.trim(),
            isForgotten: false,
          },
          told.trim(),
          onClose,
        );
      }}
    >
      <SupplierField
        label="Owner"
        except={supplierId}
        isFixed={owner !== null}
        value={ownerId}
        onChange={setOwnerId}
      />
      <Group grow align="flex-start">
        <DayField label="From" open="Always" value={from} onChange={setFrom} />
        <DayField label="Until" open="Still" value={until} onChange={setUntil} />
      </Group>
      <Textarea
        label="Note"
        placeholder="Where you know it from"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={LONGEST_NOTE}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed">
        Rules about the owner reach <bdi>{name}</bdi> on these days, both included.
        {owner === null || owner.isOwn ? '' : ' What you say here stands in place of the registry.'}
      </Text>
    </FormFrame>
  );
}

/** Says who owns a supplier, and from when to when. */
export function OwnerModal({
  isOpen,
  ...props
}: OwnerFormProps & { readonly isOpen: boolean }): ReactElement {
  return (
    <Modal
      opened={isOpen}
      onClose={props.onClose}
      title={`Owner of ${props.vendor.name}`}
      size="lg"
    >
      {isOpen ? <OwnerForm {...props} /> : null}
    </Modal>
  );
}
