import { describe, expect, it } from 'vitest';
import { inspectFile } from '#main/import/inspect';
import type { ParsedRecord } from '#main/import/parse-block';
import { RecordFramer } from '#main/import/record-framer';
import { parseBlock } from '#main/import/parse-block';
import { aliases, openFile, recordsOfFile } from '../../support/read-file.ts';
import { tempFolder, writeTo } from '../../support/temp-folder.ts';

function recordsOf(text: string): ParsedRecord[] {
  const framer = new RecordFramer({ delimiter: ',', quote: '"', escape: 'doubled' });
  return [framer.push(text), framer.end()].flatMap((block) =>
    block === null ? [] : parseBlock(block, { delimiter: ',', quote: '"', escape: 'doubled' }),
  );
}

/** Cells of a record, or `stray` for one that is marked. */
const shape = (record: ParsedRecord): unknown => (record.hasStrayQuote ? 'stray' : record.cells);

describe('quotes', () => {
  it.each([
    [
      'an empty quoted cell',
      'a,""\nb,c\n',
      [
        ['a', ''],
        ['b', 'c'],
      ],
    ],
    ['a doubled quote', 'a,"b ""c"" d"\n', [['a', 'b "c" d']]],
    [
      'a quote within a cell',
      'a,48" rack\nb,c\n',
      [
        ['a', '48" rack'],
        ['b', 'c'],
      ],
    ],
    [
      'spaces after the closing quote',
      'a,"b"  \n"c" ,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'spaces before the opening quote',
      'a, "b, ""c"" \n d" , e\n "f",g\n',
      [
        ['a', 'b, "c" \n d', ' e'],
        ['f', 'g'],
      ],
    ],
    [
      'spaces before a quote that encloses no cell',
      'a, "b" c\nd, 19", e\nf, "\n',
      [
        ['a', ' "b" c'],
        ['d', ' 19"', ' e'],
        ['f', ' "'],
      ],
    ],
    ['text after the closing quote', 'a,"b" c\nd,e\n', ['stray', ['d', 'e']]],
    ['a quote that never closes', 'a,"b\nc,d\ne,f\n', ['stray', ['c', 'd'], ['e', 'f']]],
    ['one in the last line', 'a,b\nc,"d', [['a', 'b'], 'stray']],
    ['two strays in turn', 'a,"b" c\nd,"e" f\ng,h\n', ['stray', 'stray', ['g', 'h']]],
    [
      'a line break within',
      'a,"b\r\nc"\r\nd,e\r\n',
      [
        ['a', 'b\r\nc'],
        ['d', 'e'],
      ],
    ],
  ])('%s costs no other line', (_name, text, expected) => {
    expect(recordsOf(text).map(shape)).toEqual(expected);
  });

  it('that never close cost one line of five thousand', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) =>
      at === 17 ? `S${at},"open and never closed` : `S${at},note ${at}`,
    );
    const path = writeTo(tempFolder(), 'a.csv', `Serial,Notes\n${rows.join('\n')}\n`);
    const records = await recordsOfFile(await openFile(path));
    expect(records).toHaveLength(5000);
    expect(records.filter((record) => record.hasStrayQuote).map(({ line }) => line)).toEqual([19]);
    expect(records.every((record, at) => record.line === at + 2)).toBe(true);
    expect(records[18]?.cells).toEqual(['S18', 'note 18']);
  });

  it('that never close cost one line where megabytes follow', async () => {
    const filler = 'x'.repeat(1000);
    const rows = Array.from({ length: 20_000 }, (_, at) =>
      at === 0 ? 'S0,"open' : `S${at},${filler}`,
    );
    const path = writeTo(tempFolder(), 'a.csv', `Serial,Notes\n${rows.join('\n')}\n`);
    const records = await recordsOfFile(await openFile(path));
    expect(records).toHaveLength(20_000);
    expect(records.filter((record) => record.hasStrayQuote).map(({ line }) => line)).toEqual([2]);
  });
});

describe('an inspection', () => {
  const inspect = (text: string) => inspectFile(writeTo(tempFolder(), 'a.csv', text), {}, aliases);

  it('counts rows, not blank lines, and names the line of each kind of trouble', async () => {
    const file = await inspect(
      'Serial,Vendor,Site\n1,Nokia,a\n\n2,Cisco\n3,Cisco\n4,a,b,c\n5,"x" y,z\n6,a,b\n7,a,b\n',
    );
    expect(file.rows).toBe(7);
    expect(file.warnings.map(({ code, line }) => [code, line])).toEqual([
      ['short-row', 4],
      ['too-many-cells', 6],
      ['stray-quote', 7],
    ]);
    expect(file.warnings[0]?.message).toContain('2 of 3 cells');
    expect(file.warnings[0]?.message).toContain('2 rows');
  });

  it('shows NUL characters and says so', async () => {
    const rows = Array.from({ length: 20 }, (_, at) => `${at},plain text of a row`);
    const file = await inspect(`Serial,Notes\n1,a\u0000b\n${rows.join('\n')}\n`);
    expect(file.sampleRows[0]).toEqual(['1', 'a\u2400b']);
    expect(file.warnings.map(({ code }) => code)).toEqual(['nul-character']);
  });

  it('says what it read the file as', async () => {
    const file = await inspect('Seriennummer;Land\r\n1;DE\r\n');
    expect(file).toMatchObject({
      fileName: 'a.csv',
      bytes: 25,
      encoding: 'utf-8',
      isEncodingSure: true,
      delimiter: ';',
      quote: '"',
      newline: 'CRLF',
      headerRow: 1,
      rows: 1,
      sampleRows: [['1', 'DE']],
      suggestedKey: [['serialNumber']],
      warnings: [],
    });
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/u);
  });
});
