import { describe, expect, it } from 'vitest';
import { sampleSize } from '#shared/domain/sampling/sample-size';
import { errorRateOf } from '#shared/domain/sampling/results';
import { wilsonInterval } from '#shared/domain/sampling/wilson';

describe('the size of a sample', () => {
  it.each([
    // By hand: z² / (4 e²) for endless populations is 384.15, 663.49 and 270.55; corrected, then rounded up.
    [1_000_000, '95', 0.05, 384],
    [10_000, '95', 0.05, 370],
    [1000, '95', 0.05, 278],
    [100, '95', 0.05, 80],
    [1_000_000, '99', 0.05, 664],
    [1_000_000, '90', 0.05, 271],
    [20, '99', 0.01, 20],
    [1, '95', 0.05, 1],
    [0, '95', 0.05, 0],
  ] as const)('of %i items at %s %% within %f is %i', (population, confidence, margin, size) => {
    expect(sampleSize(population, confidence, margin)).toBe(size);
  });
});

describe('the interval of an error rate', () => {
  it('is the one that is printed for known counts', () => {
    // Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3.
    for (const [errors, checked, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const interval = wilsonInterval(errors, checked, '95');
      expect(interval?.low).toBeCloseTo(low, 4);
      expect(interval?.high).toBeCloseTo(high, 4);
    }
    expect(wilsonInterval(0, 0, '95')).toBeNull();
    expect(wilsonInterval(7, 7, '99')?.high).toBe(1);
  });

  it('holds the true share about as often as it says', () => {
    // For every share and size, the chances of all counts whose interval holds the share, summed up.
    for (const checked of [20, 60, 200]) {
      for (const share of [0.02, 0.1, 0.3, 0.5]) {
        let chance = (1 - share) ** checked;
        let covered = 0;
        for (let errors = 0; errors <= checked; errors += 1) {
          const interval = wilsonInterval(errors, checked, '95');
          if (interval !== null && interval.low <= share && share <= interval.high) {
            covered += chance;
          }
          chance *= ((checked - errors) / (errors + 1)) * (share / (1 - share));
        }
        expect(covered).toBeGreaterThan(0.89);
        expect(covered).toBeLessThan(0.995);
      }
    }
  });

  it('leaves items out that nobody could reach', () => {
    const tally = {
      'as-recorded': 90,
      differs: 6,
      'not-found': 4,
      'not-accessible': 17,
      open: 3,
    };
    expect(errorRateOf(tally, '95')).toEqual({
      checked: 100,
      errors: 10,
      interval: wilsonInterval(10, 100, '95'),
    });
  });
});
