import { describe, expect, it } from 'vitest';
import { inspectFile } from '#main/import/inspect';
import { detectDialect, detectNewline } from '#main/import/dialect';
import { encodeText } from '../../support/csv.ts';
import { aliases, openFile, tableOfFile } from '../../support/read-file.ts';
import { tempFolder, writeTo } from '../../support/temp-folder.ts';

const tableOf = (content: string | Uint8Array): Promise<string[][]> =>
  tableOfFile(writeTo(tempFolder(), 'inventory.csv', content));

describe('the delimiter', () => {
  it.each([
    ['comma', ',', 'Serial,Vendor,Cost\n1,Nokia,5\n2,"Cisco; Inc",6\n'],
    ['semicolon beside decimal commas', ';', 'Serial;Cost;Latitude\n1;1,50;48,13\n2;2,25;50,95\n'],
    ['tab', '\t', 'Serial\tNotes\n1\ta, b; c\n2\td, e; f\n'],
    ['pipe', '|', 'Serial|Notes\n1|a, b\n2|c\n'],
    ['caret', '^', 'Serial^Notes\n1^a\n2^b\n'],
    ['comma where only one column stands', ',', 'Serial\n1\n2\n'],
    ['comma beside one quoted heading of another mark', ',', 'Serial,"a;b;c"\n1,x\n2,y\n'],
    ['comma before quoted lists', ',', 'Serial,"a;b;c"\n1,"d;e;f"\n2,"g;h;i"\n'],
    ['semicolon beside quoted decimal commas', ';', 'Serial;Cost\n1;"1,50"\n2;"2,25"\n'],
    ['semicolon of more decimal commas', ';', 'Serial;A;B\n1;1,5;2,5\n2;3,5;4,5\n'],
    ['comma in quoted cells of another mark', ',', 'Serial,Site,"a;b"\n1,x,"d;e"\n2,y,"g;h"\n'],
  ])('is found: %s', (_name, delimiter, text) => {
    expect(detectDialect(text, true).delimiter).toBe(delimiter);
  });

  it('is taken from a sep= line, which is no row', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['sep=|', 'Serial|Notes', '1|a,b,c', '2|d,e,f', ''].join(end);
      expect(detectDialect(text, true)).toMatchObject({ delimiter: '|', hasSeparatorHint: true });
      expect(await tableOf(text)).toEqual([
        ['Serial', 'Notes'],
        ['1', 'a,b,c'],
        ['2', 'd,e,f'],
      ]);
    }
  });

  it.each(['sep=;', '"sep=|"', 'sep=||', 'SEP=^^^^'])(
    'is found all the same where the line %s does not tell it',
    async (line) => {
      const text = [line, 'Serial|Notes', '1|a,b', '2|d;e', '', ''].join('\r\n');
      const path = writeTo(tempFolder(), 'a.csv', text);
      const { delimiter, rows, warnings } = await inspectFile(path, {}, aliases);
      expect({ delimiter, rows, warnings }).toEqual({ delimiter: '|', rows: 2, warnings: [] });
    },
  );

  it.each(['~', ':', '#', '\u001f', '，', '؛'])(
    'may be %j where that alone cuts every row alike',
    (delimiter) => {
      const rows = ['Serial,Vendor,Model', 'S1,Nokia,7750 SR', 'S2,Huawei,NE40E'];
      const text = rows.join('\n').replaceAll(',', delimiter);
      expect(detectDialect(text, true).delimiter).toBe(delimiter);
    },
  );

  it.each([
    'MAC\n00:11:22:33:44:55\n00:11:22:33:44:56\n',
    'Serial #\nA #1\nA #2\n',
    'Notes: all\nring: 1\nok\n',
  ])('is no mark within the cells of a single column: %j', (text) => {
    expect(detectDialect(text, true).delimiter).toBe(',');
  });

  it('gives way to the one that is chosen', async () => {
    const path = writeTo(tempFolder(), 'a.csv', 'a,b;c\n1,2;3\n');
    expect(await tableOfFile(path, { delimiter: ';' })).toEqual([
      ['a,b', 'c'],
      ['1,2', '3'],
    ]);
  });
});

describe('a dump of a database', () => {
  it.each([
    ['tabs', '\t', ''],
    ['commas', ',', ''],
    ['quotes', ',', '"'],
  ])('is known by its mark for no value: %s', async (_name, delimiter, quote) => {
    const q = (text: string): string => `${quote}${text}${quote}`;
    const rows = [
      ['Serial', 'Vendor', 'Notes'].map(q),
      [q('S1'), '\\N', q('a\\\\b')],
      [q('S2'), q('ZTE'), q(`c\\${quote === '' ? delimiter : quote}d`)],
      [q('S3'), q('Nokia'), '\\N'],
    ];
    const text = rows.map((cells) => `${cells.join(delimiter)}\n`).join('');
    expect(await tableOf(text)).toEqual([
      ['Serial', 'Vendor', 'Notes'],
      ['S1', '', 'a\\b'],
      ['S2', 'ZTE', `c${quote === '' ? delimiter : quote}d`],
      ['S3', 'Nokia', ''],
    ]);
  });

  it('is none where backslashes mean nothing', () => {
    const text = 'Serial,Path\n1,"C:\\N"\n2,"C:\\temp\\"\n3,"D:\\"\n';
    expect(detectDialect(text, true).escape).toBe('doubled');
  });
});

