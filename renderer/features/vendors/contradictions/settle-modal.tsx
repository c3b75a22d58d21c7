import { Alert, Modal, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Contradiction } from '#shared/contract/evidence';
import { plural } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { sentenceOfItems } from '../../../components/sign-words.ts';
import { callData } from '../../../data/data-client.ts';
import { ReasonField } from '../../inventory/tagging/reason-field.tsx';
import { rememberReason } from '../../inventory/tagging/recent-reasons.ts';
import { offerUndo } from '../offer-undo.ts';
import { FormFrame } from '../../../components/form-frame.tsx';

/** A contradiction with the vendor that was chosen for it. */
export type Settling = {
  readonly contradiction: Contradiction;
  readonly supplierId: string;
  readonly supplierName: string;
};

type SettleProps = { readonly settling: Settling; readonly onClose: () => void };

function SettleForm({ settling, onClose }: SettleProps): ReactElement {
  const { contradiction, supplierId, supplierName } = settling;
  const { manufacturerId, text, items, sign } = contradiction;
  const [reason, setReason] = useState('');
  const command = useMutation({
    mutationKey: ['vendors.settle'],
    mutationFn: () =>
      callData('vendors.settle', {
        manufacturerId,
        key: sign.key,
        supplierId,
        reason: reason.trim(),
      }),
    onSuccess: ({ items: settled, changeId }) => {
      rememberReason(reason.trim());
      offerUndo(
        `${plural(settled, 'item is', 'items are')} ${supplierName}`,
        'Later imports follow this decision.',
        changeId,
      );
      onClose();
    },
  });
  return (
    <FormFrame
      submit="Keep this decision"
      canSubmit={reason.trim() !== ''}
      isPending={command.isPending}
      error={command.error === null ? null : messageOf(command.error)}
      onCancel={onClose}
      onSubmit={() => command.mutate()}
    >
      <Stack gap={4}>
        <Text size="sm">
          Labelled <bdi>“{text}”</bdi>: <bdi>{sentenceOfItems({ ...sign, items }, items)}</bdi>
        </Text>
        <Text size="sm" fw={600}>
          Equipment of this label with this sign is <bdi>{supplierName}</bdi>.
        </Text>
      </Stack>
      <ReasonField value={reason} onChange={setReason} />
      <Alert variant="default" icon={<IconInfoCircle aria-hidden />} role="note">
        It holds for what later imports bring, until you remove it from the list. A vendor that you
        set on single items stays.
      </Alert>
    </FormFrame>
  );
}

type SettleModalProps = {
  /** `null` keeps the dialog closed. */
  readonly settling: Settling | null;
  readonly onClose: () => void;
};

/** Asks for the reason of a decision on a label and a sign, and keeps it. */
export function SettleModal({ settling, onClose }: SettleModalProps): ReactElement {
  return (
    <Modal opened={settling !== null} onClose={onClose} title="Decide whose it is" size="lg">
      {settling === null ? null : <SettleForm settling={settling} onClose={onClose} />}
    </Modal>
  );
}
