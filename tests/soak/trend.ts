import { median } from '../perf/report.ts';

/** A measurement and when it was taken, in minutes. */
export type Point = { readonly minute: number; readonly value: number };

/** How a figure went over a soak. */
export type Trend = {
  readonly points: number;
  /** Medians of the first, the middle and the last third of the time. */
  readonly first: number;
  readonly middle: number;
  readonly last: number;
  readonly greatest: number;
  /** By how much it grew in an hour over the last two thirds; see `slopePerHour`. */
  readonly perHour: number;
};

const MINUTES_IN_HOUR = 60;

/**
 * The median of the slopes between any two measurements, in units an hour; 0 where there are fewer than
 * two moments. What grows shows in it as in a line that fits best, but a look at a moment when more was
 * held than usual does not turn it: up to 29 % of the measurements may be off. See P. K. Sen, "Estimates
 * of the Regression Coefficient Based on Kendall's Tau", 1968.
 */
export function slopePerHour(points: readonly Point[]): number {
  const slopes = points.flatMap((one, at) =>
    points
      .slice(at + 1)
      .filter(({ minute }) => minute !== one.minute)
      .map((other) => (other.value - one.value) / (other.minute - one.minute)),
  );
  return slopes.length === 0 ? 0 : median(slopes) * MINUTES_IN_HOUR;
}

/** How measurements went that were taken over so many minutes. Fails where there are none. */
export function trendOf(points: readonly Point[], minutes: number): Trend {
  if (points.length === 0) throw new Error('Nothing was measured.');
  const third = (which: number): number =>
    median(
      points
        .filter(({ minute }) => Math.min(2, Math.floor((minute / minutes) * 3)) === which)
        .map(({ value }) => value),
    );
  return {
    points: points.length,
    first: third(0),
    middle: third(1),
    last: third(2),
    greatest: Math.max(...points.map(({ value }) => value)),
    perHour: slopePerHour(points.filter(({ minute }) => minute >= minutes / 3)),
  };
}
