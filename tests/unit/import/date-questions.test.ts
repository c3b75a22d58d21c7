import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  bothDates,
  bothNumbers,
  questionsOf,
} from '../../../renderer/features/import/both-readings.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the question of the order of a date', () => {
  const labels = (sample: string): unknown =>
    bothDates(sample).map(({ value, label }) => [value, label]);

  it('offers the year where two digits of it may stand first', () => {
    expect(labels('24-01-02')).toEqual([
      ['day-first', '24 January 2002'],
      ['year-first', '2 January 2024'],
    ]);
    expect(labels('04/01/02 10:00')).toEqual([
      ['day-first', '4 January 2002'],
      ['month-first', '1 April 2002'],
      ['year-first', '2 January 2004'],
    ]);
  });

  it('is asked of a column that the operator found where the year fits', () => {
    const ask = (...cells: string[]): unknown =>
      questionsOf(
        {
          questions: [],
          columns: [{ index: 0, name: 'Aufbau', mappedTo: null }],
          sampleRows: cells.map((cell) => [cell]),
        },
        new Map([[0, 'installedOn']]),
      ).map(({ sample }) => sample);
    expect(ask('24-01-02', '23-12-15')).toEqual(['24-01-02']);
    expect(ask('04-04-02')).toEqual(['04-04-02']);
    expect(ask('24-01-02', '29-01-02')).toEqual([]);
    expect(ask('24-01-02', '98-01-02')).toEqual([]);
    expect(ask('24-01-02', '05-03-98')).toEqual([]);
    expect(ask('04-01-02', '04-13-02')).toEqual([]);
  });
});

describe('the question of the decimal mark', () => {
  it('names first what is taken, which is a fraction for a cost', () => {
    expect(bothNumbers('1.234', true).map(({ value }) => value)).toEqual(['.', ',']);
    expect(bothNumbers('1.234').map(({ value }) => value)).toEqual([',', '.']);
  });
});
