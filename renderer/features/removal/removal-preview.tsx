import { Alert, Progress, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState, type ReactElement } from 'react';
import type { ItemFilter } from '#shared/domain/filter';
import type { RemovalSet } from '#shared/domain/removal';
import { formatNumber, plural } from '../../components/format.ts';
import notice from '../../components/notice.module.css';
import { messageOf } from '../../components/notify.ts';
import { onDataEvent } from '../../data/data-client.ts';
import { useData } from '../../data/hooks.ts';

/** Typing pauses this long before the effect is asked for. */
const PAUSE_MS = 350;

type RemovalPreviewProps = { readonly filter: ItemFilter; readonly set: RemovalSet };

/** For how many items the plan would change. */
export function RemovalPreview({ filter, set }: RemovalPreviewProps): ReactElement {
  const [asked] = useDebouncedValue(JSON.stringify(set), PAUSE_MS);
  const isCurrent = asked === JSON.stringify(set);
  const { data, error } = useData('removal.preview', { filter, set }, { isEnabled: isCurrent });
  if (error !== null) {
    return (
      <Alert
        classNames={{ root: notice['danger'] ?? '', icon: notice['dangerIcon'] ?? '' }}
        icon={<IconAlertTriangle aria-hidden />}
      >
        {messageOf(error)}
      </Alert>
    );
  }
  const same = data === undefined ? 0 : data.items - data.changed;
  return (
    <Text size="sm" c="dimmed" aria-live="polite">
      {data === undefined
        ? 'Counting what would change …'
        : `The plan of ${plural(data.changed, 'item')} would change${
            same === 0 ? '' : `; ${formatNumber(same)} ${same === 1 ? 'has' : 'have'} it already`
          }. It can be undone.`}
    </Text>
  );
}

/** How far the change is that is being written. */
export function RemovalProgress(): ReactElement | null {
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  useEffect(() => onDataEvent('items.changeProgress', setProgress), []);
  if (progress === null || progress.total === 0) return null;
  return <Progress aria-label="Items written" value={(progress.done / progress.total) * 100} />;
}
