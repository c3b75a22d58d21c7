import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconDatabaseExport, IconFolder } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { Backup } from '#shared/contract/backups';
import { formatMoment } from '../../components/format.ts';
import notice from '../../components/notice.module.css';
import { messageOf, showDone, showError } from '../../components/notify.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { callApp } from '../../data/bridge.ts';
import { useCommand, useData } from '../../data/hooks.ts';
import { BackupTable } from './backup-table.tsx';
import { RestoreModal } from './restore-modal.tsx';
import { SecondPlace } from './second-place.tsx';

function Trouble({ text }: { text: string }): ReactElement {
  return (
    <Alert
      classNames={{ root: notice['warning'] ?? '', icon: notice['warningIcon'] ?? '' }}
      icon={<IconAlertTriangle aria-hidden />}
      title="Something is wrong with the backups"
      role="alert"
    >
      {text}
    </Alert>
  );
}

function MakeButton(): ReactElement {
  const make = useCommand('backups.make');
  return (
    <Button
      leftSection={<IconDatabaseExport size={16} aria-hidden />}
      loading={make.isPending}
      onClick={() => {
        make.mutate(
          {},
          {
            onSuccess: ({ backups, trouble }) => {
              // What went wrong is told where every failed backup is.
              if (trouble !== null) return;
              const newest = backups.find(({ isCurrent }) => isCurrent);
              if (newest === undefined) showDone('Nothing to back up', 'Nothing was changed yet');
              else
                showDone(
                  'Backed up',
                  `The backup of ${formatMoment(newest.at)} holds every change`,
                );
            },
          },
        );
      }}
    >
      Back up now
    </Button>
  );
}

/** The backups of the workspace, and the way back to each. */
export function BackupsPanel(): ReactElement {
  const [restoring, setRestoring] = useState<Backup | null>(null);
  const { data, error, refetch } = useData('backups.list', {});
  if (error !== null) {
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <LoadingState blocks={[40, 200]} />;
  return (
    <Stack gap="md">
      <Group gap="sm">
        <Text size="sm" c="dimmed" flex={1} miw={280}>
          A backup is made before each import and change of policies, every 15 minutes while
          something changes, and when the workspace is closed. Kept are the three newest, one a day
          for ten days and one a week for eight weeks.
        </Text>
        <Button
          variant="default"
          leftSection={<IconFolder size={16} aria-hidden />}
          onClick={() => {
            callApp('backups.showFolder', {}).catch(showError);
          }}
        >
          Show the folder
        </Button>
        <MakeButton />
      </Group>
      {data.trouble === null ? null : <Trouble text={data.trouble} />}
      <SecondPlace hasSecondPlace={data.hasSecondPlace} inSecondPlace={data.inSecondPlace} />
      {data.backups.length === 0 ? (
        <EmptyState
          icon={IconDatabaseExport}
          title="No backups yet"
          text="The first one is made before the next import, when something changed for 15 minutes, or when the workspace is closed."
        />
      ) : (
        <BackupTable
          backups={data.backups}
          isEncrypted={data.isEncrypted}
          action={(backup, at) =>
            backup.isCurrent ? (
              <Text size="sm" c="dimmed">
                Holds every change
              </Text>
            ) : (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Restore the backup of ${at}`}
                onClick={() => setRestoring(backup)}
              >
                Restore…
              </Button>
            )
          }
        />
      )}
      <RestoreModal
        backup={restoring}
        isEncrypted={data.isEncrypted}
        onClose={() => {
          setRestoring(null);
        }}
      />
    </Stack>
  );
}
