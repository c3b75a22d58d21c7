import type { ReactElement } from 'react';
import type { AuditFigures } from '#shared/domain/audit/figures';
import { formatDate, formatNumber } from '../components/format.ts';
import classes from './summary-document.module.css';

const SHOWN = 12;
const WIDTH = 680;
const NAME_WIDTH = 150;
const NUMBER_WIDTH = 90;
const ROW = 18;
const BAR = 10;

/** Items to be gone by each deadline, those of earlier ones lighter, in black and white. */
export function DeadlineBars({ pace }: { readonly pace: AuditFigures['pace'] }): ReactElement {
  const rows = pace.steps.slice(0, SHOWN);
  const most = Math.max(1, ...rows.map((row) => row.until));
  const scale = (WIDTH - NAME_WIDTH - NUMBER_WIDTH) / most;
  return (
    <svg
      className={classes['chart']}
      viewBox={`0 0 ${WIDTH} ${rows.length * ROW + 4}`}
      role="img"
      aria-label="Items to be gone by each deadline"
    >
      {rows.map((row, index) => {
        const y = 2 + index * ROW;
        const before = (row.until - row.items) * scale;
        return (
          <g key={row.deadline} fill="#111">
            <text x={0} y={y + BAR - 1}>
              {formatDate(row.deadline)}
            </text>
            <rect
              x={NAME_WIDTH}
              y={y}
              width={before}
              height={BAR}
              fill="#fff"
              stroke="#111"
              strokeWidth={0.8}
            />
            <rect
              x={NAME_WIDTH + before}
              y={y}
              width={row.items * scale}
              height={BAR}
              stroke="#111"
              strokeWidth={0.8}
            />
            <text x={NAME_WIDTH + row.until * scale + 6} y={y + BAR - 1} fontWeight={600}>
              {formatNumber(row.until)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
