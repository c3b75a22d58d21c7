import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Timeline } from '#shared/contract/timeline';
import type { WorkspaceInfo } from '#shared/contract/workspace';
import type { IsoDate } from '#shared/domain/date';
import { VERDICTS } from '#shared/domain/verdict';
import { formatDate, formatDaysLeft, formatNumber, plural } from '../../../components/format.ts';
import { VerdictBadge } from '../../../components/verdict-badge.tsx';
import { useCommand } from '../../../data/hooks.ts';
import { describeOnDay, titleOf } from './change-words.ts';
import { countsOn, nextStop } from './time-axis.ts';
import classes from './timeline.module.css';

type DayPanelProps = {
  readonly timeline: Timeline;
  readonly workspace: WorkspaceInfo;
  readonly stops: readonly IsoDate[];
  readonly today: IsoDate;
  readonly chosen: IsoDate;
  /** `null` goes back to the workspace's own date. */
  readonly onChoose: (day: IsoDate | null) => void;
};

/** Changes of one day that are named beside the slider. */
const MOST_NAMED = 6;

/** How a count differs from today's: "+3"; nothing where it is the same. */
function Difference({ by }: { readonly by: number }): ReactElement | null {
  if (by === 0) return null;
  return (
    <span className={classes['difference']} title="Compared with today">
      {by > 0 ? '+' : '−'}
      {formatNumber(Math.abs(by))}
    </span>
  );
}

function Verdicts({ timeline, today, chosen }: DayPanelProps): ReactElement {
  const now = countsOn(timeline, today);
  const counts = countsOn(timeline, chosen);
  return (
    <ul className={classes['verdicts']} aria-label={`Items by verdict on ${formatDate(chosen)}`}>
      {VERDICTS.map((verdict) => (
        <li key={verdict}>
          <VerdictBadge verdict={verdict} />
          <strong>{formatNumber(counts.byVerdict[verdict])}</strong>
          <Difference by={counts.byVerdict[verdict] - now.byVerdict[verdict]} />
        </li>
      ))}
    </ul>
  );
}

/** What changes on the chosen day itself, or when something changes next. */
function OnTheDay({ timeline, chosen }: DayPanelProps): ReactElement {
  const step = timeline.steps.find(({ date }) => date === chosen);
  if (step === undefined) {
    const last = timeline.steps.findLast(({ date }) => date < chosen);
    return (
      <p className={classes['quiet']}>
        {last === undefined
          ? 'Nothing has come into force yet.'
          : `Nothing changes on this day; the counts are those since ${formatDate(last.date)}.`}
      </p>
    );
  }
  return (
    <div className={classes['onTheDay']}>
      <p className={classes['quiet']}>
        {step.affected === 0
          ? 'No item gets another verdict on this day.'
          : `${plural(step.affected, 'item gets', 'items get')} another verdict on this day.`}
      </p>
      <ul aria-label={`What changes on ${formatDate(chosen)}`}>
        {step.changes.slice(0, MOST_NAMED).map((change, at) => (
          // Changes of a day have no identity but their place.
          <li key={at}>
            {titleOf(change)}
            <span className={classes['dimmed']}> · {describeOnDay(change, step.date)}</span>
          </li>
        ))}
        {step.changes.length > MOST_NAMED ? (
          <li className={classes['dimmed']}>
            {plural(step.changes.length - MOST_NAMED, 'more change')}; they stand in the list below
          </li>
        ) : null}
      </ul>
    </div>
  );
}

/** The chosen day with its counts, and the buttons that make it the workspace's date. */
export function DayPanel(props: DayPanelProps): ReactElement {
  const { timeline, workspace, stops, today, chosen, onChoose } = props;
  const { asOf, isAsOfFixed, isReadOnly } = workspace;
  const update = useCommand('workspace.update');
  const { flagged, undetermined } = countsOn(timeline, chosen);
  const earlier = nextStop(stops, chosen, -1);
  const later = nextStop(stops, chosen, 1);
  const write = (day: IsoDate | null): void => {
    update.mutate({ asOf: day }, { onSuccess: () => onChoose(null) });
  };
  return (
    <div className={classes['day']}>
      <div className={classes['dayHead']}>
        <div className={classes['step']}>
          <ActionIcon
            variant="default"
            aria-label="Earlier change"
            disabled={earlier === chosen}
            onClick={() => onChoose(earlier)}
          >
            <IconChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label="Later change"
            disabled={later === chosen}
            onClick={() => onChoose(later)}
          >
            <IconChevronRight size={16} aria-hidden />
          </ActionIcon>
          <Button
            size="compact-sm"
            variant="default"
            disabled={chosen === today}
            onClick={() => onChoose(today)}
          >
            Today
          </Button>
        </div>
        <h3 className={classes['dayTitle']}>
          {formatDate(chosen)}
          <span className={classes['dimmed']}> {formatDaysLeft(today, chosen)}</span>
        </h3>
        <span className={classes['headCounts']}>
          <strong>{formatNumber(flagged)}</strong> flagged,{' '}
          <strong>{formatNumber(undetermined)}</strong> undetermined
        </span>
        <div className={classes['buttons']}>
          <Button
            size="compact-sm"
            disabled={isReadOnly || chosen === asOf}
            loading={update.isPending}
            title="Everything shown and exported is computed for this day"
            onClick={() => write(chosen)}
          >
            Set as date
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={isReadOnly || !isAsOfFixed}
            onClick={() => write(null)}
          >
            Follow today
          </Button>
        </div>
      </div>
      <Verdicts {...props} />
      <OnTheDay {...props} />
    </div>
  );
}
