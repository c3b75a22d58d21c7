import { Modal, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Vendor } from '#shared/contract/vendors';
import { FormFrame } from '../../../components/form-frame.tsx';
import { useOwnCommand } from './use-own-command.ts';

const LONGEST_NAME = 120;

type RenameProps = {
  readonly vendor: Pick<Vendor, 'supplierId' | 'name'>;
  readonly onClose: () => void;
};

function RenameForm({ vendor, onClose }: RenameProps): ReactElement {
  const [name, setName] = useState(vendor.name);
  const { send, isPending, error } = useOwnCommand('suppliers.rename');
  const given = name.trim();
  return (
    <FormFrame
      submit="Rename"
      canSubmit={given !== '' && given !== vendor.name}
      isPending={isPending}
      error={error}
      onCancel={onClose}
      onSubmit={() => {
        send(
          { supplierId: vendor.supplierId, name: given },
          `${vendor.name} is ${given} now`,
          onClose,
        );
      }}
    >
      <TextInput
        label="Name"
        required
        data-autofocus
        maxLength={LONGEST_NAME}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed">
        The name of before stays one of its names: what is written so goes on leading to it, now and
        in later files.
      </Text>
    </FormFrame>
  );
}

/** Gives one of the operator's own suppliers another name. */
export function RenameModal({
  isOpen,
  ...props
}: RenameProps & { readonly isOpen: boolean }): ReactElement {
  return (
    <Modal opened={isOpen} onClose={props.onClose} title={`Rename ${props.vendor.name}`}>
      {isOpen ? <RenameForm {...props} /> : null}
    </Modal>
  );
}
