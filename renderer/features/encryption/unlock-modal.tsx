import { Alert, Button, Checkbox, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { IconKeyOff } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { LockedWorkspace } from '#shared/contract/encryption';
import { openMended } from '../../app/session.ts';
import notice from '../../components/notice.module.css';
import { messageOf } from '../../components/notify.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { callApp } from '../../data/bridge.ts';
import { STABLE_KEY } from '../../data/query-client.ts';
import { useDamaged } from '../backups/damaged-store.ts';
import { useLocked } from './locked-store.ts';

function UnlockForm({ locked }: { readonly locked: LockedWorkspace }): ReactElement {
  const { end, leave } = useLocked();
  const [words, setWords] = useState('');
  const [isKept, setKept] = useState(false);
  const unlock = useMutation({
    mutationFn: () => openMended(() => callApp('workspace.unlock', { words, isKept })),
    onSuccess: end,
    onError: async () => {
      // With the key it was looked at, and something else is wrong with it.
      if (!(await callApp('recovery.isOffered', {}))) return;
      end();
      useDamaged.getState().show();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    unlock.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {locked.trouble === null ? null : (
          <Alert
            classNames={{ root: notice['warning'] ?? '', icon: notice['warningIcon'] ?? '' }}
            icon={<IconKeyOff aria-hidden />}
          >
            {locked.trouble}
          </Alert>
        )}
        <Text size="sm">
          <strong>{locked.name}</strong> is encrypted.
        </Text>
        <PasswordInput
          label="Passphrase or recovery key"
          value={words}
          error={unlock.error === null ? null : messageOf(unlock.error)}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            if (unlock.isError) unlock.reset();
          }}
          data-autofocus
        />
        {locked.hasKeyStore ? (
          <Checkbox
            label="Have this computer’s key store open it from now on"
            checked={isKept}
            onChange={(event) => setKept(event.currentTarget.checked)}
          />
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={leave} disabled={unlock.isPending}>
            Leave it closed
          </Button>
          <Button type="submit" loading={unlock.isPending} disabled={words === ''}>
            Open
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Content(): ReactElement | null {
  const { data, error, refetch } = useQuery({
    queryKey: [STABLE_KEY, 'workspace.locked'],
    queryFn: () => callApp('workspace.locked', {}),
    gcTime: 0,
  });
  if (error !== null) {
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <LoadingState blocks={[60]} label="Looking at the workspace" />;
  return data === null ? null : <UnlockForm locked={data} />;
}

/** Asks for what opens an encrypted workspace; a wrong answer changes nothing and is asked again. */
export function UnlockModal(): ReactElement {
  const { isShown, leave } = useLocked();
  return (
    <Modal opened={isShown} onClose={leave} title="Open an encrypted workspace">
      {isShown ? <Content /> : null}
    </Modal>
  );
}
