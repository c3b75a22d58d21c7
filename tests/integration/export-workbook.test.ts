import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportItems, writeItemsWorkbook } from '#main/data/exports/export-items';
import { writeWorkbook } from '#main/data/exports/workbook/write-workbook';
import type { Workspace } from '#main/data/workspace';
import { cli, cliFails } from '../support/command-line.ts';
import { csvText } from '../support/csv.ts';
import { BY_ID, filledWith, filledWithMany } from '../support/filled.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { readWorkbook, recordsOf, type Sheet, type SheetCell } from '../support/workbook.ts';

const text = (value: string): SheetCell => ({ kind: 'text', value });

type Options = Parameters<typeof writeItemsWorkbook>[4];

async function workbookOf(workspace: Workspace, options: Options = {}, filter = {}) {
  const parts: Uint8Array[] = [];
  const outcome = await writeItemsWorkbook(
    workspace.reader,
    filter,
    BY_ID,
    (bytes) => {
      parts.push(bytes);
      return Promise.resolve();
    },
    options,
  );
  return { outcome, sheets: readWorkbook(Buffer.concat(parts)) };
}

const serialsOf = (sheet: Sheet): (string | undefined)[] =>
  recordsOf(sheet).map((record) => record['serialNumber']?.value);

describe('items written as a workbook', () => {
  it('are typed: days, numbers, and identifiers as text whatever they look like', async () => {
    const serials = ['00123', '1E5', '=1+1', '+4930123', '2024-01-02', '-5', '@x', '1,5'];
    const workspace = await filledWith([
      ['Serial', 'Vendor', 'Install date', 'Quantity', 'Latitude', 'Rack', 'deadline'],
      ...serials.map((serial) => [
        serial,
        'Huawei',
        '2020-02-29',
        '1.5',
        '-52.125',
        '007',
        '2030-01-02',
      ]),
    ]);
    const { sheets, outcome } = await workbookOf(workspace);
    expect(outcome).toEqual({ rows: 8, sheets: 1, cuts: { total: 0, first: [] } });
    const [sheet] = sheets;
    if (sheet === undefined) throw new Error('no sheet');
    const records = recordsOf(sheet);
    expect(records.map((record) => record['serialNumber'])).toEqual(serials.map(text));
    for (const record of records) {
      expect(record).toMatchObject({
        installedOn: { kind: 'date', value: '2020-02-29' },
        quantity: { kind: 'number', value: '1.5' },
        latitude: { kind: 'number', value: '-52.125' },
        Rack: text('007'),
        verdict: text('review'),
      });
    }
    expect(sheet).toMatchObject({ name: 'Items', frozenRows: 1 });
    expect(sheet.filtered).toMatch(/^A1:[A-Z]+9$/u);
  });

  it('keep a column that a file called like one of ours as the text that it was', async () => {
    const workspace = await filledWith([
      ['Serial', 'Vendor', 'Deadline (contract)', 'quantity'],
      ['S1', 'Nokia', '2030-01-02', '3'],
    ]);
    const [sheet] = (await workbookOf(workspace)).sheets;
    const [record] = sheet === undefined ? [] : recordsOf(sheet);
    expect(record?.['Deadline (contract)']).toEqual(text('2030-01-02'));
  });

  it.each([
    ['of other scripts', '华为 Česká עברית 😀 \u{1f1e9}\u{1f1ea}'],
    ['of markup', `<a href="x">&amp; ]]> 'q'`],
    ['of several lines', 'one\ntwo\tthree'],
    ['of carriage returns', 'one\r\ntwo\rthree'],
    ['of what no XML holds', 'a\u0001\u000b\u001f\uffffz'],
    ['of half a pair', 'a\ud83dz\ude00'],
    ['that look like an escape', '_x0041_ _x005F_ x_x00zz_'],
    ['of white space around', '  x  '],
  ])('hold texts %s', async (_, value) => {
    const parts: Uint8Array[] = [];
    await writeWorkbook(
      {
        headings: ['Odd'],
        fields: 0,
        items: (async function* () {
          yield* await Promise.resolve([value]);
        })(),
        cellsOf: (item) => [item],
        onCut: () => undefined,
      },
      (bytes) => {
        parts.push(bytes);
        return Promise.resolve();
      },
    );
    expect(readWorkbook(Buffer.concat(parts))[0]?.rows[1]).toEqual({ A: text(value) });
  });

  it('go on to a further sheet where one is full, headings on each', async () => {
    const workspace = await filledWithMany(7);
    const { sheets, outcome } = await workbookOf(workspace, { sheetRows: 4 });
    expect(outcome).toMatchObject({ rows: 7, sheets: 3 });
    expect(sheets.map(({ name }) => name)).toEqual(['Items', 'Items 2', 'Items 3']);
    expect(sheets.map(serialsOf)).toEqual([['S0', 'S1', 'S2'], ['S3', 'S4', 'S5'], ['S6']]);
    expect(sheets.map(({ filtered }) => filtered?.replace(/[A-Z]+(?=\d+$)/u, ''))).toEqual([
      'A1:4',
      'A1:4',
      'A1:2',
    ]);
    const full = await workbookOf(workspace, { sheetRows: 8 });
    expect(full.sheets).toHaveLength(1);
  });

  it('have a sheet of headings where no item matches', async () => {
    const { sheets, outcome } = await workbookOf(await filledWithMany(1), {}, { search: 'none' });
    expect(outcome).toMatchObject({ rows: 0, sheets: 1 });
    expect(sheets[0]?.rows).toHaveLength(1);
  });

  it('say which texts were too long for a cell, and cut no character in two', async () => {
    const fits = 'x'.repeat(32_767);
    const workspace = await filledWith([
      ['Serial', 'Hostname', 'Vendor', 'Notes', 'Remark'],
      ['S1', 'ber-1', 'Nokia', fits, `${fits}y`],
      ['S2', '', 'Nokia', `${fits.slice(1)}😀`, ''],
    ]);
    const { sheets, outcome } = await workbookOf(workspace);
    expect(outcome.cuts).toEqual({
      total: 2,
      first: [
        { item: 'ber-1', column: 'Remark' },
        { item: 'serial number S2', column: 'notes' },
      ],
    });
    const [first, second] = sheets[0] === undefined ? [] : recordsOf(sheets[0]);
    expect(first?.['notes']?.value).toBe(fits);
    expect(first?.['Remark']?.value).toBe(fits);
    expect(second?.['notes']?.value).toBe(fits.slice(1));
  });

  it('have the chosen columns in the chosen order, and no other', async () => {
    const workspace = await filledWithMany(2);
    const columns = ['supplierName', 'serialNumber', 'verdict'] as const;
    const { sheets } = await workbookOf(workspace, { columns });
    expect(sheets[0]?.rows).toEqual([
      { A: text('supplierName'), B: text('serialNumber'), C: text('verdict') },
      { A: text('Huawei'), B: text('S0'), C: text('review') },
      { A: text('Nokia'), B: text('S1'), C: text('clear') },
    ]);
  });

  it('are the same bytes for the same items', async () => {
    const workspace = await filledWithMany(3);
    const [one, other] = [join(tempFolder(), 'a.xlsx'), join(tempFolder(), 'b.xlsx')];
    const request = { filter: {}, order: BY_ID, format: 'xlsx' } as const;
    await exportItems(workspace.reader, request, one);
    await exportItems(workspace.reader, request, other);
    expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
  });
});

describe('items on the command line', () => {
  it('are written as a workbook, and what was cut is told', async () => {
    const folder = tempFolder();
    const workspace = join(folder, 'audit.provenet');
    const notes = 'x'.repeat(40_000);
    const file = writeTo(
      folder,
      'a.csv',
      csvText([
        ['Serial', 'Vendor', 'Notes'],
        ['007', 'Nokia', notes],
      ]),
    );
    await cli('import', file, '--workspace', workspace);
    const out = join(folder, 'items.xlsx');
    const options = ['items', '--workspace', workspace, '--format', 'xlsx'];
    const { code, stderr } = await cli(...options, '--out', out);
    expect(code).toBe(0);
    expect(stderr).toContain('notes of serial number 007');
    const [sheet] = readWorkbook(readFileSync(out));
    expect(sheet?.rows).toHaveLength(2);
    expect(await cliFails(2, ...options)).toContain('--out');
    expect(await cliFails(2, ...options.slice(0, 3), '--format', 'pdf')).toContain('xlsx');
  });
});
