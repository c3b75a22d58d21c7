import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import { exportItems, writeItemsWorkbook } from '#main/data/exports/export-items';
import { eachExportedItem } from '#main/data/exports/exported-items';
import { writeWorkbook } from '#main/data/exports/workbook/write-workbook';
import type { ItemSort } from '#shared/domain/filter';
import type { Workspace } from '#main/data/workspace';
import { cli, cliFails } from '../support/command-line.ts';
import { csvText } from '../support/csv.ts';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { readWorkbook, recordsOf, type Sheet, type SheetCell } from '../support/workbook.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

const BY_ID: readonly ItemSort[] = [{ field: 'id', direction: 'asc' }];
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

async function filledWith(rows: readonly (readonly string[])[]): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, csvText(rows));
  return workspace;
}

const many = (items: number): Promise<Workspace> =>
  filledWith([
    ['Serial', 'Vendor'],
    ...Array.from({ length: items }, (_, at) => [`S${at}`, at % 2 === 0 ? 'Huawei' : 'Nokia']),
  ]);

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
    const workspace = await many(7);
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
    const { sheets, outcome } = await workbookOf(await many(1), {}, { search: 'none' });
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
    const workspace = await many(2);
    const columns = ['supplierName', 'serialNumber', 'verdict'] as const;
    const { sheets } = await workbookOf(workspace, { columns });
    expect(sheets[0]?.rows).toEqual([
      { A: text('supplierName'), B: text('serialNumber'), C: text('verdict') },
      { A: text('Huawei'), B: text('S0'), C: text('review') },
      { A: text('Nokia'), B: text('S1'), C: text('clear') },
    ]);
  });

  it('are the same bytes for the same items', async () => {
    const workspace = await many(3);
    const [one, other] = [join(tempFolder(), 'a.xlsx'), join(tempFolder(), 'b.xlsx')];
    const request = { filter: {}, order: BY_ID, format: 'xlsx' } as const;
    await exportItems(workspace.reader, request, one);
    await exportItems(workspace.reader, request, other);
    expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
  });
});

describe('items written as JSON', () => {
  const rows = [
    ['Serial', 'Vendor', 'Install date', 'Quantity', 'Rack', '__proto__'],
    ['00123', 'Huawei', '2020-02-29', '1.5', '"R"\n1', 'p'],
    ['1E5', '华为', '', '', '', ''],
  ];

  it.each(['json', 'ndjson'] as const)('are read back as the rows they are: %s', async (format) => {
    const workspace = await filledWith(rows);
    const path = join(tempFolder(), 'out');
    await exportItems(workspace.reader, { filter: {}, order: BY_ID, format }, path);
    const written = readFileSync(path, 'utf8');
    const lines = written.trimEnd().split('\n');
    const read = format === 'json' ? `${written}` : `[${lines.join(',')}]`;
    const objects = JSON.parse(read) as Record<string, unknown>[];
    expect(lines).toHaveLength(2);
    const items = [];
    for await (const { id, values, extra } of eachExportedItem(workspace.reader, {}, BY_ID)) {
      items.push({ id, ...values, extra: Object.fromEntries(extra) });
    }
    expect(objects).toEqual(items);
    expect(objects[0]).toMatchObject({
      serialNumber: '00123',
      installedOn: '2020-02-29',
      quantity: 1.5,
      verdict: 'review',
    });
    expect(Object.entries(objects[0]?.['extra'] ?? {})).toEqual([
      ['Rack', '"R"\n1'],
      ['__proto__', 'p'],
    ]);
  });

  it('of no item are an empty array, or an empty file', async () => {
    const workspace = await filledWith(rows);
    const path = join(tempFolder(), 'out');
    const none = { filter: { search: 'nothing like it' }, order: BY_ID };
    await exportItems(workspace.reader, { ...none, format: 'json' }, path);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual([]);
    await exportItems(workspace.reader, { ...none, format: 'ndjson' }, path);
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  it('have the chosen columns only', async () => {
    const workspace = await filledWith(rows);
    const path = join(tempFolder(), 'out');
    const request = { filter: {}, order: BY_ID, format: 'json' } as const;
    await exportItems(workspace.reader, request, path, { columns: ['verdict', 'serialNumber'] });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual([
      { id: 1, verdict: 'review', serialNumber: '00123' },
      { id: 2, verdict: 'review', serialNumber: '1E5' },
    ]);
  });
});

describe('an export', () => {
  it.each(['csv', 'xlsx', 'json'] as const)(
    'that is cancelled leaves what was there before: %s',
    async (format) => {
      const workspace = await many(3000);
      const folder = tempFolder();
      const path = writeTo(folder, 'out', 'old');
      const stop = new AbortController();
      const told: number[] = [];
      const failure = await failureOfCall(() =>
        exportItems(workspace.reader, { filter: {}, order: BY_ID, format }, path, {
          signal: stop.signal,
          onProgress: (rows) => {
            told.push(rows);
            stop.abort();
          },
        }),
      );
      // Progress may first be told at the end; a second export is then cancelled from its start.
      if (failure === undefined) throw new Error(`not cancelled after ${told.join(', ')}`);
      expectFailure(failure, 'cancelled', 'no file');
      expect(readdirSync(folder)).toEqual(['out']);
      expect(readFileSync(path, 'utf8')).toBe('old');
    },
  );

  it('that the disk refuses leaves no file and reads no further', async () => {
    const workspace = await many(30_000);
    let read = 0;
    const full = (): Promise<void> => Promise.reject(new Error('no space left'));
    const onProgress = (rows: number): void => {
      read = rows;
    };
    const writing = writeItemsWorkbook(workspace.reader, {}, BY_ID, full, { onProgress });
    await expect(writing).rejects.toThrow('no space left');
    expect(read).toBeLessThan(30_000);
    const path = join(tempFolder(), 'no', 'out.xlsx');
    const request = { filter: {}, order: BY_ID, format: 'xlsx' } as const;
    const refused = await failureOfCall(() => exportItems(workspace.reader, request, path));
    expectFailure(refused, 'io', 'out.xlsx');
    expect(existsSync(path)).toBe(false);
  });

  it('writes the items as they were when it began, whatever changes meanwhile', async () => {
    const workspace = await many(2500);
    const placements = new Set<string>();
    await workspace.readSnapshot(async (db) => {
      for await (const { values } of eachExportedItem(db, {}, BY_ID)) {
        if (placements.size === 0) {
          const set = { placement: 'core' } as const;
          workspace.write((writer) => tagItems(writer, { filter: {}, set, reason: 'Seen.' }));
        }
        placements.add(String(values.placement));
      }
    });
    expect([...placements]).toEqual(['untagged']);
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
