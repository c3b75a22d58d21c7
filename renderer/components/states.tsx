import { Alert, Button, Center, Skeleton, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconAlertTriangle, IconRefresh, type TablerIcon } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import notice from './notice.module.css';

type EmptyStateProps = {
  readonly icon: TablerIcon;
  readonly title: string;
  readonly text: ReactNode;
  /** The next step; every empty state has one. */
  readonly action?: ReactNode;
};

/** What a screen shows when there is nothing to show yet. */
export function EmptyState({ icon: Icon, title, text, action }: EmptyStateProps): ReactElement {
  return (
    <Center mih={360} p="xl">
      <Stack align="center" gap="sm" maw={460}>
        <ThemeIcon size={56} radius={28} variant="light" aria-hidden>
          <Icon size={28} stroke={1.5} />
        </ThemeIcon>
        <Title order={2} size="h3" ta="center">
          {title}
        </Title>
        <Text size="sm" c="dimmed" ta="center">
          {text}
        </Text>
        {action}
      </Stack>
    </Center>
  );
}

type LoadingStateProps = {
  /** Heights in pixels of the blocks that are coming, so that nothing jumps. */
  readonly blocks?: readonly number[];
  readonly label?: string;
};

const DEFAULT_BLOCKS = [96, 240, 240] as const;

/** Placeholders of the size of what is being loaded. */
export function LoadingState({
  blocks = DEFAULT_BLOCKS,
  label = 'Loading',
}: LoadingStateProps): ReactElement {
  return (
    <Stack gap="md" role="status" aria-label={label}>
      {blocks.map((height, index) => (
        // The blocks have no identity but their place.
        <Skeleton key={`${index}-${height}`} height={height} radius="md" />
      ))}
    </Stack>
  );
}

type ErrorStateProps = {
  readonly message: string;
  readonly onRetry?: (() => void) | undefined;
};

/** A failure to load, with a way to try again. */
export function ErrorState({ message, onRetry }: ErrorStateProps): ReactElement {
  return (
    <Alert
      classNames={{ root: notice['danger'] ?? '', icon: notice['dangerIcon'] ?? '' }}
      icon={<IconAlertTriangle aria-hidden />}
      title="This could not be loaded"
      role="alert"
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{message}</Text>
        {onRetry === undefined ? null : (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={onRetry}
          >
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
