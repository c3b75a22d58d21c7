import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { KeyProtection, SigningKey } from '#shared/contract/signing';
import { formatMoment } from '../../../components/format.ts';
import { isConfirmed, NewPassphrase, NOTHING_TYPED } from '../../../components/new-passphrase.tsx';
import { showDone, showError } from '../../../components/notify.ts';
import { callApp } from '../../../data/bridge.ts';
import { Fingerprint } from './fingerprint.tsx';

const PROTECTED_BY: Readonly<Record<KeyProtection, string>> = {
  'key-store': 'the key store of this system',
  passphrase: 'its passphrase',
  both: 'the key store of this system and its passphrase',
};

function KnownKey({ known }: { readonly known: SigningKey }): ReactElement {
  const save = useMutation({
    mutationFn: () => callApp('signing.exportPublic', {}),
    onSuccess: (saved) => {
      if (saved !== null) showDone('Public key saved', saved.name);
    },
    onError: showError,
  });
  return (
    <Stack gap={6} align="flex-start">
      <Text size="sm">
        Made {formatMoment(known.madeAt)}, protected by {PROTECTED_BY[known.protection]}.
      </Text>
      <Text size="xs" c="dimmed">
        Fingerprint: tell it to whoever checks your bundles, on paper or by telephone
      </Text>
      <Fingerprint value={known.fingerprint} of="the fingerprint of the key" />
      <Button
        size="compact-sm"
        variant="default"
        loading={save.isPending}
        onClick={() => save.mutate()}
      >
        Save the public key
      </Button>
    </Stack>
  );
}

type KeyFormProps = {
  readonly hasKeyStore: boolean;
  readonly isAnother: boolean;
  onMade(this: void): void;
};

function KeyForm({ hasKeyStore, isAnother, onMade }: KeyFormProps): ReactElement {
  const client = useQueryClient();
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const { passphrase } = typed;
  const make = useMutation({
    mutationFn: () => callApp('signing.make', passphrase === '' ? {} : { passphrase }),
    onSuccess: async () => {
      await client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey.includes('signing.get'),
      });
      showDone('Signing key made', 'Bundles can be signed with it from now on.');
      onMade();
    },
    onError: showError,
  });
  const isLeftOut = hasKeyStore && passphrase === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {hasKeyStore ? null : (
          <Alert color="orange" title="No key store">
            This system offers no key store that Provenet can use. The key lies in a file of this
            user, and only its passphrase protects it.
          </Alert>
        )}
        <NewPassphrase
          label={hasKeyStore ? 'Passphrase (optional)' : 'Passphrase'}
          description="Asked for each time that something is signed; nobody can bring it back."
          isOptional={hasKeyStore}
          typed={typed}
          onType={setTyped}
        />
        {isAnother ? (
          <Text size="sm">
            The key that you have is kept beside the new one, under its fingerprint. Bundles that it
            signed stay as they are; those to come are signed with the new key.
          </Text>
        ) : null}
        <Group justify="flex-end">
          <Button
            type="submit"
            loading={make.isPending}
            disabled={!isLeftOut && !isConfirmed(typed)}
          >
            {isAnother ? 'Make another key' : 'Make a key'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type KeyTabProps = { readonly signingKey: SigningKey | null; readonly hasKeyStore: boolean };

/** The key that signs bundles: its fingerprint and public half, and the way to make one. */
export function KeyTab({ signingKey, hasKeyStore }: KeyTabProps): ReactElement {
  const [isMaking, setMaking] = useState(false);
  return (
    <Stack gap="md">
      <Text size="sm">
        A signature shows that a bundle comes from whoever holds the key (Ed25519). The private half
        never leaves this computer; the public half is for those who check.
      </Text>
      {signingKey === null ? null : <KnownKey known={signingKey} />}
      {signingKey === null || isMaking ? (
        <KeyForm
          key={signingKey?.fingerprint ?? ''}
          hasKeyStore={hasKeyStore}
          isAnother={signingKey !== null}
          onMade={() => setMaking(false)}
        />
      ) : (
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setMaking(true)}>
            Make another key
          </Button>
        </Group>
      )}
    </Stack>
  );
}
