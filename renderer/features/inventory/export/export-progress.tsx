import { Button, Group, Paper, Progress, Text } from '@mantine/core';
import { useEffect, useState, type ReactElement } from 'react';
import { formatNumber } from '../../../components/format.ts';
import { cancelExport, useExport } from './export-job.ts';
import classes from './export-progress.module.css';

/** An export that is done within this time needs no bar. */
const SHOWN_AFTER_MS = 1000;

/** How far the running export is, on whichever screen, with a way to stop it. */
export function ExportProgress(): ReactElement | null {
  const job = useExport((state) => state.job);
  const isRunning = job !== null;
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = window.setTimeout(() => setIsLong(true), SHOWN_AFTER_MS);
    return () => {
      window.clearTimeout(timer);
      setIsLong(false);
    };
  }, [isRunning]);
  if (job === null || !isLong) return null;
  const { fileName, rows, total, isCancelling } = job;
  return (
    <Paper
      component="section"
      className={classes['box']}
      aria-label="Export"
      shadow="md"
      radius="md"
      p="md"
      withBorder
    >
      <Text size="sm" fw={600} truncate>
        Exporting <bdi>{fileName}</bdi>
      </Text>
      <Text size="sm" c="dimmed" className="num" mb={6}>
        {total === null
          ? 'Putting the items in order'
          : `${formatNumber(rows)} of ${formatNumber(total)} items`}
      </Text>
      <Group gap="md" wrap="nowrap">
        <Progress
          flex={1}
          radius="sm"
          value={total === null || total === 0 ? 0 : (rows / total) * 100}
          aria-label="Export"
        />
        <Button size="compact-sm" variant="default" loading={isCancelling} onClick={cancelExport}>
          Cancel
        </Button>
      </Group>
    </Paper>
  );
}
