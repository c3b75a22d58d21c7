import { describe, expect, it } from 'vitest';
import { readHeadings } from '#main/import/headings';
import { suggestKey } from '#main/import/table';
import { aliases, openFile, tableOfFile } from '../../support/read-file.ts';
import { tempFolder, writeTo } from '../../support/temp-folder.ts';

const fieldsOf = (...cells: string[]): (string | null)[] =>
  readHeadings(cells, aliases).map(({ mappedTo }) => mappedTo);
const namesOf = (...cells: string[]): string[] =>
  readHeadings(cells, aliases).map(({ name }) => name);

describe('the names of columns', () => {
  it('are unique, whatever the file calls them', () => {
    expect(namesOf('Site', 'site', 'SITE ', '', ' ', 'Site (2)')).toEqual([
      'Site',
      'site (2)',
      'SITE (3)',
      'Column 4',
      'Column 5',
      'Site (2) (2)',
    ]);
  });

  it('have their white space joined and their length bounded', () => {
    expect(namesOf(' Serial\n number ')).toEqual(['Serial number']);
    expect(namesOf('x'.repeat(5000))[0]).toHaveLength(200);
  });

  it('are warned of where they repeat or lack', async () => {
    const table = await openFile(writeTo(tempFolder(), 'a.csv', 'Serial,Site,,Site\n1,a,b,c\n'));
    const codes = table.warnings.map(({ code, line }) => `${code} ${line}`);
    expect(codes).toEqual(['heading-repeated 1', 'heading-blank 1']);
  });
});

describe('the fields of columns', () => {
  it.each([
    ['English', ['Serial number', 'Manufacturer', 'Country', 'Hostname', 'Model']],
    ['German', ['Seriennummer', 'Hersteller', 'Land', 'Gerätename', 'Modell']],
    ['French', ['Numéro de série', 'Fabricant', 'Pays', "Nom d'hôte", 'Modèle']],
    ['Spanish', ['Número de serie', 'Fabricante', 'País', 'Nombre de host', 'Modelo']],
  ])('are known by their %s names', (_language, cells) => {
    expect(fieldsOf(...cells)).toEqual([
      'serialNumber',
      'manufacturer',
      'country',
      'hostname',
      'model',
    ]);
  });

  it('are known however their names are written', () => {
    for (const heading of ['SERIAL_NUMBER', 'serialNumber', 'Serial-Number', ' serial  number ']) {
      expect(fieldsOf(heading)).toEqual(['serialNumber']);
    }
  });

  it('are claimed once, by the better name', () => {
    expect(fieldsOf('Serial', 'Serial number')).toEqual([null, 'serialNumber']);
    expect(fieldsOf('Serial number', 'Serial number')).toEqual(['serialNumber', null]);
  });

  it('are not guessed from parts of names', () => {
    expect(fieldsOf('Serial number of the rack', 'Manufacturers hotline', 'xxx')).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('suggest the surest key first', async () => {
    const table = await openFile(writeTo(tempFolder(), 'a.csv', 'Host,Asset ID,Serial\na,b,c\n'));
    expect(suggestKey(table.headings)).toEqual([['serialNumber'], ['assetId'], ['hostname']]);
  });
});

describe('the heading row', () => {
  it('is found below a preamble, with a warning', async () => {
    const text = 'Export of 2026-11-01\n\nSerial,Vendor,Site\n1,Nokia,a\n2,Cisco,b\n';
    const path = writeTo(tempFolder(), 'a.csv', text);
    const table = await openFile(path);
    expect(table.headingLine).toBe(3);
    expect(table.warnings.map(({ code }) => code)).toEqual(['preamble']);
    expect(await tableOfFile(path)).toHaveLength(3);
  });

  it.each([
    ['a delimiter at the end of every row', 'Serial,Vendor,Model\nS1,Nokia,X,\nS2,Nokia,Y,\n', 1],
    ['a preamble as wide as the rows', 'Sites,North,2026\nSerial,Vendor,Model\nS1,Nokia,X\n', 2],
    ['a preamble with a heading\u2019s word', 'Site,BER,\nSerial,Vendor,Site\nS1,Nokia,a\n', 2],
    ['wider rows below a narrow table', 'Serial,Vendor\nS1,Nokia,,,\nS2,Cisco,,,\n', 1],
  ])('is the row with the most known headings: %s', async (_name, text, line) => {
    const path = writeTo(tempFolder(), 'a.csv', text);
    const table = await openFile(path);
    expect(table.headingLine).toBe(line);
    expect(table.headings.slice(0, 2).map(({ mappedTo }) => mappedTo)).toEqual([
      'serialNumber',
      'manufacturer',
    ]);
    expect(table.warnings.some(({ code }) => code === 'preamble')).toBe(line > 1);
  });

  it.each(['Foo,Bar\nx,id\ny,b\n', 'Numer,Miejsce\n1,Berlin\n2,Site\n', 'Foo;Bar\n;ne\n'])(
    'is no row of data that holds one word of a heading: %j',
    async (text) => {
      const table = await openFile(writeTo(tempFolder(), 'a.csv', text));
      expect(table.headingLine).toBe(1);
      expect(table.warnings).toEqual([]);
    },
  );

  it('may hold line breaks in its cells', async () => {
    const path = writeTo(tempFolder(), 'a.csv', '"Serial\nnumber",Vendor\n1,Nokia\n');
    expect(await tableOfFile(path)).toEqual([
      ['Serial number', 'Vendor'],
      ['1', 'Nokia'],
    ]);
  });

  it('is none where what stands on the first line stands below it again', async () => {
    const rows = [
      'Nokia,Router,Berlin',
      'ZTE,Switch,Berlin',
      'Nokia,Shelf,Brno',
      'Nokia,Card,Berlin',
    ];
    const headless = await openFile(writeTo(tempFolder(), 'a.csv', rows.join('\n')));
    expect(headless.headingLine).toBe(0);
    const joined = ['Make,Kind,Town', ...rows, 'Make,Kind,Town', ...rows].join('\n');
    expect((await openFile(writeTo(tempFolder(), 'b.csv', joined))).headingLine).toBe(1);
  });

  it('is none where the first line looks like data, which is then a row', async () => {
    const path = writeTo(tempFolder(), 'a.csv', 'x1,10.0.0.1\nx2,10.0.0.2\n');
    const table = await openFile(path);
    expect(table.headingLine).toBe(0);
    expect(table.warnings.map(({ code }) => code)).toEqual(['no-header']);
    expect(await tableOfFile(path)).toEqual([
      ['Column 1', 'Column 2'],
      ['x1', '10.0.0.1'],
      ['x2', '10.0.0.2'],
    ]);
    const sound = await openFile(writeTo(tempFolder(), 'b.csv', 'foo,bar\nx2,10.0.0.2\n'));
    expect(sound.headingLine).toBe(1);
    expect(sound.warnings).toEqual([]);
  });
});
