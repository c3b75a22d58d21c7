import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import notice from './notice.module.css';
import { messageOf } from './notify.ts';

type UnreadNoticeProps = {
  /** A sentence on what could not be read. */
  readonly what: string;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly className?: string | undefined;
};

/** In the place of a notice of which it is not known whether it is due. */
export function UnreadNotice(props: UnreadNoticeProps): ReactElement {
  const { what, error, onRetry, className = '' } = props;
  return (
    <Alert
      className={className}
      classNames={{ root: notice['warning'] ?? '', icon: notice['warningIcon'] ?? '' }}
      icon={<IconAlertTriangle aria-hidden />}
      role="alert"
    >
      <Group gap="xs" justify="space-between">
        <Text size="sm">
          {what} {messageOf(error)}
        </Text>
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          Try again
        </Button>
      </Group>
    </Alert>
  );
}
