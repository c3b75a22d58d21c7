import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useNavigation } from '../../app/navigation.ts';
import { formatNumber } from '../../components/format.ts';
import { messageOf } from '../../components/notify.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useData } from '../../data/hooks.ts';
import { groupByDay } from './group-by-day.ts';
import { HistoryEntry, type Change } from './history-entry.tsx';
import classes from './history.module.css';
import { UndoModal } from './undo-modal.tsx';

const FIRST_SHOWN = 200;

function Content({ onUndo }: { onUndo: (change: Change) => void }): ReactElement {
  const go = useNavigation((state) => state.go);
  const [shown, setShown] = useState(FIRST_SHOWN);
  const { data, error, refetch } = useData('history.list', {});
  if (error !== null)
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState blocks={[56, 56, 56, 56]} />;
  if (data.length === 0) {
    return (
      <EmptyState
        icon={IconHistory}
        title="Nothing happened yet"
        text="Every import, tag, vendor choice and policy switch is written down here, with its reason."
        action={<Button onClick={() => go('import')}>Import an inventory</Button>}
      />
    );
  }
  const newest = data.toSorted((a, b) => b.at.localeCompare(a.at) || b.id - a.id);
  return (
    <>
      {groupByDay(newest.slice(0, shown)).map(({ label, changes }) => (
        <section key={label} aria-label={label}>
          <h2 className={classes['day']}>{label}</h2>
          <ol className={classes['list']}>
            {changes.map((change) => (
              <HistoryEntry key={change.id} change={change} onUndo={() => onUndo(change)} />
            ))}
          </ol>
        </section>
      ))}
      {data.length > shown ? (
        <Button mt="md" variant="subtle" onClick={() => setShown(shown + FIRST_SHOWN)}>
          Show older ({formatNumber(data.length - shown)} left)
        </Button>
      ) : null}
    </>
  );
}

/** What was changed in the workspace, when and why, and the way back. */
export function HistoryScreen(): ReactElement {
  const [undoing, setUndoing] = useState<Change | null>(null);
  return (
    <section aria-label="History">
      <PageHeader
        title="History"
        description="Every import, tag, vendor choice and policy switch, newest first"
      />
      <Content onUndo={setUndoing} />
      <UndoModal change={undoing} onClose={() => setUndoing(null)} />
    </section>
  );
}
