import { expect, it } from 'vitest';
import { createRestartBudget } from '#main/app/data-host/restart-budget';

it('waits longer each time and gives up at the fourth death in a minute', () => {
  const next = createRestartBudget();
  expect([0, 1_000, 2_000, 3_000].map(next)).toEqual([100, 400, 1_600, null]);
});

it('forgets deaths that are a minute old', () => {
  const next = createRestartBudget();
  [0, 1_000, 2_000].forEach((at) => next(at));
  expect(next(60_500)).toBe(1_600);
  expect(next(200_000)).toBe(100);
});
