import { Button, Group, Progress, Text } from '@mantine/core';
import { useEffect, useState, type ReactElement } from 'react';
import { formatNumber, plural } from '../../components/format.ts';
import { showError } from '../../components/notify.ts';
import { callData, onDataEvent } from '../../data/data-client.ts';

type Done = { readonly done: number; readonly total: number };

/** How far a comparison is, with the way to end it. */
export function CompareProgress(): ReactElement {
  const [progress, setProgress] = useState<Done | null>(null);
  useEffect(() => onDataEvent('audits.compareProgress', setProgress), []);
  return (
    <div role="status" aria-label="Comparing item by item">
      <Group justify="space-between" mt="md" mb={6}>
        <Text size="sm" c="dimmed">
          {progress === null
            ? 'Comparing item by item …'
            : `Compared ${formatNumber(progress.done)} of ${plural(progress.total, 'item')} of both sides`}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            callData('audits.cancelCompare', {}).catch(showError);
          }}
        >
          Cancel
        </Button>
      </Group>
      <Progress
        aria-label="Items compared"
        value={progress === null ? 0 : (progress.done / Math.max(1, progress.total)) * 100}
      />
    </div>
  );
}
