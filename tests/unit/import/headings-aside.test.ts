import { describe, expect, it } from 'vitest';
import { warningsOf } from '../../support/read-bytes.ts';

const lines = (...rows: readonly (readonly string[])[]): string =>
  `${rows.map((cells) => cells.join(',')).join('\n')}\n`;

const ITEMS = [
  ['Serial', 'S1', 'S2', 'S3'],
  ['Vendor', 'Huawei', 'Nokia', 'ZTE'],
  ['Model', 'NE40E', '7750 SR', 'M6000'],
  ['Site', 'Ulm', 'Bonn', 'Kiel'],
];

describe('headings one below the other', () => {
  it.each([
    ['a table on its side', lines(...ITEMS)],
    ['one whose headings are not all known', lines(...ITEMS, ['Rack colour', 'a', 'b', 'c'])],
    ['one beside a number', lines(...ITEMS.map((cells, at) => [String(at + 1), ...cells]))],
    [
      'names and values',
      lines(
        ['Attribute', 'Value'],
        ...['S1', 'S2'].flatMap((serial) => [
          ['Serial', serial],
          ['Vendor', 'Huawei'],
          ['Model', 'NE40E'],
        ]),
      ),
    ],
    [
      'names and values in German, by device',
      lines(
        ['Gerät', 'Merkmal', 'Wert'],
        ...['r1', 'r2'].flatMap((name) => [
          [name, 'Seriennummer', `S${name}`],
          [name, 'Hersteller', 'Huawei'],
          [name, 'Modell', 'NE40E'],
        ]),
      ),
    ],
  ])('are told of in %s', async (_what, text) => {
    const told = await warningsOf(text);
    expect(told.filter((warning) => warning.startsWith('headings-aside'))).toHaveLength(1);
  });

  it.each([
    ['a usual table', lines(['Serial', 'Vendor', 'Site'], ['S1', 'Huawei', 'Ulm'])],
    [
      'values that are headings elsewhere',
      lines(
        ['Function', 'Serial', 'Vendor'],
        ...['Site', 'Site', 'Router', 'Router', 'Model'].map((role, at) => [
          role,
          `S${at}`,
          'Nokia',
        ]),
      ),
    ],
    [
      'kinds of equipment below known headings',
      lines(
        ['Category', 'Host', 'Vendor', 'Serial'],
        ...['Node', 'Software', 'Equipment', 'Device'].map((kind, at) => [
          kind,
          `h${at}`,
          'Nokia',
          `S${at}`,
        ]),
      ),
    ],
    ['nothing but headings', 'Serial,Vendor,Site\n'],
  ])('are not told of in %s', async (_what, text) => {
    const told = await warningsOf(text);
    expect(told.filter((warning) => warning.startsWith('headings-aside'))).toEqual([]);
  });
});
