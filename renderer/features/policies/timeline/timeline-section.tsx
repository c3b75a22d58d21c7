import { Button } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useState, type KeyboardEvent, type ReactElement } from 'react';
import type { Timeline } from '#shared/contract/policies';
import type { WorkspaceInfo } from '#shared/contract/workspace';
import { formatDate, formatNumber, plural } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { EmptyState, ErrorState, LoadingState } from '../../../components/states.tsx';
import { useCommand, useData } from '../../../data/hooks.ts';
import { describeChange } from './change-words.ts';
import { StepChart } from './step-chart.tsx';
import classes from './timeline.module.css';
import { UpcomingTable } from './upcoming-table.tsx';

type TimelineViewProps = {
  readonly timeline: Timeline;
  readonly workspace: WorkspaceInfo;
};

function lastUntil(days: Timeline['days'], date: string): number {
  return days.findLastIndex((day) => day.date <= date);
}

function TimelineView({ timeline, workspace }: TimelineViewProps): ReactElement {
  const { days, today } = timeline;
  const { asOf, isAsOfFixed, isReadOnly } = workspace;
  const [moved, setMoved] = useState<number | null>(null);
  const update = useCommand('workspace.update');
  const selected = Math.min(moved ?? Math.max(lastUntil(days, asOf), 0), days.length - 1);
  const day = days[selected];
  const present = lastUntil(days, today);
  const toToday = (event: KeyboardEvent): void => {
    if (event.key !== 'Home') return;
    event.preventDefault();
    setMoved(Math.max(present, 0));
  };
  return (
    <>
      <StepChart days={days} selected={selected} present={present} />
      <input
        className={classes['range']}
        type="range"
        aria-label="Days on which something changes"
        aria-valuetext={day === undefined ? '' : formatDate(day.date)}
        min={0}
        max={days.length - 1}
        step={1}
        value={selected}
        onKeyDown={toToday}
        onChange={(event) => {
          setMoved(Number(event.currentTarget.value));
        }}
      />
      {day === undefined ? null : (
        <div className={classes['day']} aria-live="polite">
          <div>
            <p className={classes['counts']}>
              From <strong>{formatDate(day.date)}</strong>:{' '}
              <strong>{formatNumber(day.flagged)}</strong> flagged,{' '}
              <strong>{formatNumber(day.undetermined)}</strong> undetermined,{' '}
              {formatNumber(day.clear)} clear; {plural(day.affected, 'item')} with another verdict
              than the day before
            </p>
            <ul className={classes['changes']}>
              {[...new Set(day.changes.map(describeChange))].map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </div>
          <div className={classes['buttons']}>
            <Button
              size="compact-sm"
              variant="default"
              disabled={isReadOnly || asOf === day.date}
              loading={update.isPending}
              onClick={() => {
                update.mutate({ asOf: day.date });
              }}
            >
              Set as date
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              disabled={isReadOnly || !isAsOfFixed}
              onClick={() => {
                setMoved(null);
                update.mutate({ asOf: null });
              }}
            >
              Follow today
            </Button>
          </div>
        </div>
      )}
      <UpcomingTable timeline={timeline} />
    </>
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
  if (data !== undefined && data.days.length === 0) {
    return (
      <EmptyState
        icon={IconCalendar}
        title="Nothing changes"
        text="No policy is active, so every item is clear on every day."
      />
    );
  }
  return (
    <section className={classes['section']} aria-label="What changes when">
      <div className={classes['head']}>
        <h2 className={classes['title']}>What changes when</h2>
        <div className={classes['legend']}>
          <span className={classes['isFlagged']}>flagged</span>
          <span className={classes['isUndetermined']}>undetermined</span>
          <span className={classes['isToday']}>today</span>
        </div>
      </div>
      {error !== null ? (
        <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingState blocks={[96, 40]} />
      ) : (
        <TimelineView timeline={data} workspace={workspace} />
      )}
    </section>
  );
}
