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
  /** By how much it grew in an hour over the last two thirds, by least squares. */
  readonly perHour: number;
};

const MINUTES_IN_HOUR = 60;

/** The slope of the line that fits best, in units an hour; 0 where there are fewer than two moments. */
export function slopePerHour(points: readonly Point[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const at = mean(points.map(({ minute }) => minute));
  const level = mean(points.map(({ value }) => value));
  let [together, spread] = [0, 0];
  for (const { minute, value } of points) {
    together += (minute - at) * (value - level);
    spread += (minute - at) ** 2;
  }
  return spread === 0 ? 0 : (together / spread) * MINUTES_IN_HOUR;
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
