import { Button } from '@mantine/core';
import { IconFileImport, IconPrinter } from '@tabler/icons-react';
import { lazy, Suspense, useDeferredValue, type ReactElement } from 'react';
import { useNavigation } from '../../app/navigation.ts';
import { messageOf } from '../../components/notify.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useData } from '../../data/hooks.ts';
import { useImport } from '../import/import-store.ts';
import { InterruptedNotice } from '../import/interrupted-notice.tsx';
import { Headline, VerdictCounts } from './headline.tsx';
import classes from './overview.module.css';

const BelowCounts = lazy(async () => ({
  default: (await import('./below-counts.tsx')).BelowCounts,
}));

/** Stands where the pictures will: the counts stay where they are when these come. */
const toCome = <LoadingState blocks={[332, 332]} />;

function Content(): ReactElement {
  const go = useNavigation((state) => state.go);
  const { data: summary, error, refetch } = useData('summary.get', {}, { keepsPrevious: true });
  const isImporting = useImport((state) => state.running === 'import');
  const { data: policies } = useData('policies.list', {});
  // The counts are there before the pictures are drawn.
  const arePicturesDue = useDeferredValue(summary !== undefined, false);
  if (error !== null) {
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  }
  if (summary === undefined) return <LoadingState blocks={[168, 56, 320, 240]} />;
  if (summary.items.total === 0) {
    return (
      <EmptyState
        icon={IconFileImport}
        title={isImporting ? 'The inventory is being imported' : 'No inventory yet'}
        text={
          isImporting
            ? 'The figures appear here as soon as it is done.'
            : 'Import a CSV file to see whose equipment the network runs on, where it sits, and by when it must go.'
        }
        action={
          <Button
            onClick={() => {
              go('import');
            }}
          >
            {isImporting ? 'See the progress' : 'Import an inventory'}
          </Button>
        }
      />
    );
  }
  return (
    <>
      <Headline summary={summary} />
      <VerdictCounts summary={summary} />
      {arePicturesDue ? (
        <Suspense fallback={toCome}>
          <BelowCounts summary={summary} policies={policies ?? []} />
        </Suspense>
      ) : (
        toCome
      )}
    </>
  );
}

/** The answer: which suppliers, how many items, where, by when, and how sure. */
export function OverviewScreen(): ReactElement {
  const go = useNavigation((state) => state.go);
  return (
    <div className={classes['stack']}>
      <PageHeader
        title="Overview"
        description="Equipment that the active policies flag, and its suppliers."
        actions={
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => {
              go('summary');
            }}
          >
            Audit summary
          </Button>
        }
      />
      <InterruptedNotice />
      <Content />
    </div>
  );
}
