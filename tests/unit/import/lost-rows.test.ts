import { describe, expect, it } from 'vitest';
import { inspectBytes, warningsOf } from '../../support/read-bytes.ts';
import { openFile } from '../../support/read-file.ts';
import { tempFolder, writeTo } from '../../support/temp-folder.ts';

const file = (...lines: string[]): string => `${lines.join('\n')}\n`;

describe('rows that a quoted cell swallowed', () => {
  it.each([
    [
      'whose first cells are built differently',
      file(
        'Hostname;Vendor;Model;Notes',
        'muc-pe1;Huawei;NE40E;"see ticket 4711',
        'hamburg-core-12;ZTE;M6000;rack 19"',
        'ber-1;Nokia;7750;ok',
      ),
      2,
    ],
    [
      'whose first cells are numbers that run on',
      file('Pos,Serial,Vendor,Notes', '9,S9,Huawei,"old', '10,S10,ZTE,rack 19"', '11,S11,Nokia,ok'),
      2,
    ],
    [
      'of five columns, two of which are lost',
      file(
        'Host,Vendor,Model,Rack,Notes',
        'a1,Huawei,NE40E,R1,x',
        'muc-pe1,Huawei,NE40E,R1,"see 4711',
        'ber-2,ZTE,M6000,R2,y',
        'hamburg-core-12,ZTE,M6000,R3,19"',
        'ber-1,Nokia,7750,R4,ok',
      ),
      3,
    ],
    [
      'in the midst of a row',
      file('Host,Vendor,Notes,Rack', 'a1,Huawei,"x,R1', 'core-12,Nokia,19",R2', 'b-1,ZTE,y,R3'),
      2,
    ],
    [
      'from the first cell on',
      file('Pos;Vendor;Model;Notes', '"9;Huawei;NE40E;x', '10";ZTE;M6000;y', '11;Nokia;7750;z'),
      2,
    ],
    [
      'of a file that has blanks behind its delimiters',
      file('Host, Vendor, Notes', 'a1, Huawei, "x', 'core-12, Nokia, 19"', 'b-1, ZTE, y'),
      2,
    ],
    [
      'more than are looked at',
      file(
        'Pos,Vendor,Model',
        'a1,Huawei,"x',
        ...Array.from({ length: 150 }, (_each, at) => `host-${'x'.repeat(at)},ZTE,M6000`),
        'core-12,Nokia,19"',
        'b-1,ZTE,y',
      ),
      2,
    ],
  ])('are told: %s', async (_name, text, line) => {
    expect(await warningsOf(text)).toEqual([`row-in-cell ${line}`]);
  });

  it.each([
    ['an address', 'a1,Huawei,"Street 5,\nBrno, CZ",R1'],
    ['an address before other cells', 'a1,"Street 5\n10115 Berlin,DE",x,R1'],
    ['a sentence with as many commas', 'a1,Huawei,x,"see rack 3\nask Meier, Huber, Novak, please"'],
    ['a list whose lines have none', 'a1,Huawei,x,"one\ntwo\na,b,c,d"'],
    ['a first cell of several lines', '"Site A, left\nrear",Huawei,x,R1'],
  ])('are not seen in a cell of several lines: %s', async (_name, row) => {
    expect(await warningsOf(file('Host,Vendor,Notes,Rack', row, 'b-1,ZTE,y,R3'))).toEqual([]);
  });
});

describe('rows that the headings swallowed', () => {
  it.each([
    [
      'in their last cell',
      file('Serial Number,Vendor,"Notes', 'S1,Huawei,x', 'S2,ZTE,19"', 'S3,Nokia,y', 'S4,Nokia,z'),
    ],
    [
      'in a cell between',
      file('Serial Number,"Vendor,Notes', 'S1,Huawei",x', 'S3,Nokia,y', 'S4,Nokia,z'),
    ],
  ])('are told: %s', async (_name, text) => {
    expect(await warningsOf(text)).toEqual(['row-in-cell 1']);
  });

  it('are told on the line of the upper headings too', async () => {
    const text = file('Device,,"x', 'S1,Huawei,y"', 'Serial Number,Vendor,Notes', 'S3,Nokia,z');
    const path = writeTo(tempFolder(), 'upper.csv', text);
    const { warnings } = await openFile(path, { headerRow: 3, headerRows: 2 });
    expect(warnings.map(({ code, line }) => `${code} ${line}`)).toEqual(['row-in-cell 1']);
  });

  it('are not seen in headings of several lines', async () => {
    const text = file('"Serial,\nor Asset",Vendor,"Size\n(w, d, h)"', 'S1,Nokia,y', 'S2,ZTE,z');
    expect(await warningsOf(text)).toEqual([]);
  });
});

