import { Alert, Button, Group, Text } from '@mantine/core';
import { IconBooks } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { formatDate } from '../../../components/format.ts';
import { UnreadNotice } from '../../../components/unread-notice.tsx';
import { useData } from '../../../data/hooks.ts';
import { RegistryModal } from './registry-modal.tsx';
import { useTakeRegistry } from './use-take-registry.ts';
import classes from './registry.module.css';

/** Says that the program brings a newer supplier registry than the workspace follows, if it does. */
export function RegistryNotice(): ReactElement | null {
  const { data, error, refetch } = useData('registry.difference', {});
  const [isShown, setIsShown] = useState(false);
  const { take, isPending } = useTakeRegistry(data?.to ?? '');
  const hide = (): void => setIsShown(false);
  if (error !== null) {
    return (
      <UnreadNotice
        className={classes['notice']}
        what="Whether there is a newer supplier registry could not be read."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  // Nothing stands in its place while it is read: hardly ever is there a newer one.
  if (data === undefined || data === null) return null;
  return (
    <Alert
      className={classes['notice'] ?? ''}
      variant="default"
      icon={<IconBooks aria-hidden />}
      role="note"
      aria-label="Newer supplier registry"
    >
      <div className={classes['line']}>
        <Text size="sm" className={classes['words'] ?? ''}>
          Provenet brings a newer supplier registry ({data.to}, as of {formatDate(data.asOf)}).
          Nothing is changed before you take it.
        </Text>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => setIsShown(true)}>
            Show what would change
          </Button>
          <Button size="compact-sm" loading={isPending} onClick={() => take(hide)}>
            Take it
          </Button>
        </Group>
      </div>
      <RegistryModal
        difference={isShown ? data : null}
        isTaking={isPending}
        onTake={() => take(hide)}
        onClose={hide}
      />
    </Alert>
  );
}
