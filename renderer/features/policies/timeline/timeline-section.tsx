import { Button, Collapse } from '@mantine/core';
import { IconCalendar, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { Timeline } from '#shared/contract/timeline';
import type { WorkspaceInfo } from '#shared/contract/workspace';
import { todayIso, type IsoDate } from '#shared/domain/date';
import { useNavigation } from '../../../app/navigation.ts';
import { plural } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { EmptyState, ErrorState, LoadingState } from '../../../components/states.tsx';
import { useData } from '../../../data/hooks.ts';
import { ChangeTable } from './change-table.tsx';
import { DayPanel } from './day-panel.tsx';
import { DaySlider } from './day-slider.tsx';
import { axisOf, stopsOf } from './time-axis.ts';
import classes from './timeline.module.css';

type TimelineViewProps = { readonly timeline: Timeline; readonly workspace: WorkspaceInfo };

function TimelineView({ timeline, workspace }: TimelineViewProps): ReactElement {
  const isFocused = useNavigation((state) => state.params.isAtTimeline === true);
  const [moved, setMoved] = useState<IsoDate | null>(null);
  const [isPastOpen, setIsPastOpen] = useState(false);
  const today = todayIso();
  const chosen = moved ?? workspace.asOf;
  const stops = stopsOf(timeline, today);
  // The chosen day is always on the axis, however far from every change it was set.
  const axis = axisOf([...stops, workspace.asOf].toSorted(), today);
  const upcoming = timeline.steps.filter(({ date }) => date > today);
  const past = timeline.steps.filter(({ date }) => date <= today).toReversed();
  const pastChanges = past.reduce((sum, { changes }) => sum + changes.length, 0);
  const Chevron = isPastOpen ? IconChevronUp : IconChevronDown;
  return (
    <>
      <DaySlider
        timeline={timeline}
        axis={axis}
        stops={stops}
        today={today}
        chosen={chosen}
        onChoose={setMoved}
        isFocused={isFocused}
      />
      <DayPanel
        timeline={timeline}
        workspace={workspace}
        stops={stops}
        today={today}
        chosen={chosen}
        onChoose={setMoved}
      />
      <h3 className={classes['listTitle']}>Upcoming changes</h3>
      {upcoming.length === 0 ? (
        <p className={classes['quiet']}>
          Under the active policies nothing changes after today; switch on those of your countries
          to see theirs.
        </p>
      ) : (
        <ChangeTable
          label="Upcoming changes"
          steps={upcoming}
          today={today}
          hasPace
          onChoose={setMoved}
        />
      )}
      {pastChanges === 0 ? null : (
        <>
          <Button
            mt="xs"
            variant="subtle"
            size="compact-sm"
            aria-expanded={isPastOpen}
            leftSection={<Chevron size={14} aria-hidden />}
            onClick={() => setIsPastOpen(!isPastOpen)}
          >
            {isPastOpen ? 'Hide' : 'Show'} {plural(pastChanges, 'past change')}
          </Button>
          <Collapse expanded={isPastOpen}>
            {isPastOpen ? (
              <ChangeTable
                label="Past changes"
                steps={past}
                today={today}
                hasPace={false}
                onChoose={setMoved}
              />
            ) : null}
          </Collapse>
        </>
      )}
    </>
  );
}

function Legend(): ReactElement {
  return (
    <div className={classes['legend']} aria-hidden>
      <span className={classes['isOverdue']}>overdue</span>
      <span className={classes['isFlagged']}>otherwise flagged</span>
      <span className={classes['isUndetermined']}>undetermined</span>
    </div>
  );
}

/**
 * The days on which something changes under the active policies, with the counts from each day on.
 * Moving the slider shows them and writes nothing.
 */
export function TimelineSection({
  workspace,
}: {
  readonly workspace: WorkspaceInfo;
}): ReactElement {
  const { data, error, refetch } = useData('policies.timeline', {}, { keepsPrevious: true });
  return (
    <section className={classes['section']} aria-label="What changes when">
      <div className={classes['head']}>
        <h2 className={classes['title']}>What changes when</h2>
        {data === undefined || data.steps.length === 0 ? null : <Legend />}
      </div>
      {error !== null ? (
        <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingState blocks={[148, 96]} />
      ) : data.steps.length === 0 ? (
        <EmptyState
          icon={IconCalendar}
          title="Nothing changes"
          text="No policy is active, so every item is clear on every day. Switch one on under Policies."
        />
      ) : (
        <TimelineView timeline={data} workspace={workspace} />
      )}
    </section>
  );
}
