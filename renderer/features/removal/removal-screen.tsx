import { Button, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { addDays } from '#shared/domain/date';
import { OPEN_STATUSES, REMOVAL_STATUSES, type RemovalFigures } from '#shared/domain/removal';
import { useNavigation } from '../../app/navigation.ts';
import { CountLink } from '../../components/count-link.tsx';
import { formatDate } from '../../components/format.ts';
import { messageOf } from '../../components/notify.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useData } from '../../data/hooks.ts';
import overview from '../overview/overview.module.css';
import { ImportFirst } from '../import/import-first.tsx';
import { CostTable, DeadlineProgress, StatusTable } from './removal-tables.tsx';

type CardProps = { readonly title: string; readonly children: ReactNode };

function Card({ title, children }: CardProps): ReactElement {
  return (
    <section className={overview['card']} aria-label={title}>
      <h2 className={overview['cardTitle']}>{title}</h2>
      {children}
    </section>
  );
}

/** Plans whose day is past, and plans for equipment that nothing flags. */
function WhatToLookAt({ figures }: { readonly figures: RemovalFigures }): ReactElement {
  const { asOf, overdue, notFlagged } = figures;
  return (
    <>
      <Text size="sm">
        <CountLink
          count={overdue}
          label="flagged items still there after the day planned for them"
          filter={{
            isFlagged: true,
            removals: [...OPEN_STATUSES],
            removalDue: { until: addDays(asOf, -1) },
          }}
        />{' '}
        {overdue === 1 ? 'flagged item is' : 'flagged items are'} still there after the day planned
        for {overdue === 1 ? 'it' : 'them'}, as of {formatDate(asOf)}.
      </Text>
      <Text size="sm" mt={4}>
        <CountLink
          count={notFlagged}
          label="items of the plan that no rule flags"
          filter={{ isFlagged: false, removals: [...REMOVAL_STATUSES] }}
        />{' '}
        {notFlagged === 1 ? 'item of the plan is' : 'items of the plan are'} not flagged, and not
        counted here.
      </Text>
    </>
  );
}

function Content({ figures }: { readonly figures: RemovalFigures }): ReactElement {
  return (
    <>
      <Card title="How far it is">
        <StatusTable figures={figures} />
      </Card>
      <Card title="To look at">
        <WhatToLookAt figures={figures} />
      </Card>
      <Card title="Against the deadlines">
        <DeadlineProgress figures={figures} />
      </Card>
      <Card title="Cost">
        <CostTable figures={figures} />
      </Card>
    </>
  );
}

/** What stands where nothing is flagged, and nothing that is planned was. */
function NothingFlagged(): ReactElement {
  const go = useNavigation((state) => state.go);
  const { data: workspace } = useData('workspace.get', {});
  if (workspace === undefined) return <LoadingState blocks={[280]} />;
  return workspace.items === 0 ? (
    <ImportFirst
      title="Nothing to remove yet"
      text="What must be removed is planned for the flagged equipment of an inventory."
    />
  ) : (
    <EmptyState
      icon={IconPlugConnectedX}
      title="Nothing is flagged"
      text="No equipment of this inventory is flagged under the active policies, so there is nothing to remove."
      action={<Button onClick={() => go('policies')}>See the policies</Button>}
    />
  );
}

/** How far the removal of flagged equipment is: by status, against the deadlines, and its cost. */
export function RemovalScreen(): ReactElement {
  const go = useNavigation((state) => state.go);
  const { data: figures, error, refetch } = useData('removal.figures', {}, { keepsPrevious: true });
  const isAnyUnplanned = figures?.byStatus.some(
    ({ status, items }) => status === null && items > 0,
  );
  return (
    <div className={overview['stack']}>
      <PageHeader
        title="Removal plan"
        description="How far the removal of flagged equipment is; planned in the inventory."
        actions={
          isAnyUnplanned === true ? (
            <Button
              variant="default"
              onClick={() => go('inventory', { filter: { isFlagged: true, removals: [null] } })}
            >
              Plan what is not planned yet
            </Button>
          ) : undefined
        }
      />
      {error !== null ? (
        <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />
      ) : figures === undefined ? (
        <LoadingState blocks={[280, 200, 120]} />
      ) : figures.flagged === 0 && figures.notFlagged === 0 ? (
        <NothingFlagged />
      ) : (
        <Content figures={figures} />
      )}
    </div>
  );
}
