import { Alert, Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconLockOpen } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { EncryptionState } from '#shared/contract/encryption';
import { enterConverted } from '../../app/session.ts';
import { plural } from '../../components/format.ts';
import notice from '../../components/notice.module.css';
import { messageOf, showDone, showError } from '../../components/notify.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { callApp } from '../../data/bridge.ts';
import { useApp } from '../../data/hooks.ts';
import { cancelConversion, runConversion, useConversion } from './conversion-job.ts';
import { ConversionProgress } from './conversion-progress.tsx';
import { DecryptModal } from './decrypt-modal.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { SecretsModal } from './secrets-modal.tsx';

type Dialog = 'encrypt' | 'decrypt' | 'change';

function PlainBackups({ count }: { readonly count: number }): ReactElement {
  return (
    <Alert
      classNames={{ root: notice['warning'] ?? '', icon: notice['warningIcon'] ?? '' }}
      icon={<IconAlertTriangle aria-hidden />}
      title={`${plural(count, 'backup')} from before can be read by anybody`}
    >
      Backups that were made before the workspace was encrypted stay as they are, beside it and in
      the second place. The list of backups says which. Remove them there once you need them no
      more.
    </Alert>
  );
}

function PlainSetAside({
  plainSetAside: count,
  setAsideFolder,
}: Pick<EncryptionState, 'plainSetAside' | 'setAsideFolder'>): ReactElement {
  return (
    <Alert
      classNames={{ root: notice['warning'] ?? '', icon: notice['warningIcon'] ?? '' }}
      icon={<IconAlertTriangle aria-hidden />}
      title={`${plural(count, 'file')} that ${count === 1 ? 'was' : 'were'} set aside can be read by anybody`}
    >
      What stood in the place of the workspace before a restore, or before it was opened as it is,
      stays in the folder <bdi>{setAsideFolder}</bdi> beside it as it was. Remove it there once you
      need it no more.
    </Alert>
  );
}

function KeptInStore({ isKept }: { readonly isKept: boolean }): ReactElement {
  const queries = useQueryClient();
  const set = useMutation({
    mutationFn: (next: boolean) => callApp('encryption.setKept', { isKept: next }),
    onSettled: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey.includes('encryption.get'),
      }),
    onError: showError,
  });
  return (
    <Checkbox
      label="This computer’s key store opens it, without the passphrase"
      checked={isKept}
      disabled={set.isPending}
      onChange={(event) => set.mutate(event.currentTarget.checked)}
    />
  );
}

function Encrypted({
  state,
  onAsk,
}: {
  readonly state: EncryptionState;
  readonly onAsk: (dialog: Dialog) => void;
}): ReactElement {
  return (
    <Stack gap="md" align="flex-start">
      <Group gap="xs">
        <IconLock size={18} aria-hidden />
        <Title order={2} size="md">
          This workspace is encrypted
        </Title>
      </Group>
      <Text size="sm" maw={640}>
        It opens by its passphrase{state.hasRecoveryKey ? ', and by its recovery key' : ''}. Its
        backups are encrypted with the same key. Beside each lies a key file, without which the
        passphrase opens nothing: copy both. Exports and printed summaries are not encrypted.
      </Text>
      {state.hasKeyStore ? <KeptInStore isKept={state.isKept} /> : null}
      {state.plainBackups === 0 ? null : <PlainBackups count={state.plainBackups} />}
      {state.plainSetAside === 0 ? null : <PlainSetAside {...state} />}
      <Group gap="sm">
        <Button variant="default" onClick={() => onAsk('change')}>
          Change the passphrase…
        </Button>
        <Button variant="default" onClick={() => onAsk('decrypt')}>
          Make it plain…
        </Button>
      </Group>
    </Stack>
  );
}

function Plain({ onAsk }: { readonly onAsk: (dialog: Dialog) => void }): ReactElement {
  return (
    <Stack gap="md" align="flex-start">
      <Group gap="xs">
        <IconLockOpen size={18} aria-hidden />
        <Title order={2} size="md">
          This workspace is not encrypted
        </Title>
      </Group>
      <Text size="sm" maw={640}>
        Whoever has its file, or one of its backups, can read it. Encrypted, it opens by a
        passphrase only.
      </Text>
      <Button onClick={() => onAsk('encrypt')}>Encrypt it…</Button>
    </Stack>
  );
}

/** Whether the workspace is encrypted, and the way from one to the other. */
export function EncryptionPanel(): ReactElement {
  const [asked, setAsked] = useState<Dialog | null>(null);
  const { data, error, refetch } = useApp('encryption.get', {});
  if (error !== null) {
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <LoadingState blocks={[40, 80]} />;
  const close = (): void => {
    // What runs is ended by its own button, and is not lost from sight.
    if (!useConversion.getState().isRunning) setAsked(null);
  };
  return (
    <>
      {data.isEncrypted ? <Encrypted state={data} onAsk={setAsked} /> : <Plain onAsk={setAsked} />}
      <SecretsModal
        isShown={asked === 'encrypt'}
        title="Encrypt this workspace"
        verb="Encrypt it"
        meanwhile={<ConversionProgress isEncrypting />}
        onStop={cancelConversion}
        offersKeyStore={data.hasKeyStore}
        act={async (choice) => {
          await runConversion(() => callApp('encryption.encrypt', choice));
          enterConverted();
          showDone('Encrypted', 'From now on it opens by its passphrase');
        }}
        onClose={close}
      >
        Whoever has neither passphrase nor recovery key has lost what is in it. Backups from before
        stay as they are: anybody who has them can read them.{' '}
        {data.plainSetAside === 0 ? null : (
          <>
            The same holds for what was set aside in the folder <bdi>{data.setAsideFolder}</bdi>
            .{' '}
          </>
        )}
        The plain file is removed, and its bytes may stay on the disk until others take their place.
      </SecretsModal>
      <SecretsModal
        isShown={asked === 'change'}
        title="Change the passphrase"
        verb="Change it"
        meanwhile={<Meanwhile>Writing the key files …</Meanwhile>}
        offersKeyStore={false}
        act={async ({ secrets }) => {
          await callApp('encryption.changeSecrets', secrets);
          await refetch();
          showDone('Passphrase changed', 'The former one opens the workspace no more');
        }}
        onClose={close}
      >
        The new passphrase opens the workspace, its backups beside it and what was set aside of it.
        A recovery key that there was is replaced too. Copies elsewhere, those in the second place
        among them, open by the former one.
      </SecretsModal>
      <DecryptModal isShown={asked === 'decrypt'} onClose={close} />
    </>
  );
}
