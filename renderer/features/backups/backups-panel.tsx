import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconDatabaseExport, IconFolder } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { Backup } from '#shared/contract/backups';
import { formatBytes, formatMoment } from '../../components/format.ts';
import notice from '../../components/notice.module.css';
import { messageOf, showDone, showError } from '../../components/notify.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { callApp } from '../../data/bridge.ts';
import { useCommand, useData } from '../../data/hooks.ts';
import { REASON_WORDS } from './reason-words.ts';
import { RestoreModal } from './restore-modal.tsx';
import { SecondPlace } from './second-place.tsx';

function BackupRow({ backup, onRestore }: { backup: Backup; onRestore: () => void }): ReactElement {
  const at = formatMoment(backup.at);
  return (
    <Table.Tr>
      <Table.Td>{at}</Table.Td>
      <Table.Td>{REASON_WORDS[backup.reason]}</Table.Td>
      <Table.Td data-num>{formatBytes(backup.bytes)}</Table.Td>
      <Table.Td ta="right">
        {backup.isCurrent ? (
          <Text size="sm" c="dimmed">
            Holds every change
          </Text>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Restore the backup of ${at}`}
            onClick={onRestore}
          >
            Restore…
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function Trouble({ text }: { text: string }): ReactElement {
  return (
    <Alert
      classNames={{ root: notice['warning'] ?? '', icon: notice['warningIcon'] ?? '' }}
      icon={<IconAlertTriangle aria-hidden />}
      title="The last backup could not be made"
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
              const [newest] = backups;
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
        <Table aria-label="Backups">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Made</Table.Th>
              <Table.Th>Why</Table.Th>
              <Table.Th data-num>Size</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.backups.map((backup) => (
              <BackupRow key={backup.id} backup={backup} onRestore={() => setRestoring(backup)} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <RestoreModal
        backup={restoring}
        onClose={() => {
          setRestoring(null);
        }}
      />
    </Stack>
  );
}
