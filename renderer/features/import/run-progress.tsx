import { Button, Group, Progress, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { formatBytes, formatNumber } from '../../components/format.ts';
import { cancel, useImport } from './import-store.ts';
import classes from './import.module.css';

const phaseWords = { analysing: 'Analysing', reading: 'Reading', finishing: 'Finishing' } as const;

/** How far the running check or import is. */
export function RunProgress(): ReactElement {
  const { running, progress, isCancelling, file } = useImport();
  const share =
    progress === null ? 0 : (progress.bytesRead / Math.max(progress.bytesTotal, 1)) * 100;
  const title = running === 'check' ? 'Checking' : 'Importing';
  return (
    <section className={classes['card']} aria-label={title}>
      <Group justify="space-between" wrap="nowrap" mb="xs">
        <h2 className={classes['cardTitle']}>
          {title} {file?.name}
        </h2>
        <Button variant="default" size="xs" loading={isCancelling} onClick={cancel}>
          Cancel
        </Button>
      </Group>
      <Progress
        value={share}
        size="lg"
        radius="sm"
        animated={progress?.phase === 'finishing'}
        aria-label={title}
      />
      <Group gap="xl" mt="xs" className="num">
        <Text size="sm">{progress === null ? 'Starting' : phaseWords[progress.phase]}</Text>
        <Text size="sm">{formatNumber(progress?.rows ?? 0)} rows</Text>
        <Text size="sm">{formatNumber(progress?.rowsPerSecond ?? 0)} rows per second</Text>
        <Text size="sm" c="dimmed">
          {formatBytes(progress?.bytesRead ?? 0)} of{' '}
          {formatBytes(progress?.bytesTotal ?? file?.bytes ?? 0)}
        </Text>
      </Group>
    </section>
  );
}
