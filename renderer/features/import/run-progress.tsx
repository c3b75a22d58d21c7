import { Button, Group, Progress, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { formatBytes, formatNumber } from '../../components/format.ts';
import { cancel, useImport, useImportProgress } from './import-store.ts';
import classes from './import.module.css';

const phaseWords = { analysing: 'Analysing', reading: 'Reading', finishing: 'Finishing' } as const;

const FINISHING =
  'The last step is a single one that cannot be stopped; afterwards the import can be undone.';

/** How far the running check or import is. */
export function RunProgress(): ReactElement {
  const { running, isCancelling, file } = useImport();
  const progress = useImportProgress((state) => state.progress);
  const share =
    progress === null ? 0 : (progress.bytesRead / Math.max(progress.bytesTotal, 1)) * 100;
  const isFinishing = progress?.phase === 'finishing';
  const title = running === 'check' ? 'Checking' : 'Importing';
  return (
    <section className={classes['foot']} aria-label={title}>
      <div className={classes['run']}>
        <Group justify="space-between" gap="lg" mb={6}>
          <Text size="sm" fw={600} truncate>
            {title} {file?.name}
          </Text>
          <Text size="sm" c="dimmed" className="num">
            {progress === null ? 'Starting' : phaseWords[progress.phase]}:{' '}
            {formatNumber(progress?.rows ?? 0)} rows, {formatNumber(progress?.rowsPerSecond ?? 0)}{' '}
            rows per second, {formatBytes(progress?.bytesRead ?? 0)} of{' '}
            {formatBytes(progress?.bytesTotal ?? file?.bytes ?? 0)}
          </Text>
        </Group>
        <Progress value={share} radius="sm" striped={isFinishing} aria-label={title} />
      </div>
      <Button
        variant="default"
        loading={isCancelling}
        disabled={isFinishing && !isCancelling}
        title={isFinishing ? FINISHING : undefined}
        onClick={cancel}
      >
        Cancel
      </Button>
    </section>
  );
}
