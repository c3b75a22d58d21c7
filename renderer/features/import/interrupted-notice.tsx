import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useNavigation } from '../../app/navigation.ts';
import { formatMoment } from '../../components/format.ts';
import notice from '../../components/notice.module.css';
import { showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { useCommand, useData } from '../../data/hooks.ts';
import { startWith } from './import-store.ts';

/** Says that an import did not end and that nothing of it was kept, until it is dismissed. */
export function InterruptedNotice(): ReactElement | null {
  const { data } = useData('workspace.get', {});
  const update = useCommand('workspace.update');
  const go = useNavigation((state) => state.go);
  if (data === undefined || data.interruptedImport === null) return null;
  const { fileName, startedAt } = data.interruptedImport;

  async function importAgain(): Promise<void> {
    const files = await callApp('files.chooseInventories', {});
    if (files.length === 0) return;
    startWith(files);
    go('import');
  }

  return (
    <Alert
      classNames={{ root: notice['warning'] ?? '', icon: notice['warningIcon'] ?? '' }}
      icon={<IconAlertTriangle aria-hidden />}
      role="note"
      aria-label="Interrupted import"
    >
      <Group gap="xs" justify="space-between">
        <Text size="sm">
          The import of <bdi>{fileName}</bdi> that began on {formatMoment(startedAt)} did not end;
          nothing of it was kept.
        </Text>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              importAgain().catch(showError);
            }}
          >
            Import it again
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            loading={update.isPending}
            onClick={() => {
              update.mutate({ dismissInterruption: true });
            }}
          >
            Dismiss
          </Button>
        </Group>
      </Group>
    </Alert>
  );
}
