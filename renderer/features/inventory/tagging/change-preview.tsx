import { Alert, Progress, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState, type ReactElement } from 'react';
import type { ItemSet } from '#shared/contract/item-changes';
import type { ItemFilter } from '#shared/domain/filter';
import { isAppError } from '#shared/rpc/app-error';
import { formatNumber, plural } from '../../../components/format.ts';
import notice from '../../../components/notice.module.css';
import { messageOf } from '../../../components/notify.ts';
import { onDataEvent } from '../../../data/data-client.ts';
import { useData } from '../../../data/hooks.ts';
import { CountsChange } from '../../policies/packs/counts-change.tsx';

/** Typing pauses this long before the effect is asked for. */
const PAUSE_MS = 350;

type Done = { readonly done: number; readonly total: number };

function PreviewProgress(): ReactElement {
  const [progress, setProgress] = useState<Done | null>(null);
  useEffect(() => onDataEvent('items.changeProgress', setProgress), []);
  if (progress === null || progress.total === 0) {
    return (
      <Text size="sm" c="dimmed">
        Trying it out …
      </Text>
    );
  }
  return (
    <div>
      <Text size="sm" c="dimmed" mb={6}>
        Trying it out: {formatNumber(progress.done)} of {plural(progress.total, 'item')}
      </Text>
      <Progress
        aria-label="Items tried out"
        value={(progress.done / progress.total) * 100}
        animated={progress.done === progress.total}
      />
    </div>
  );
}

type ChangePreviewProps = { readonly filter: ItemFilter; readonly set: ItemSet };

/** What a change would do: it is made and taken back, so that it says what really happens. */
export function ChangePreview({ filter, set }: ChangePreviewProps): ReactElement {
  const [asked] = useDebouncedValue(JSON.stringify({ filter, set }), PAUSE_MS);
  const isCurrent = asked === JSON.stringify({ filter, set });
  const { data, error } = useData('items.previewChange', { filter, set }, { isEnabled: isCurrent });
  if (error !== null && !isAppError(error, 'cancelled')) {
    return (
      <Alert
        classNames={{ root: notice['danger'] ?? '', icon: notice['dangerIcon'] ?? '' }}
        icon={<IconAlertTriangle aria-hidden />}
      >
        {messageOf(error)}
      </Alert>
    );
  }
  if (data === undefined) return <PreviewProgress />;
  const same = data.items - data.changed;
  return (
    <div role="group" aria-label="What it would do">
      <Text size="sm" mb={6}>
        {plural(data.changed, 'item')} would change
        {same === 0 ? '.' : `; ${formatNumber(same)} ${same === 1 ? 'has' : 'have'} it already.`}
      </Text>
      <CountsChange before={data.before} after={data.after} />
    </div>
  );
}
