import { Modal, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement, type ReactNode } from 'react';
import { FormFrame } from './form-frame.tsx';

type WithdrawDialogProps = {
  /** What is withdrawn; `null` keeps the dialog closed. */
  readonly name: string | null;
  /** What comes of it. */
  readonly children: ReactNode;
  readonly isPending: boolean;
  readonly onWithdraw: (because: string) => void;
  readonly onClose: () => void;
};

function WithdrawForm(props: WithdrawDialogProps): ReactElement {
  const { children, isPending, onWithdraw, onClose } = props;
  const [because, setBecause] = useState('');
  return (
    <FormFrame
      submit="Withdraw"
      canSubmit={because.trim() !== ''}
      isPending={isPending}
      error={null}
      onCancel={onClose}
      onSubmit={() => onWithdraw(because.trim())}
    >
      <Text size="sm">{children}</Text>
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

/** Says of something that is kept for good that it does not count, and why. */
export function WithdrawDialog(props: WithdrawDialogProps): ReactElement {
  const { name, onClose } = props;
  return (
    <Modal opened={name !== null} onClose={onClose} title={`Withdraw ${name ?? ''}`}>
      {name === null ? null : <WithdrawForm {...props} />}
    </Modal>
  );
}
