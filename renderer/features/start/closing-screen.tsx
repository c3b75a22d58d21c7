import { Loader, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import classes from './start-screen.module.css';

/** What the window shows while a workspace is being closed. */
export function ClosingScreen({ name }: { name: string }): ReactElement {
  return (
    <main className={classes['page']}>
      <Stack m="auto" align="center" gap="sm" role="status">
        <Loader size="sm" aria-hidden />
        <Text fw={600}>
          Closing <bdi>{name}</bdi>
        </Text>
        <Text size="sm" c="dimmed">
          What changed since the last backup is backed up.
        </Text>
      </Stack>
    </main>
  );
}
