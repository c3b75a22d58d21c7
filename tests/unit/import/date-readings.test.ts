import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readDate, type DateOrder } from '#main/import/values';
import { censusOf } from '../../support/census.ts';
import { inspectBytes } from '../../support/read-bytes.ts';

function dateOf(text: string, order: DateOrder = 'day-first'): string | null {
  const read = readDate(text, order);
  return read.ok ? read.value : null;
}

function orderOf(cells: readonly string[]): unknown {
  const [format] = censusOf('installedOn', cells).formats;
  return format?.kind === 'date-order' ? format.order : null;
}

async function saidOf(dates: readonly string[]): Promise<string[]> {
  const rows = dates.map((date, at) => `S${at + 1},Nokia,${date}`);
  const { warnings } = await inspectBytes(['Serial,Vendor,Install date', ...rows, ''].join('\n'));
  return warnings.map(({ message }) => message);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a year', () => {
  it.each(['0001-01-01', '01.01.0001', '0019-05-03', '00190503', '1 January 0001', 'Jan 1, 0001'])(
    'of four digits is never one of two: %s',
    (text) => {
      expect(readDate(text, 'day-first')).toEqual({
        ok: false,
        message: `"${text}" is not a day of the calendar`,
      });
    },
  );
});

describe('what stands behind a date', () => {
  it.each([
    '2015-03-01 10:00',
    '2015-03-01T10:00:00.123456+01:00',
    '2015-03-01T10:00:00.000+0000',
    '2015-03-01 10:00:00,5',
    '2015-03-01 10:00:00+01',
    '2015-03-01 10:00:00 +0000 UTC',
    '2015-03-01T10:00:00+01:00[Europe/Berlin]',
    '2015-03-01 10:00 CEST',
    '2015-03-01 0:00',
    '2015-03-01 12:00:00 AM',
    '01/03/2015 2:30\u202fPM',
    '1.3.2015 2:30 p.m.',
    '1.3.2015 14.30.00',
    '2015. 03. 01. 14:30',
  ])('may be a time of day: %s', (text) => {
    expect(dateOf(text)).toBe('2015-03-01');
  });

  it.each([
    '2015-03-01 bis 2019-12-31 danach abgebaut',
    '2015-03-01 2019',
    '2015-03-01 - 2019-12-31',
    '2015-03-01 10:00 bis 12:00',
    '2015-03-01 10:75',
    '2015-03-01 10:00 defekt',
    '2015-03-01T',
    '01.03.2015 (geplant)',
    '01.03.2015 31.12.2019',
  ])('is nothing else: %s', (text) => {
    expect(readDate(text, 'day-first')).toEqual({
      ok: false,
      message: `"${text}" is not a date; write it as YYYY-MM-DD`,
    });
    expect(orderOf(['05.03.2024', text])).toMatchObject({ state: 'unclear' });
  });
});

describe('a month by its name', () => {
  it.each([
    '13-Sep-2021 10:20:30',
    '13-SEP-21 10.20.30.000000 AM',
    'Sep 13 2021 10:20AM',
    'Sep 13, 2021 10:20:30 AM',
    '2021-Sep-13',
    '13/Sep/2021',
    '13SEP2021',
    '13er septembre 2021',
    '13 de septiembre de 2021',
    '13 de setembro 2021',
  ])('may have a time, and stand in any place: %s', (text) => {
    expect(dateOf(text)).toBe('2021-09-13');
  });

  it.each([
    '13 Foo 2021',
    '13-Sep-2021 spare',
    'Sep 13 2021 until 2024',
    '2021-Sep',
    '13abc',
    '1SEP',
  ])('makes no date of another text: %s', (text) => {
    expect(dateOf(text)).toBeNull();
  });
});

describe('a day that stands for none', () => {
  it('tells nothing of which comes first', async () => {
    expect(await saidOf(['2021-05-01', '1/0/1900', '2022-06-01'])).toEqual([]);
    expect(orderOf(['13.05.2021', '12/31/9999'])).toMatchObject({ state: 'proven' });
  });
});

describe('two digits of the year first', () => {
  it.each([
    ['24-01-02', '2024-01-02'],
    ['23/12/15', '2023-12-15'],
    ['98.5.3', '1998-05-03'],
    ['24. 01. 02. 14:30', '2024-01-02'],
    ['2024-01-02', '2024-01-02'],
    ['24-13-02', null],
    ['05.03.2024', null],
  ])('reads %s as %s where the column says so', (text, day) => {
    expect(dateOf(text, 'year-first')).toBe(day);
  });

  it.each([
    // No day is 0 or above 31, and no year has one digit.
    [['24-01-02', '98-05-03'], '98-05-03'],
    [['24-01-02', '00-05-03'], '00-05-03'],
    [['24/1/2'], '24/1/2'],
    // A day of 2031 with the day first.
    [['24-01-02', '23-12-31'], '23-12-31'],
  ])('is proven by %j', (cells, text) => {
    expect(orderOf(cells)).toMatchObject({ state: 'proven', value: 'year-first', proof: { text } });
  });

  it.each([
    [['24-01-02', '29-01-02'], 'day-first'],
    [['24-01-02', '13-01-2002'], 'day-first'],
    [['24-01-02', '05-05-2002'], 'day-first'],
    [['24-01-02', '05-03-98'], 'day-first'],
    [['04-01-02', '05-13-02'], 'month-first'],
  ])('is excluded by %j', (cells, value) => {
    expect(orderOf(cells)).toMatchObject({ state: 'proven', value });
  });

  it('contradicts dates with the day first', () => {
    expect(orderOf(['29-01-02', '30-01-02', '98-05-03'])).toMatchObject({
      state: 'contradicted',
      likely: 'day-first',
      unlikely: 'year-first',
      proof: { count: 2 },
      counterproof: { text: '98-05-03' },
    });
  });

  it('is warned of where the day may come first as well', async () => {
    expect(await saidOf(['24-01-02', '23-12-15'])).toEqual([
      'The dates in "Install date" (such as "24-01-02" on line 2) do not show whether the day or the year comes first; they are read day first.',
    ]);
    expect(await saidOf(['04-01-02', '03-12-15'])).toEqual([
      'The dates in "Install date" (such as "04-01-02" on line 2) do not show whether the day, the month or the year comes first; they are read day first.',
    ]);
  });

  it('is said to be taken where only years ahead speak for it', async () => {
    expect(await saidOf(['24-01-02', '23-12-31'])).toEqual([
      'The dates in "Install date" are read year first, since "23-12-31" on line 3 would lie years ahead otherwise; check them.',
    ]);
    expect(await saidOf(['24-01-02', '98-12-31'])).toEqual([]);
  });
});