describe('the line ends', () => {
  it.each([
    ['LF', 'a,b\n1,2\n'],
    ['CRLF', 'a,b\r\n1,2\r\n'],
    ['CR', 'a,b\r1,2\r'],
    ['mixed', 'a,b\r\n1,2\n'],
    ['mixed', 'a,b\r1,2\n'],
    ['none', 'a,b'],
  ])('are named %s', (name, text) => {
    expect(detectNewline(text)).toBe(name);
  });

  it('may be mixed within one file', async () => {
    expect(await tableOf('Serial,Notes\r\n1,a\n2,b\r3,c\r\n')).toEqual([
      ['Serial', 'Notes'],
      ['1', 'a'],
      ['2', 'b'],
      ['3', 'c'],
    ]);
  });
});

describe('the encoding', () => {
  const text = 'Serial,Site\n1,Köln\n2,Łódź 中 😀\n';

  it.each([
    ['utf-8', false],
    ['utf-8', true],
    ['utf-16le', true],
    ['utf-16be', true],
  ] as const)('is found for certain: %s, with a byte order mark: %s', async (encoding, hasBom) => {
    const path = writeTo(tempFolder(), 'a.csv', encodeText(text, encoding, hasBom));
    const table = await openFile(path);
    expect(table).toMatchObject({ encoding, facts: { isEncodingSure: true } });
    expect((await tableOfFile(path))[2]).toEqual(['2', 'Łódź 中 😀']);
  });

  it.each(['utf-16le', 'utf-16be'] as const)(
    'is found without a byte order mark: %s',
    async (encoding) => {
      const bytes = encodeText('Serial,Site\n1,Bonn\n2,Ulm\n', encoding, false);
      const table = await openFile(writeTo(tempFolder(), 'a.csv', bytes));
      expect(table.encoding).toBe(encoding);
    },
  );

  it('is assumed, with a warning, where the bytes are no UTF-8', async () => {
    const bytes = encodeText('Serial,Site\n1,Köln – “West” 5 €\n', 'windows-1252', false);
    const path = writeTo(tempFolder(), 'a.csv', bytes);
    const table = await openFile(path);
    expect(table.encoding).toBe('windows-1252');
    const assumed = table.warnings.find(({ code }) => code === 'encoding-assumed');
    expect(assumed?.message).toContain('read as Windows-1252, which gives "Köln – “West” 5 €"');
    expect(assumed?.message).toContain('first on line 2');
    expect((await tableOfFile(path))[1]).toEqual(['1', 'Köln – “West” 5 €']);
  });

  it('is offered in other ways only where they read otherwise, by a cell that shows it', async () => {
    const text = 'Site,Função\nÉvora,agregação\nÓbidos,transmissão\nLisboa,acesso rádio\n';
    const path = writeTo(tempFolder(), 'a.csv', encodeText(text, 'windows-1252', false));
    const { encoding, encodingChoices } = await inspectFile(path, {}, aliases);
    expect(encoding).toBe('windows-1252');
    expect(encodingChoices.length).toBeGreaterThan(1);
    expect(new Set(encodingChoices.map(({ sample }) => sample)).size).toBe(encodingChoices.length);
    expect(encodingChoices.map((choice) => choice.encoding)).not.toContain('iso-8859-15');
  });

  it('is not offered as UTF-8 where no character is one of it', async () => {
    const text = 'Laite;Toiminto;Tila\nA1;Ydinreititin;Käytössä\nA2;Reititin;Käytössä\n';
    const path = writeTo(tempFolder(), 'a.csv', encodeText(text, 'windows-1252', false));
    const { encoding, encodingChoices } = await inspectFile(path, {}, aliases);
    expect(encoding).toBe('windows-1252');
    expect(encodingChoices.map((choice) => choice.encoding)).not.toContain('utf-8');
  });

  it('is surely UTF-8 only where the last byte is too; what is cut is named', async () => {
    const cut = Buffer.from('Serial,Site\n1,Köln\n2,é').subarray(0, -1);
    const path = writeTo(tempFolder(), 'a.csv', cut);
    const { encoding, isEncodingSure, warnings } = await inspectFile(path, {}, aliases);
    expect([encoding, isEncodingSure]).toEqual(['utf-8', false]);
    expect(warnings.map(({ code, line }) => [code, line])).toEqual([
      ['encoding-assumed', 2],
      ['encoding-damaged', 3],
    ]);
  });
});
