import { describe, expect, it } from 'vitest';
import { warningsOf } from '../../support/read-bytes.ts';

const HEAD = 'Asset ID,Serial Number,Vendor,Model,IP Address,Site,Power,Role,Rack';
const VENDORS = ['Nokia', 'Huawei', 'ZTE'];

const rowAt = (at: number): string[] => [
  `AS-${1001 + at}`,
  at % 2 === 0 ? `SN${70_001 + at * 37}` : `2102${at * 919}X`,
  VENDORS[at % 3] ?? '',
  `Model ${at * 7}`,
  `10.0.${at % 9}.${at % 200}`,
  `BER-${100 + (at % 40)}`,
  String(40 + at),
  at % 2 === 0 ? 'transit' : '',
  `R${at % 40}`,
];

/** A file of so many rows, one of which was changed. */
function fileWith(change: (cells: string[]) => string[], at = 20, count = 60): string {
  const rows = Array.from({ length: count }, (_each, row) => rowAt(row));
  rows[at] = change(rows[at] ?? []);
  return [HEAD, ...rows.map((cells) => cells.join(',')), ''].join('\n');
}

/** A cell put in at a place, and the last one pushed out. */
const putIn = (place: number) => (cells: string[]) => cells.toSpliced(place, 0, '').slice(0, -1);
/** A cell deleted at a place, and the row filled up. */
const takeOut = (place: number) => (cells: string[]) => [...cells.toSpliced(place, 1), ''];

describe('a row whose cells moved by one column', () => {
  it.each([
    ['to the right from the second cell on', putIn(1)],
    ['to the right from the fifth cell on', putIn(4)],
    ['to the left from the first cell on', takeOut(0)],
    ['to the left from the fifth cell on', takeOut(4)],
    ['to the left at the end', takeOut(6)],
  ])('is named by its line: %s', async (_name, change) => {
    expect(await warningsOf(fileWith(change))).toEqual(['shifted-row 22']);
  });

  it('is named among the first rows and far below them', async () => {
    expect(await warningsOf(fileWith(putIn(1), 0))).toEqual(['shifted-row 2']);
    expect(await warningsOf(fileWith(putIn(1), 4000, 5000))).toEqual(['shifted-row 4002']);
  });

  it('is named where some other rows hold what no column knows', async () => {
    const text = fileWith(takeOut(0), 4000, 5000);
    const odd = text.replace('R17', 'roof').replace('BER-103', 'old site').replace('ZTE', 'RAD');
    expect(await warningsOf(odd)).toEqual(['shifted-row 4002']);
  });
});

describe('rows of another order', () => {
  it('are named where files without headings were joined', async () => {
    const other = Array.from({ length: 300 }, (_each, at) => rowAt(at).toReversed().join(','));
    const text = `${fileWith((cells) => cells, 0, 500)}${other.join('\n')}\n`;
    expect(await warningsOf(text)).toEqual(['shifted-row 502']);
  });

  it('are named where two cells were swapped', async () => {
    const swap = (cells: string[]) => cells.with(2, cells[1] ?? '').with(1, cells[2] ?? '');
    expect(await warningsOf(fileWith(swap))).toEqual(['shifted-row 22']);
  });
});

describe('a row that has not moved', () => {
  it.each([
    ['blank cells', (cells: string[]) => cells.map((cell, at) => (at > 3 ? '' : cell))],
    ['other words', (cells: string[]) => cells.with(2, 'Nokia Bell').with(7, 'core')],
    [
      'other codes',
      (cells: string[]) => cells.with(1, 'X-1-Y').with(5, 'old site').with(8, 'roof'),
    ],
    ['a value in two columns', (cells: string[]) => cells.with(1, cells[0] ?? '')],
    ['an asset ID in place of a rack', (cells: string[]) => cells.with(8, 'AS-1')],
  ])('is not named: %s', async (_name, change) => {
    expect(await warningsOf(fileWith(change))).toEqual([]);
  });

  it('is not named where too little is known of the columns', async () => {
    expect(await warningsOf(fileWith(putIn(4), 3, 6))).toEqual([]);
  });

  it('is not named where rows of two kinds stand in one file', async () => {
    const swapped = (cells: string[]) => [...cells.slice(0, 4), '', '', '', ...cells.slice(7)];
    const rows = Array.from({ length: 90 }, (_each, at) =>
      at % 3 === 0 ? swapped(rowAt(at)) : rowAt(at),
    );
    const text = [HEAD, ...rows.map((cells) => cells.join(',')), ''].join('\n');
    expect(await warningsOf(text)).toEqual([]);
  });
});
