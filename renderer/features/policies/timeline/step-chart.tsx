import { useElementSize } from '@mantine/hooks';
import type { ReactElement } from 'react';
import type { Timeline, TimelineCounts } from '#shared/contract/timeline';
import type { IsoDate } from '#shared/domain/date';
import { formatNumber } from '../../../components/format.ts';
import { placeOf, yearsOf, type TimeAxis } from './time-axis.ts';
import classes from './timeline.module.css';

const HEIGHT = 148;
const TOP = 20;
const BOTTOM = 24;
/** Room for the greatest count on the left. */
export const GUTTER = 56;
const PX_PER_YEAR_WORD = 56;

type StepChartProps = {
  readonly timeline: Timeline;
  readonly axis: TimeAxis;
  readonly today: IsoDate;
  readonly chosen: IsoDate;
  /** Days that are marked at the foot. */
  readonly stops: readonly IsoDate[];
};

type Layer = (counts: TimelineCounts) => number;

/** Each layer's upper edge: overdue below, other flagged items on it, undetermined ones on top. */
const LAYERS: readonly { readonly className: string; readonly top: Layer }[] = [
  { className: 'undetermined', top: ({ flagged, undetermined }) => flagged + undetermined },
  { className: 'flagged', top: ({ flagged }) => flagged },
  { className: 'overdue', top: ({ byVerdict }) => byVerdict.overdue },
];

/** Flagged and undetermined items through time, as steps; the same numbers stand below in words. */
export function StepChart(props: StepChartProps): ReactElement {
  const { timeline, axis, today, chosen, stops } = props;
  const { ref, width } = useElementSize<HTMLDivElement>();
  const { before, steps } = timeline;
  const plot = Math.max(0, width - GUTTER);
  const floor = HEIGHT - BOTTOM;
  const x = (day: IsoDate): number => GUTTER + placeOf(axis, day) * plot;
  const all = [before, ...steps.map(({ counts }) => counts)];
  const most = Math.max(1, ...all.map(({ flagged, undetermined }) => flagged + undetermined));
  const y = (value: number): number => floor - (value / most) * (floor - TOP);
  const area = (top: Layer): string => {
    const parts = steps.map(({ date, counts }) => `H${x(date)} V${y(top(counts))}`);
    return `M${GUTTER},${floor} V${y(top(before))} ${parts.join(' ')} H${GUTTER + plot} V${floor} Z`;
  };
  return (
    <div ref={ref} className={classes['chart']} aria-hidden>
      <svg width={width} height={HEIGHT}>
        {LAYERS.map(({ className, top }) => (
          <path key={className} className={classes[className]} d={area(top)} />
        ))}
        <line className={classes['base']} x1={GUTTER} x2={GUTTER + plot} y1={floor} y2={floor} />
        <text className={classes['tick']} x={GUTTER - 8} y={TOP + 4} textAnchor="end">
          {formatNumber(most)}
        </text>
        <text className={classes['tick']} x={GUTTER - 8} y={floor} textAnchor="end">
          0
        </text>
        {yearsOf(axis, plot / PX_PER_YEAR_WORD).map((day) => (
          <g key={day}>
            <line className={classes['base']} x1={x(day)} x2={x(day)} y1={floor} y2={floor + 4} />
            <text className={classes['tick']} x={x(day)} y={HEIGHT - 6} textAnchor="middle">
              {day.slice(0, 4)}
            </text>
          </g>
        ))}
        {stops.map((day) => (
          <circle key={day} className={classes['stop']} cx={x(day)} cy={floor} r={3} />
        ))}
        <line className={classes['today']} x1={x(today)} x2={x(today)} y1={TOP - 4} y2={floor} />
        <text className={classes['todayWord']} x={x(today)} y={12} textAnchor="middle">
          Today
        </text>
        <line className={classes['cursor']} x1={x(chosen)} x2={x(chosen)} y1={TOP - 4} y2={floor} />
        <circle className={classes['thumb']} cx={x(chosen)} cy={floor} r={6} />
      </svg>
    </div>
  );
}
