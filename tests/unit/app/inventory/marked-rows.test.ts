import { expect, test } from 'vitest';
import {
  MOST_MARKED,
  markOnly,
  markTo,
  NONE_MARKED,
  runsOf,
  toggleMark,
} from '../../../../renderer/features/inventory/grid/marked-rows.ts';

const rowsOf = ({ rows }: { rows: ReadonlySet<number> }): number[] =>
  [...rows].toSorted((a, b) => a - b);

test('a range goes from where it began, down and up', () => {
  const begun = markOnly(5);
  const down = markTo(begun, 8);
  expect(rowsOf(down)).toEqual([5, 6, 7, 8]);
  expect(rowsOf(markTo(down, 3))).toEqual([3, 4, 5]);
});

test('without a beginning the range is the row itself', () => {
  expect(rowsOf(markTo(NONE_MARKED, 7))).toEqual([7]);
});

test('a row is added to the others and taken away again', () => {
  const two = toggleMark(markOnly(2), 9);
  expect(rowsOf(two)).toEqual([2, 9]);
  expect(rowsOf(toggleMark(two, 2))).toEqual([9]);
  expect(rowsOf(markTo(two, 10))).toEqual([9, 10]);
});

test('no more than the most are marked, from the beginning of the range', () => {
  const all = markTo(markOnly(20), 1_000_000);
  expect(all.rows.size).toBe(MOST_MARKED);
  expect(all.rows.has(20)).toBe(true);
  expect(toggleMark(all, 999_999).rows.size).toBe(MOST_MARKED);
});

test('marked rows are read in runs, in their order, of at most so many', () => {
  const marked = toggleMark(toggleMark(markTo(markOnly(4), 1), 9), 10);
  expect(runsOf(marked, 3)).toEqual([
    { start: 1, count: 3 },
    { start: 4, count: 1 },
    { start: 9, count: 2 },
  ]);
});
