import { Modal, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Sample } from '#shared/contract/sampling';
import { useCommand } from '../../data/hooks.ts';
import { FormFrame } from '../vendors/own/form-frame.tsx';

type WithdrawDialogProps = {
  readonly sample: Sample;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

function WithdrawForm({ sample, onClose }: Omit<WithdrawDialogProps, 'isOpen'>): ReactElement {
  const [because, setBecause] = useState('');
  const withdraw = useCommand('samples.withdraw');
  return (
    <FormFrame
      submit="Withdraw"
      canSubmit={because.trim() !== ''}
      isPending={withdraw.isPending}
      error={null}
      onCancel={onClose}
      onSubmit={() => {
        withdraw.mutate({ id: sample.id, because: because.trim() }, { onSuccess: onClose });
      }}
    >
      <Text size="sm">
        It stays in the list with the reason, and its results no longer count. The audit summary
        says how many samples were withdrawn.
      </Text>
      <TextInput
        label="Reason"
        required
        data-autofocus
        maxLength={1000}
        value={because}
        onChange={(event) => setBecause(event.currentTarget.value)}
      />
    </FormFrame>
  );
}

/** Says that a sample does not count, and why. */
export function WithdrawDialog({ isOpen, ...props }: WithdrawDialogProps): ReactElement {
  return (
    <Modal opened={isOpen} onClose={props.onClose} title={`Withdraw ${props.sample.name}`}>
      {isOpen ? <WithdrawForm {...props} /> : null}
    </Modal>
  );
}
