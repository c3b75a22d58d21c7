import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removalRate } from '#shared/domain/removal-rate';

describe('the removal rate', () => {
  it('counts every day that is left, weekends too', () => {
    expect(removalRate(561, '2026-11-28', '2026-12-31')).toMatchObject({
      days: 33,
      perDay: 17,
      perWeek: 119,
    });
  });

  it('goes by weeks where less than one a day suffices, and by days where less than one a week does', () => {
    expect(removalRate(20, '2026-11-28', '2026-12-31')).toMatchObject({ perDay: 0, perWeek: 5 });
    expect(removalRate(3, '2026-11-28', '2026-12-31')).toMatchObject({ perDay: 0, daysEach: 11 });
  });

  it('asks for all of them on the last day, and for nothing afterwards', () => {
    expect(removalRate(40, '2026-12-31', '2026-12-31')).toMatchObject({ days: 1, perDay: 40 });
    expect(removalRate(40, '2027-01-01', '2026-12-31')).toBeNull();
    expect(removalRate(0, '2026-11-28', '2026-12-31')).toBeNull();
  });

  it('asks for no more a week than is needed', () => {
    const of = (amount: number) => removalRate(amount, '2026-01-01', '2026-04-10');
    expect(of(99)).toMatchObject({ days: 99, perDay: 1, perWeek: 7 });
    expect(of(100)).toMatchObject({ days: 99, perDay: 0, perWeek: 8 });
  });

  it('always suffices, and no less would', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2e6 }),
        fc.integer({ min: 1, max: 2000 }),
        (n, left) => {
          const deadline = new Date(Date.UTC(2026, 0, 1 + left)).toISOString().slice(0, 10);
          const rate = removalRate(n, '2026-01-01', deadline);
          if (rate === null) throw new Error('The day is not past.');
          if (rate.perDay > 0) expect(rate.perDay * left).toBeGreaterThanOrEqual(n);
          else expect(rate.daysEach * n).toBeLessThanOrEqual(left);
          expect(rate.perWeek).toBeLessThanOrEqual(n);
          if (rate.perWeek < n) expect(rate.perWeek * left).toBeGreaterThanOrEqual(n * 7);
          expect((rate.perWeek - 1) * left).toBeLessThan(n * 7);
        },
      ),
    );
  });
});
