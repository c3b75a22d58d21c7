import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  daysBetween,
  isCalendarDay,
  isoDateSchema,
  toIsoDate,
  todayIso,
} from '#shared/domain/date';

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('calendar days', () => {
  it('are those of the Gregorian calendar from 1900 to 2200', () => {
    expect(isCalendarDay(2000, 2, 29)).toBe(true);
    expect(isCalendarDay(1900, 2, 29)).toBe(false);
    expect(isCalendarDay(2024, 4, 31)).toBe(false);
    expect(isCalendarDay(2024, 0, 1)).toBe(false);
    expect(isCalendarDay(2024, 13, 1)).toBe(false);
    expect(isCalendarDay(1899, 12, 31)).toBe(false);
    expect(isCalendarDay(2201, 1, 1)).toBe(false);
  });

  it('compare as texts do', () => {
    fc.assert(
      fc.property(days, days, (one, other) => {
        expect(Math.sign(daysBetween(one, other))).toBe(one < other ? 1 : one > other ? -1 : 0);
      }),
    );
  });

  it('are written in full, and today is one of the place where the machine stands', () => {
    expect(toIsoDate(987, 3, 4)).toBe('0987-03-04');
    expect(todayIso(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
    expect(todayIso(new Date(2026, 11, 31, 0, 0))).toBe('2026-12-31');
    expect(isoDateSchema.safeParse('2024-02-30').success).toBe(false);
  });
});
