import { describe, expect, it } from 'vitest';
import { warningsOf } from '../../support/read-bytes.ts';

const HEAD = 'Host,Vendor,Serial,Status';
const rows = Array.from({ length: 15 }, (_, at) => `h${at + 1},Nokia,S${at + 101},active`);
const below = (...lines: string[]): string => `${[HEAD, ...rows, ...lines].join('\n')}\n`;

describe('what stands below a table', () => {
  it('is told of where it is signed', async () => {
    expect(
      await warningsOf(below('', 'Erstellt von:,Max Muster,,', 'Datum:,01.02.2024,,')),
    ).toEqual(['footer 18']);
  });

  it.each([
    ['a product that is called so', 'Total Access 5000,Adtran,,'],
    ['a name that begins so', 'source-1,Nokia,,'],
  ])('is equipment where it is %s', async (_what, line) => {
    expect(await warningsOf(below(line))).toEqual([]);
  });

  it.each(['Total,,,15', 'Source: CMDB,as of May,,', 'Total:,15,,'])(
    'is a remark: %s',
    async (line) => {
      expect(await warningsOf(below(line))).toEqual(['footer 17']);
    },
  );
});

describe('a heading of a group', () => {
  it('is told of behind a blank column of numbers', async () => {
    const numbered = rows.map((row, at) => `${at + 1},${row}`);
    const text = [
      'Nr,Host,Vendor,Serial,Status',
      ...numbered.slice(0, 7),
      ',Bayern,,,',
      ...numbered.slice(7),
    ];
    expect(await warningsOf(`${text.join('\n')}\n`)).toEqual(['sparse-row 9']);
  });
});

describe('a first row of words for none', () => {
  it('is no second row of headings', async () => {
    const head = 'Host,Vendor,Serial,IP,Install date';
    const items = Array.from(
      { length: 12 },
      (_, at) => `h${at},Nokia,S${at + 101},10.0.0.${at + 1},2021-05-${at + 13}`,
    );
    const text = [head, 'vnf-core,Nokia,n/a,n/a,n/a', ...items, ''].join('\n');
    expect(await warningsOf(text)).toEqual([]);
  });
});

describe('rows of two columns', () => {
  it('are told of within a quoted cell', async () => {
    const text = 'Serial,Vendor\nS1,"Nokia\nS2,Huawei\nS3,ZTE"\nS4,Nokia\n';
    expect(await warningsOf(text)).toEqual(['row-in-cell 2']);
  });

  it('are no lines of an address or of a list', async () => {
    const text = 'Serial,Notes\nS1,"Main St 1, Ulm\n2nd floor, left"\nS2,"a, b\nc, d"\nS3,ok\n';
    expect(await warningsOf(text)).toEqual([]);
  });
});
