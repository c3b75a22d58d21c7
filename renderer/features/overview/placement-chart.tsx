import { BarChart } from '@mantine/charts';
import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Summary } from '#shared/domain/summary';
import { formatNumber } from '../../components/format.ts';
import classes from './overview.module.css';

const SHOWN = 8;
const BAR_PX = 38;

const series = [
  { name: 'core', label: 'Core', color: 'light-dark(#064a53, #55a3ac)' },
  { name: 'edge', label: 'Edge', color: 'light-dark(#7ab8bf, #1f7d88)' },
  { name: 'untagged', label: 'Untagged', color: 'light-dark(#b8c0c7, #868e96)' },
];

function shorten(name: string): string {
  return name.length > 18 ? `${name.slice(0, 17)}…` : name;
}

/** Flagged items by supplier and placement; the supplier table holds the same numbers. */
export function PlacementChart({ summary }: { readonly summary: Summary }): ReactElement {
  const flagged = summary.bySupplier.filter((row) => row.flagged > 0).slice(0, SHOWN);
  const data = flagged.map((row) => ({
    supplier: shorten(row.name),
    core: row.flaggedCore,
    edge: row.flaggedEdge,
    untagged: row.flaggedUntagged,
  }));
  return (
    <section className={classes['card']} aria-label="Flagged items by supplier and placement">
      <h2 className={classes['cardTitle']}>Flagged items by supplier and placement</h2>
      {data.length === 0 ? (
        <Text size="sm" c="dimmed">
          No item is flagged under the active policies on this date.
        </Text>
      ) : (
        <BarChart
          h={data.length * BAR_PX + 72}
          data={data}
          dataKey="supplier"
          type="stacked"
          orientation="vertical"
          series={series}
          withLegend
          legendProps={{ verticalAlign: 'bottom', height: 32 }}
          gridAxis="y"
          tickLine="none"
          valueFormatter={formatNumber}
          yAxisProps={{ width: 112 }}
          barProps={{ isAnimationActive: false, maxBarSize: 22 }}
          xAxisProps={{ allowDecimals: false }}
        />
      )}
    </section>
  );
}
