import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DayWatch } from '#main/data/day-watch';

const MINUTE_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 11, 18, 23, 58, 30) });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A watch with what it asked and heard of; what `follow` answers is the last of `answers` again and again. */
function watchWith(answers: (boolean | Error)[]) {
  const errors: unknown[] = [];
  const follow = vi.fn<() => boolean>(() => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) throw answer;
    return answer ?? true;
  });
  const watch = new DayWatch(follow, (error) => {
    errors.push(error);
  });
  const after = (minutes: number): number => {
    vi.advanceTimersByTime(minutes * MINUTE_MS);
    return follow.mock.calls.length;
  };
  return { watch, errors, after };
}

it('asks once a day, at midnight', () => {
  const { after } = watchWith([true]);
  expect(after(1.499)).toBe(0);
  expect(after(0.001)).toBe(1);
  expect(after(23 * 60)).toBe(1);
  expect(after(60)).toBe(2);
});

it('asks within a minute where the clock moves by itself', () => {
  const { after } = watchWith([true]);
  vi.setSystemTime(new Date(2026, 11, 19, 7, 0, 0));
  expect(after(1)).toBe(1);
});

it('asks again until the workspace can follow', () => {
  const { after, errors } = watchWith([false, false, true]);
  expect(after(1.5)).toBe(1);
  expect(after(2)).toBe(3);
  expect(after(10)).toBe(3);
  expect(errors).toEqual([]);
});

it('tells a failure once, and tries on', () => {
  const full = new Error('The disk is full.');
  const { after, errors } = watchWith([full, full, true, full]);
  expect(after(3.5)).toBe(3);
  expect(errors).toEqual([full]);
  after(24 * 60);
  expect(errors).toEqual([full, full]);
});

it('asks nothing once it was stopped', () => {
  const { watch, after } = watchWith([true]);
  watch.stop();
  expect(after(10)).toBe(0);
});
