import type { ReactElement } from 'react';
import type { Timeline } from '#shared/contract/policies';
import classes from './timeline.module.css';

type Day = Timeline['days'][number];

const WIDTH = 1000;
const HEIGHT = 96;
const TOP = 6;

type StepChartProps = {
  readonly days: readonly Day[];
  /** Place of the day that is looked at. */
  readonly selected: number;
  /** Place of the last day that is not after today, -1 where all are. */
  readonly present: number;
};

/** One line of steps, a step for each day. */
function stepsOf(values: readonly number[], most: number): string {
  const width = WIDTH / values.length;
  const y = (value: number): number => HEIGHT - (value / most) * (HEIGHT - TOP);
  return values
    .map((value, at) => `${at === 0 ? 'M' : 'L'}${at * width},${y(value)} H${(at + 1) * width}`)
    .join(' ');
}

/** How many items are flagged and undetermined from each day on; the numbers stand beside it. */
export function StepChart({ days, selected, present }: StepChartProps): ReactElement {
  const most = Math.max(1, ...days.map((day) => Math.max(day.flagged, day.undetermined)));
  const width = WIDTH / days.length;
  return (
    <svg
      className={classes['chart']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      <rect
        className={classes['chosen']}
        x={selected * width}
        y={0}
        width={width}
        height={HEIGHT}
      />
      <path
        className={classes['undetermined']}
        d={stepsOf(
          days.map((day) => day.undetermined),
          most,
        )}
      />
      <path
        className={classes['flagged']}
        d={stepsOf(
          days.map((day) => day.flagged),
          most,
        )}
      />
      <line
        className={classes['today']}
        x1={(present + 1) * width}
        x2={(present + 1) * width}
        y1={0}
        y2={HEIGHT}
      />
    </svg>
  );
}
