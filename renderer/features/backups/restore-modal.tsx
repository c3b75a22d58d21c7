import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Backup } from '#shared/contract/backups';
import { restoreBackup } from '../../app/session.ts';
import { formatMoment } from '../../components/format.ts';
import { showDone, showError } from '../../components/notify.ts';
import { REASON_WORDS } from './reason-words.ts';

type RestoreModalProps = {
  /** What to put back; `null` keeps the dialog closed. */
  readonly backup: Backup | null;
  readonly onClose: () => void;
};

/** Asks before a backup takes the place of the workspace, and says that this can be taken back. */
export function RestoreModal({ backup, onClose }: RestoreModalProps): ReactElement {
  const restore = useMutation({
    mutationFn: restoreBackup,
    onError: showError,
    onSuccess: () => {
      showDone('Restored', 'What was there before is among the backups');
      onClose();
    },
  });
  return (
    <Modal opened={backup !== null} onClose={onClose} title="Restore this backup?">
      {backup === null ? null : (
        <Stack gap="md">
          <Text size="sm">
            The workspace becomes what it was on <strong>{formatMoment(backup.at)}</strong> (
            {REASON_WORDS[backup.reason].toLowerCase()}). Whatever was imported, tagged or decided
            since then is not in it any more.
          </Text>
          <Text size="sm" c="dimmed">
            What it is now is kept as a backup first, so that this can be taken back here.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} data-autofocus>
              Leave it as it is
            </Button>
            <Button
              color="red.8"
              loading={restore.isPending}
              onClick={() => {
                restore.mutate(backup.id);
              }}
            >
              Restore it
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
