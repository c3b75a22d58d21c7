import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlived } from '#main/data/durability/retention';

const backup = (at: string, reason = 'interval') => ({ at: new Date(`${at}Z`), reason });

describe('backups that need not be kept', () => {
  it('are all but three of a day, and the newest of each day before', () => {
    const list = [
      backup('2026-11-29T12:00'),
      backup('2026-11-29T11:45'),
      backup('2026-11-29T11:30'),
      backup('2026-11-29T11:15'),
      backup('2026-11-28T18:00'),
      backup('2026-11-28T17:45'),
    ];
    expect(outlived(list)).toEqual([list[3], list[5]]);
  });

  it('leave ten days, and one of each of eight weeks', () => {
    const list = Array.from({ length: 80 }, (_, days) => ({
      at: new Date(Date.UTC(2026, 10, 29, 12) - days * 86_400_000),
      reason: 'close',
    }));
    const gone = new Set(outlived(list));
    const kept = list
      .filter((each) => !gone.has(each))
      .map(({ at }) => at.toISOString().slice(5, 10));
    // The 29th is a Sunday: each week before it has its own Sunday.
    expect(kept).toEqual([
      '11-29',
      '11-28',
      '11-27',
      '11-26',
      '11-25',
      '11-24',
      '11-23',
      '11-22',
      '11-21',
      '11-20',
      '11-15',
      '11-08',
      '11-01',
      '10-25',
      '10-18',
      '10-11',
    ]);
  });

  it('are never the last before a migration or a restore', () => {
    const list = [
      ...Array.from({ length: 8 }, (_, at) => backup(`2026-11-29T1${9 - at}:00`)),
      backup('2026-11-29T09:00', 'restore'),
      backup('2026-11-29T08:00', 'migration'),
      backup('2026-11-29T07:00', 'migration'),
    ];
    const gone = outlived(list);
    expect(gone).not.toContain(list[8]);
    expect(gone).not.toContain(list[9]);
    expect(gone).toContain(list[10]);
  });

  it('are never one of the three newest, whatever the clock says, nor any where there are few', () => {
    const someBackups = fc
      .array(
        fc.record({
          at: fc.date({ noInvalidDate: true }),
          reason: fc.constantFrom('close', 'import'),
        }),
        {
          maxLength: 60,
        },
      )
      .map((list) => list.toSorted((a, b) => b.at.getTime() - a.at.getTime()));
    fc.assert(
      fc.property(someBackups, (list) => {
        const gone = outlived(list);
        for (const newest of list.slice(0, 3)) expect(gone).not.toContain(newest);
        expect(list.length - gone.length).toBeLessThanOrEqual(3 + 10 + 8 + 2);
        expect(list.length - gone.length).toBeGreaterThanOrEqual(Math.min(3, list.length));
        // Asked again of what was kept, nothing more goes.
        expect(outlived(list.filter((each) => !gone.includes(each)))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
