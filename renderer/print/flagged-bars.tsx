import type { ReactElement } from 'react';
import type { Summary } from '#shared/domain/summary';
import { formatNumber } from '../components/format.ts';
import classes from './summary-document.module.css';

const SHOWN = 10;
const WIDTH = 680;
const NAME_WIDTH = 150;
const NUMBER_WIDTH = 60;
const ROW = 20;
const BAR = 12;
const HEAD = 26;

type Row = Summary['bySupplier'][number];

/** Fills that a black-and-white printer keeps apart. */
const fills = { core: '#111', edge: 'url(#edge-lines)', untagged: '#fff' } as const;
const legend = [
  { part: 'core', label: 'core' },
  { part: 'edge', label: 'edge' },
  { part: 'untagged', label: 'untagged' },
] as const;

function shorten(name: string): string {
  return name.length > 22 ? `${name.slice(0, 21)}…` : name;
}

function Bar({ row, y, scale }: { row: Row; y: number; scale: number }): ReactElement {
  const parts = [
    { part: 'core', width: row.flaggedCore * scale },
    { part: 'edge', width: row.flaggedEdge * scale },
    { part: 'untagged', width: row.flaggedUntagged * scale },
  ] as const;
  let x = NAME_WIDTH;
  return (
    <g>
      <text x={0} y={y + BAR - 2} fill="#111">
        {shorten(row.name)}
      </text>
      {parts.map(({ part, width }) => {
        const start = x;
        x += width;
        return width === 0 ? null : (
          <rect
            key={part}
            x={start}
            y={y}
            width={width}
            height={BAR}
            fill={fills[part]}
            stroke="#111"
            strokeWidth={0.8}
          />
        );
      })}
      <text x={x + 6} y={y + BAR - 2} fill="#111" fontWeight={600}>
        {formatNumber(row.flagged)}
      </text>
    </g>
  );
}

/** Flagged items by supplier and placement, in black and white; the table below has the numbers. */
export function FlaggedBars({ summary }: { readonly summary: Summary }): ReactElement | null {
  const rows = summary.bySupplier.filter((row) => row.flagged > 0).slice(0, SHOWN);
  const most = Math.max(0, ...rows.map((row) => row.flagged));
  if (most === 0) return null;
  const scale = (WIDTH - NAME_WIDTH - NUMBER_WIDTH) / most;
  const height = HEAD + rows.length * ROW;
  return (
    <svg
      className={classes['chart']}
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label="Flagged items by supplier and placement"
    >
      <defs>
        <pattern id="edge-lines" width="4" height="4" patternUnits="userSpaceOnUse">
          <rect width="4" height="4" fill="#fff" />
          <path d="M-1 1 1-1M0 4 4 0M3 5 5 3" stroke="#111" strokeWidth="1" />
        </pattern>
      </defs>
      {legend.map(({ part, label }, index) => (
        <g key={part} transform={`translate(${NAME_WIDTH + index * 90} 4)`}>
          <rect width={12} height={10} fill={fills[part]} stroke="#111" strokeWidth={0.8} />
          <text x={17} y={9} fill="#111">
            {label}
          </text>
        </g>
      ))}
      {rows.map((row, index) => (
        <Bar key={row.supplier} row={row} y={HEAD + index * ROW} scale={scale} />
      ))}
    </svg>
  );
}
