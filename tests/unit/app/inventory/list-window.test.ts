import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDay } from '../../../../renderer/features/inventory/filters/facets/read-day.ts';
import {
  stepTo,
  visibleRows,
} from '../../../../renderer/features/inventory/filters/facets/list-window.ts';

test('whatever the place, the rows in sight are drawn and few others', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(1_000_000), (count, any) => {
      const most = Math.max(0, count * 30 - 12 * 30);
      const scrollTop = Math.min(any, most);
      const { first, last } = visibleRows(scrollTop, 30, 12, count);
      const top = Math.floor(scrollTop / 30);
      expect(first).toBeLessThanOrEqual(top);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(last).toBeGreaterThanOrEqual(Math.min(count, top + 12));
      expect(last).toBeLessThanOrEqual(count);
      expect(last - first).toBeLessThanOrEqual(12 + 2 * 6 + 1);
    }),
  );
});

test('keys move within the list and not out of it', () => {
  expect(stepTo('ArrowDown', 3, 5, 12)).toBe(4);
  expect(stepTo('ArrowDown', 4, 5, 12)).toBe(4);
  expect(stepTo('ArrowUp', 0, 5, 12)).toBe(0);
  expect(stepTo('PageDown', 3, 100, 12)).toBe(15);
  expect(stepTo('End', 3, 10_000, 12)).toBe(9999);
  expect(stepTo('Home', 3, 10_000, 12)).toBe(0);
  expect(stepTo('a', 3, 5, 12)).toBeNull();
});

test('a day can be typed short: a year or a month is its first or its last day', () => {
  expect(readDay('2024-2-9', 'from')).toBe('2024-02-09');
  expect(readDay('2024', 'from')).toBe('2024-01-01');
  expect(readDay('2024', 'until')).toBe('2024-12-31');
  expect(readDay('2024-02', 'until')).toBe('2024-02-29');
  expect(readDay('2023-02-29', 'from')).toBeNull();
  expect(readDay('2023-13', 'until')).toBeNull();
  expect(readDay('23', 'from')).toBeNull();
});
