import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import type { Timeline } from '#shared/contract/timeline';
import { addDays, daysBetween, type IsoDate } from '#shared/domain/date';
import { formatDate, formatNumber } from '../../../components/format.ts';
import { GUTTER, StepChart } from './step-chart.tsx';
import { countsOn, dayAt, nextStop, type TimeAxis } from './time-axis.ts';
import classes from './timeline.module.css';

/** How near to a change a pointer catches it. */
const CATCH_PX = 7;

type DaySliderProps = {
  readonly timeline: Timeline;
  readonly axis: TimeAxis;
  readonly stops: readonly IsoDate[];
  readonly today: IsoDate;
  readonly chosen: IsoDate;
  readonly onChoose: (day: IsoDate) => void;
  /** Takes the keyboard when it appears. */
  readonly isFocused: boolean;
};

/** The day that a key leads to, `null` for keys of no meaning here. */
function dayByKey(
  { key, shiftKey }: KeyboardEvent,
  { stops, chosen, today }: DaySliderProps,
): IsoDate | null {
  const step = (direction: 1 | -1): IsoDate =>
    shiftKey ? addDays(chosen, direction) : nextStop(stops, chosen, direction);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return step(1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return step(-1);
    case 'Home':
      return today;
    case 'End':
      return stops.at(-1) ?? today;
    default:
      return null;
  }
}

/** The chart as a slider over time: arrows step from change to change, with Shift by days. */
export function DaySlider(props: DaySliderProps): ReactElement {
  const { timeline, axis, stops, today, chosen, onChoose, isFocused } = props;
  const slider = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isFocused) return;
    slider.current?.focus();
    slider.current?.scrollIntoView({ block: 'center' });
  }, [isFocused]);
  const counts = countsOn(timeline, chosen);
  const chooseAt = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const plot = box.width - GUTTER;
    if (plot <= 0) return;
    const place = (event.clientX - box.left - GUTTER) / plot;
    onChoose(dayAt(axis, place, stops, CATCH_PX / plot));
  };
  return (
    <div
      ref={slider}
      className={classes['slider']}
      role="slider"
      tabIndex={0}
      aria-label="Days on which something changes"
      aria-valuemin={0}
      aria-valuemax={daysBetween(axis.from, axis.until)}
      aria-valuenow={daysBetween(axis.from, chosen)}
      aria-valuetext={`${formatDate(chosen)}: ${formatNumber(counts.flagged)} flagged, ${formatNumber(counts.byVerdict.overdue)} of them overdue, ${formatNumber(counts.undetermined)} undetermined`}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const day = dayByKey(event, props);
        if (day === null) return;
        event.preventDefault();
        if (day >= axis.from && day <= axis.until) onChoose(day);
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        chooseAt(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) chooseAt(event);
      }}
    >
      <StepChart timeline={timeline} axis={axis} today={today} chosen={chosen} stops={stops} />
    </div>
  );
}
