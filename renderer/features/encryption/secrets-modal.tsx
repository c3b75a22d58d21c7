import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement, type ReactNode } from 'react';
import type { EncryptionChoice, NewSecrets } from '#shared/contract/encryption';
import { showError } from '../../components/notify.ts';
import { SecretsFields } from './secrets-fields.tsx';

type SecretsModalProps = {
  readonly isShown: boolean;
  readonly title: string;
  /** What it means, in a sentence or two. */
  readonly children: ReactNode;
  /** What the button says. */
  readonly verb: string;
  /** What is shown while it runs; it may take some seconds. */
  readonly meanwhile: ReactNode;
  /** Ends what runs; without it, that cannot be ended. */
  readonly onStop?: () => void;
  /** Whether a choice of the key store is offered. */
  readonly offersKeyStore: boolean;
  /** Carries it out; the dialog closes after that. */
  readonly act: (choice: EncryptionChoice) => Promise<unknown>;
  readonly onClose: () => void;
};

type FormProps = Omit<SecretsModalProps, 'isShown' | 'title'>;

function SecretsForm({
  children,
  verb,
  meanwhile,
  offersKeyStore,
  act,
  onStop,
  onClose,
}: FormProps): ReactElement {
  const [secrets, setSecrets] = useState<NewSecrets | null>(null);
  const [isKept, setKept] = useState(offersKeyStore);
  const run = useMutation({ mutationFn: act, onSuccess: onClose, onError: showError });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (secrets !== null) run.mutate({ secrets, isKept });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">{children}</Text>
        <SecretsFields onChange={setSecrets} />
        {offersKeyStore ? (
          <Checkbox
            label="Have this computer’s key store open it, without the passphrase"
            checked={isKept}
            onChange={(event) => setKept(event.currentTarget.checked)}
          />
        ) : null}
        {run.isPending ? meanwhile : null}
        <Group justify="flex-end">
          <Button
            variant="default"
            onClick={run.isPending ? onStop : onClose}
            disabled={run.isPending && onStop === undefined}
          >
            Cancel
          </Button>
          <Button type="submit" loading={run.isPending} disabled={secrets === null}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Asks for what opens a workspace from now on, and does something with it. */
export function SecretsModal({ isShown, title, ...form }: SecretsModalProps): ReactElement {
  return (
    <Modal opened={isShown} onClose={form.onClose} title={title}>
      {isShown ? <SecretsForm {...form} /> : null}
    </Modal>
  );
}
