import type { ReactElement, ReactNode } from 'react';
import { formatNumber } from '../../../components/format.ts';
import classes from './pictures.module.css';

/** The sides of a plot in pixels; a number needs the left one, a day the lower one. */
export const PLOT = { height: 220, left: 64, right: 24, top: 12, bottom: 28 } as const;

const LINES = 4;

/** A round number that a scale of a few equal steps reaches from 0; never below `most`, at least 1. */
function roundTop(most: number): number {
  const step = Math.max(1, most) / LINES;
  const power = 10 ** Math.floor(Math.log10(step));
  const round = [1, 2, 2.5, 5, 10].find((each) => each * power >= step) ?? 10;
  return Math.max(1, Math.ceil(round * power)) * LINES;
}

/** Where a count lies, in pixels from the top. */
export function heightOf(count: number, most: number): number {
  const room = PLOT.height - PLOT.top - PLOT.bottom;
  return PLOT.top + room * (1 - count / roundTop(most));
}

type PlotFrameProps = {
  readonly width: number;
  /** The greatest count that is drawn. */
  readonly most: number;
  readonly label: string;
  readonly children: ReactNode;
};

/** A plot with a scale of counts from 0; what is drawn in it are its children. */
export function PlotFrame({ width, most, label, children }: PlotFrameProps): ReactElement {
  const top = roundTop(most);
  const counts = Array.from({ length: LINES + 1 }, (_, at) => (top / LINES) * at);
  return (
    <svg
      className={classes['plot']}
      width={width}
      height={PLOT.height}
      viewBox={`0 0 ${width} ${PLOT.height}`}
      role="group"
      aria-label={label}
    >
      {counts.map((count) => (
        <g key={count} aria-hidden>
          <line
            className={classes['rule']}
            x1={PLOT.left}
            x2={width - PLOT.right}
            y1={heightOf(count, most)}
            y2={heightOf(count, most)}
          />
          <text
            x={PLOT.left - 8}
            y={heightOf(count, most)}
            textAnchor="end"
            dominantBaseline="middle"
          >
            {formatNumber(count)}
          </text>
        </g>
      ))}
      {children}
    </svg>
  );
}
