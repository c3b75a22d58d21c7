import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TupleTable } from '#main/import/tuple-table';

function set(table: TupleTable<string>, tuple: readonly number[], value: string): void {
  table.tuple.set(tuple);
  table.set(value);
}

function get(table: TupleTable<string>, tuple: readonly number[]): string | undefined {
  table.tuple.set(tuple);
  return table.get();
}

describe('a table of tuples', () => {
  it('gives what a map of joined tuples gives', () => {
    // Few numbers, so that tuples repeat; large ones, so that places do.
    const part = fc.oneof(fc.nat(3), fc.constantFrom(0x4000_0001, 0x8000_0001, 0xffff_ffff));
    const tuples = fc.array(fc.tuple(part, part, part), { maxLength: 3000 });
    fc.assert(
      fc.property(tuples, (all) => {
        const table = new TupleTable<string>(3);
        const map = new Map<string, string>();
        all.forEach((tuple, at) => {
          expect(get(table, tuple)).toBe(map.get(tuple.join()));
          set(table, tuple, String(at));
          map.set(tuple.join(), String(at));
        });
      }),
      { numRuns: 50 },
    );
  });

  it('keeps thousands of tuples apart', () => {
    const table = new TupleTable<string>(2);
    for (let at = 0; at < 40_000; at += 1) set(table, [at, at % 7], String(at));
    for (let at = 0; at < 40_000; at += 1) expect(get(table, [at, at % 7])).toBe(String(at));
    expect(get(table, [40_000, 0])).toBeUndefined();
  });

  it('forgets what it holds instead of growing without end', () => {
    const table = new TupleTable<string>(1);
    for (let at = 0; at < 60_000; at += 1) set(table, [at], String(at));
    expect(get(table, [0])).toBeUndefined();
    expect(get(table, [59_999])).toBe('59999');
  });
});
