import { expect, it } from 'vitest';
import { judgeFigures } from '../../soak/limits.ts';
import { slopePerHour, trendOf } from '../../soak/trend.ts';

const MINUTES = 60;

/** One measurement a minute. */
const series = (valueAt: (minute: number) => number) =>
  Array.from({ length: MINUTES }, (_, minute) => ({ minute, value: valueAt(minute) }));

/** What becomes of a figure that was measured once a minute. */
function judge(name: string, valueAt: (minute: number) => number) {
  const samples = series(valueAt).map(({ minute, value }) => ({
    minute,
    round: minute,
    figures: { [name]: value },
  }));
  return judgeFigures(samples, MINUTES)[0];
}

it('tells by how much a figure grows in an hour, whatever swings beside that', () => {
  expect(slopePerHour([{ minute: 5, value: 7 }])).toBe(0);
  expect(slopePerHour(series((minute) => 100 + minute / 2))).toBeCloseTo(30, 9);
  const swinging = series((minute) => 100 + minute / 2 + (minute % 2 === 0 ? 8 : -8));
  expect(slopePerHour(swinging)).toBeGreaterThan(28);
  expect(slopePerHour(swinging)).toBeLessThan(32);
  const isHigh = (minute: number): boolean => minute % 5 === 0 || minute > 56;
  const high = series((minute) => 100 + minute / 2 + (isHigh(minute) ? 20 : 0));
  expect(slopePerHour(high)).toBeGreaterThan(28);
  expect(slopePerHour(high)).toBeLessThan(33);
});

it('leaves the first third out of what grows, and tells the medians of all three', () => {
  const warmed = trendOf(
    series((minute) => (minute < 20 ? minute * 10 : 200)),
    MINUTES,
  );
  expect(warmed).toMatchObject({ points: 60, first: 100, middle: 200, last: 200, perHour: 0 });
});

it('lets memory breathe and grow by a twentieth an hour, and no more', () => {
  const name = 'window at rest: resident, MiB';
  expect(judge(name, (minute) => 200 + (minute % 7))?.isKept).toBe(true);
  expect(judge(name, (minute) => 200 + minute * 0.15)?.isKept).toBe(true);
  expect(judge(name, (minute) => 200 + minute * 0.25)?.isKept).toBe(false);
});

it('tells of memory at work without judging it', () => {
  const told = judge('data host: resident, MiB', (minute) => 150 + minute);
  expect(told).toMatchObject({ limit: null, isKept: true, trend: { perHour: 60 } });
});

it('misses a handle that is never given back', () => {
  const name = 'data host: handles';
  expect(judge(name, (minute) => 40 + (minute % 3))?.isKept).toBe(true);
  expect(judge(name, (minute) => (minute < 15 ? 40 : 44))?.isKept).toBe(true);
  expect(judge(name, (minute) => 40 + Math.floor(minute / 20))?.isKept).toBe(false);
});

it('holds the file against the most that it ever held, not against what it holds now', () => {
  const samples = [10, 20, 10, 10, 10, 10].map((content, minute) => ({
    minute,
    round: minute,
    figures: {
      'workspace, MiB': 24,
      'workspace without free pages, MiB': content,
    },
  }));
  const growth = judgeFigures(samples.slice(1), 6).find(({ name }) => name.includes('times'));
  expect(growth).toMatchObject({ isKept: true, trend: { greatest: 1.2 } });
  expect(judgeFigures(samples, 6).find(({ name }) => name.includes('times'))?.isKept).toBe(false);
});
