import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capRoom, countToRemove, fits } from '#shared/domain/caps';

const aShare = fc.oneof(
  fc.constantFrom(0, 0.1, 0.2, 0.25, 1 / 3, 0.35, 0.5, 0.7, 1),
  fc.double({ min: 0, max: 1, noNaN: true }),
);

/** Every way to choose some of the parts. */
function subsets(parts: readonly number[]): number[][] {
  return parts.reduce<number[][]>(
    (sets, part) => [...sets, ...sets.map((set) => [...set, part])],
    [[]],
  );
}

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);

describe('the room under a cap', () => {
  it('is the most that still fits, and the excess the least that brings it under', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), aShare, (named, others, share) => {
        const state = { named, all: named + others, share };
        const { room, over } = capRoom(state);
        expect(Math.min(room, over)).toBe(0);
        if (over > 0) {
          expect(fits(named, state)).toBe(false);
          expect(fits(named - over, state)).toBe(true);
          expect(fits(named - over + 1, state)).toBe(false);
        } else {
          expect(fits(named + room, state)).toBe(true);
          expect(named + room).toBeLessThanOrEqual(state.all);
          if (named + room < state.all) expect(fits(named + room + 1, state)).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('takes fractions of a quantity in whole pieces', () => {
    expect(capRoom({ named: 4.5, all: 10, share: 0.35 })).toEqual({ room: 0, over: 1 });
    expect(capRoom({ named: 1.25, all: 10, share: 0.35 })).toEqual({ room: 2, over: 0 });
    expect(capRoom({ named: 0, all: 0, share: 0 })).toEqual({ room: 0, over: 0 });
  });
});

describe('the smallest set of replacements', () => {
  it('is as small as any set that brings the amount under the cap, and brings it there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 9 }),
        fc.nat(60),
        aShare,
        (parts, others, share) => {
          const named = sum(parts);
          const state = { named, all: named + others, share };
          const descending = parts.toSorted((a, b) => b - a);
          const count = countToRemove(descending, state);
          const enough = subsets(parts).filter((set) => fits(named - sum(set), state));
          const fewest = Math.min(...enough.map((set) => set.length));
          expect(count).toBe(fewest);
          expect(fits(named - sum(descending.slice(0, count)), state)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('of equal parts is what the excess says', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), aShare, (named, others, share) => {
        const state = { named, all: named + others, share };
        const ones = Array.from({ length: named }, () => 1);
        expect(countToRemove(ones, state)).toBe(capRoom(state).over);
      }),
    );
  });
});
