import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { PlainConsent } from './plain-consent.tsx';

type RestorePlainModalProps = {
  readonly isShown: boolean;
  /** Puts the backup back, once it is said that this is meant. */
  readonly onRestore: () => void;
  readonly onClose: () => void;
};

function Content({
  onRestore,
  onClose,
}: Pick<RestorePlainModalProps, 'onRestore' | 'onClose'>): ReactElement {
  const [isGiven, setGiven] = useState(false);
  return (
    <Stack gap="md">
      <PlainConsent isGiven={isGiven} onChange={setGiven} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          Choose another
        </Button>
        <Button color="red.8" disabled={!isGiven} onClick={onRestore}>
          Restore it
        </Button>
      </Group>
    </Stack>
  );
}

/** Asks before a plain backup takes the place of an encrypted workspace that did not open. */
export function RestorePlainModal({
  isShown,
  onRestore,
  onClose,
}: RestorePlainModalProps): ReactElement {
  return (
    <Modal opened={isShown} onClose={onClose} title="Restore it without encryption?">
      {isShown ? <Content onRestore={onRestore} onClose={onClose} /> : null}
    </Modal>
  );
}