describe('a word of headings in the first row of a file without any', () => {
  it.each([
    file('muc-r1;Huawei;NE40E;Chassis', 'ber-r1;ZTE;M6000;Chassis', 'ham-r1;Nokia;7750;Chassis'),
    file('muc-r1;Huawei;NE40E;Chassis', 'hamburg-12;ZTE;SR;Chassis', 'x;Nokia;7750;Chassis'),
    file('muc-r1;Huawei;Chassis', 'ber-r1;ZTE;Card', 'ham-r1;Nokia;Chassis', 'ulm-r1;ZTE;Chassis'),
    file('muc-r1;Huawei;Chassis', 'ber-r1;ZTE;Chassis'),
  ])('is a value where it stands again below: %j', async (text) => {
    const { headerRow, rows, warnings } = await inspectBytes(text);
    expect([headerRow, rows]).toEqual([0, text.split('\n').length - 1]);
    expect(warnings.map(({ code }) => code)).toContain('no-header');
  });

  it.each([
    file('Host;Chassis', 'a-1;NE40E', 'b-1;Chassis', 'c-1;SR'),
    file('Kenn;Chassis', 'a-1;NE40E', 'b-1;M6000'),
    file('Serial;Vendor', 'S1;Nokia', 'Serial;Vendor', 'S2;ZTE', 'Serial;Vendor', 'S3;ZTE'),
    file('Kenn;Chassis', 'Kenn;Chassis'),
  ])('is a heading where it does not: %j', async (text) => {
    expect((await inspectBytes(text)).headerRow).toBe(1);
  });
});

describe('what stands above the headings', () => {
  const words = ['Hostname', 'Vendor', 'Model', 'Site'];
  const rows = Array.from({ length: 12 }, (_each, at) => `r${at},Nokia,7750,BER`);

  it('is counted where it is as wide as the table', async () => {
    const { warnings, headerRow } = await inspectBytes(
      file('Inventory', 'Made:,2026-01-01,,', ...rows, words.join(','), ...rows),
    );
    expect(headerRow).toBe(15);
    expect(warnings.map(({ message }) => message)).toEqual([
      'The headings were found on line 15; what stands above them is not read, among it 12 rows as wide as the table, the first on line 3. Move the headings above them if they are equipment.',
    ]);
  });

  it('is counted where it is one row', async () => {
    const { warnings } = await inspectBytes(file(rows[0] ?? '', words.join(','), ...rows));
    expect(warnings[0]?.message).toBe(
      'The headings were found on line 2; what stands above them is not read, among it 1 row as wide as the table, on line 1. Move the headings above it if it is equipment.',
    );
  });

  it('is a title otherwise', async () => {
    const { warnings } = await inspectBytes(file('Inventory,,,', words.join(','), ...rows));
    expect(warnings[0]?.message).toBe(
      'The headings were found on line 2; what stands above them is not read.',
    );
  });
});

describe('a table whose rows all have a blank cell beyond the headings', () => {
  it.each([
    [
      'by row names before a blank last column',
      file(
        'Serial Number,Vendor,Model,Notes',
        '1,S1,Huawei,NE40E,',
        '2,S2,Huawei,NE40E,',
        '3,S3,Huawei,NE40E,',
      ),
    ],
    [
      'by row names before an identifier that may be a number',
      file('Asset ID,Vendor,Model,Notes', '1,A-1,Huawei,NE40E,', '2,A-2,ZTE,M6000,'),
    ],
    [
      'by names before them',
      file('Serial,Vendor,Model', 'muc,S-17,Huawei,', 'ber,S-18,Huawei,', 'ham,S-20,ZTE,'),
    ],
    [
      'so that the last column is blank',
      file('Serial,Vendor,Model,Notes', 'a,S1,Huawei,,', 'b,S2,ZTE,,'),
    ],
  ])('is told to be shifted %s', async (_name, text) => {
    expect(await warningsOf(text)).toContain('blank-cells-beyond 2');
  });

  it.each([
    ['with a filled last column', file('Serial,Vendor,Model', 'S1,Nokia,X,', 'S2,Nokia,Y,')],
    [
      'with numbered items',
      file('ID,Vendor,Model', '1,Nokia,X,', '2,Nokia,Y,', '3,H3C,S12500,', '4,H3C,S9800,'),
    ],
    [
      'with a last column that some fill in',
      file('Serial,Vendor,Notes', 'S1,Nokia,,', 'S2,ZTE,x,', 'S3,ZTE,,'),
    ],
    [
      'with a last column without a heading',
      file('Serial,Vendor,Model,', 'S1,Nokia,X,,', 'S2,Nokia,Y,,'),
    ],
  ])('is not told where delimiters end its rows: %s', async (_name, text) => {
    expect(await warningsOf(text)).not.toContain('blank-cells-beyond 2');
  });
});
