import { Alert, Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { DamagedWorkspace } from '#shared/contract/recovery';
import { openMended } from '../../app/session.ts';
import { formatMoment, withLocalMoments } from '../../components/format.ts';
import notice from '../../components/notice.module.css';
import { messageOf, showError } from '../../components/notify.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { callApp } from '../../data/bridge.ts';
import { STABLE_KEY } from '../../data/query-client.ts';
import { BackupTable } from './backup-table.tsx';
import { useDamaged } from './damaged-store.ts';
import { OtherOffers } from './other-offers.tsx';
import { RestorePlainModal } from './restore-plain-modal.tsx';
import { useSalvage } from './salvage-job.ts';
import { SalvageResult } from './salvage-result.tsx';

function Offers({ damaged }: { damaged: DamagedWorkspace }): ReactElement {
  const hide = useDamaged((state) => state.hide);
  const act = useMutation({ mutationFn: openMended, onError: showError, onSuccess: hide });
  const isSaving = useSalvage((state) => state.isRunning);
  const isBusy = act.isPending || isSaving;
  const [words, setWords] = useState('');
  const given = damaged.needsPassphrase && words !== '' ? { words } : {};
  const [asked, setAsked] = useState<string | null>(null);
  const restore = (id: string, mayBecomePlain: boolean): void => {
    setAsked(null);
    act.mutate(() => callApp('recovery.restore', { id, mayBecomePlain, ...given }));
  };
  const sound = damaged.backups.filter(({ isSound }) => isSound);
  return (
    <Stack gap="md">
      <Alert
        classNames={{ root: notice['danger'] ?? '', icon: notice['dangerIcon'] ?? '' }}
        icon={<IconAlertTriangle aria-hidden />}
      >
        {withLocalMoments(damaged.message)}
      </Alert>
      <Text size="sm">
        {sound[0] === undefined
          ? 'There is no sound backup beside it. Look for one in the second place, if you chose one, or for a copy of your own.'
          : `The newest sound backup is of ${formatMoment(sound[0].at)}; what was done after that is not in it. Whatever you choose, the files that are there now are kept.`}
      </Text>
      {damaged.needsPassphrase ? (
        <PasswordInput
          label="Passphrase or recovery key"
          description="Encrypted backups open by what the workspace had when they were made, or was given since."
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      ) : null}
      {damaged.backups.length === 0 ? null : (
        <BackupTable
          backups={damaged.backups}
          isEncrypted={damaged.isEncrypted}
          action={({ id, isSound, isEncrypted }, at) =>
            isSound ? (
              <Button
                size="compact-sm"
                variant="default"
                disabled={isBusy}
                aria-label={`Restore the backup of ${at}`}
                onClick={() =>
                  damaged.isEncrypted && !isEncrypted ? setAsked(id) : restore(id, false)
                }
              >
                Restore
              </Button>
            ) : (
              <Text size="sm" c="dimmed">
                Damaged too
              </Text>
            )
          }
        />
      )}
      <RestorePlainModal
        isShown={asked !== null}
        onRestore={() => {
          if (asked !== null) restore(asked, true);
        }}
        onClose={() => setAsked(null)}
      />
      <OtherOffers
        isDisabled={act.isPending}
        onOpenCopy={() => act.mutate(() => callApp('recovery.openCopy', {}))}
        onOpenAsItIs={() => act.mutate(() => callApp('recovery.openAsItIs', {}))}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={hide} data-autofocus>
          Leave it closed
        </Button>
      </Group>
    </Stack>
  );
}

function Content(): ReactElement | null {
  const report = useSalvage((state) => state.report);
  const { data, error, refetch } = useQuery({
    queryKey: [STABLE_KEY, 'recovery.look'],
    queryFn: () => callApp('recovery.look', {}),
    gcTime: 0,
  });
  if (error !== null) {
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <LoadingState blocks={[80, 120]} label="Reading the backups" />;
  if (report !== null) return <SalvageResult report={report} />;
  return data === null ? null : <Offers damaged={data} />;
}

/** Says what is wrong with a workspace that did not open, and offers what can be done. */
export function DamagedModal(): ReactElement {
  const { isShown, hide } = useDamaged();
  const isSaved = useSalvage(({ report }) => report !== null);
  return (
    <Modal
      opened={isShown}
      onClose={hide}
      title={isSaved ? 'Its rows were saved' : 'This workspace did not open'}
      size="xl"
    >
      {isShown ? <Content /> : null}
    </Modal>
  );
}
