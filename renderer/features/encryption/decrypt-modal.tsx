import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { isAppError } from '#shared/rpc/app-error';
import { enterConverted } from '../../app/session.ts';
import { showDone, showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { cancelConversion, runConversion } from './conversion-job.ts';
import { ConversionProgress } from './conversion-progress.tsx';

type DecryptModalProps = { readonly isShown: boolean; readonly onClose: () => void };

/** Asks before a workspace becomes one that anybody can read. */
export function DecryptModal({ isShown, onClose }: DecryptModalProps): ReactElement {
  const decrypt = useMutation({
    mutationFn: () => runConversion(() => callApp('encryption.decrypt', {})),
    onError: (error) => {
      showError(error);
      // To leave it encrypted is what was asked for.
      if (isAppError(error, 'cancelled')) onClose();
    },
    onSuccess: () => {
      onClose();
      enterConverted();
      showDone('Made plain', 'From now on it opens without a passphrase');
    },
  });
  return (
    <Modal opened={isShown} onClose={onClose} title="Make this workspace plain?">
      <Stack gap="md">
        <Text size="sm">
          Whoever has its file can then read it. Backups from before stay encrypted, and open by the
          passphrase that they had.
        </Text>
        {decrypt.isPending ? <ConversionProgress isEncrypting={false} /> : null}
        <Group justify="flex-end">
          <Button
            variant="default"
            onClick={decrypt.isPending ? cancelConversion : onClose}
            data-autofocus
          >
            Leave it encrypted
          </Button>
          <Button loading={decrypt.isPending} onClick={() => decrypt.mutate()}>
            Make it plain
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
