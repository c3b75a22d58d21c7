import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Backup } from '#shared/contract/backups';
import { restoreBackup } from '../../app/session.ts';
import { formatMoment } from '../../components/format.ts';
import { showDone, showError } from '../../components/notify.ts';
import { PlainConsent } from './plain-consent.tsx';
import { REASON_WORDS } from './reason-words.ts';

type RestoreModalProps = {
  /** What to put back; `null` keeps the dialog closed. */
  readonly backup: Backup | null;
  /** Whether the workspace is encrypted. */
  readonly isEncrypted: boolean;
  readonly onClose: () => void;
};

type ContentProps = {
  readonly backup: Backup;
  readonly becomesPlain: boolean;
  readonly onClose: () => void;
};

function Content({ backup, becomesPlain, onClose }: ContentProps): ReactElement {
  const [isGiven, setGiven] = useState(false);
  const restore = useMutation({
    mutationFn: () => restoreBackup(backup.id, isGiven),
    onError: showError,
    onSuccess: () => {
      const now = becomesPlain ? 'The workspace is not encrypted any more. ' : '';
      showDone('Restored', `${now}What was there before is among the backups`);
      onClose();
    },
  });
  return (
    <Stack gap="md">
      <Text size="sm">
        The workspace becomes what it was on <strong>{formatMoment(backup.at)}</strong> (
        {REASON_WORDS[backup.reason].toLowerCase()}). Whatever was imported, tagged or decided since
        then is not in it any more.
      </Text>
      <Text size="sm" c="dimmed">
        What it is now is kept as a backup first, so that this can be taken back here.
      </Text>
      {becomesPlain ? <PlainConsent isGiven={isGiven} onChange={setGiven} /> : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          Leave it as it is
        </Button>
        <Button
          color="red.8"
          loading={restore.isPending}
          disabled={becomesPlain && !isGiven}
          onClick={() => restore.mutate()}
        >
          Restore it
        </Button>
      </Group>
    </Stack>
  );
}

/** Asks before a backup takes the place of the workspace, and says what can be taken back and what not. */
export function RestoreModal({ backup, isEncrypted, onClose }: RestoreModalProps): ReactElement {
  return (
    <Modal opened={backup !== null} onClose={onClose} title="Restore this backup?">
      {backup === null ? null : (
        <Content
          backup={backup}
          becomesPlain={isEncrypted && !backup.isEncrypted}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}
