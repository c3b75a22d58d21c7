import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { writeFileWhole } from '#main/data/exports/atomic-file';
import { csvRecord, exactCsvRecord } from '#main/data/exports/csv-text';
import { writeItemsCsv } from '#main/data/exports/write-items';
import { writeRejectsCsv } from '#main/data/exports/write-rejects';
import type { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { csvText } from '../support/csv.ts';
import { expectSound, ledgerOf } from '../support/ledgers.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

type Row = Readonly<Record<string, string>>;

async function exported(workspace: Workspace): Promise<{ text: string; rows: Row[] }> {
  let text = '';
  await writeItemsCsv(workspace.reader, {}, [{ field: 'id', direction: 'asc' }], (part) => {
    text += part;
    return Promise.resolve();
  });
  const { data, errors } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return { text, rows: data };
}

async function rejectsOf(workspace: Workspace, importId: number | null): Promise<string> {
  let text = '';
  await writeRejectsCsv(workspace.reader, importId ?? -1, (part) => {
    text += part;
    return Promise.resolve();
  });
  return text;
}

describe('items written as CSV', () => {
  it('hold every item, field and column of the files, with the verdict', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor,Country,Rack\n001,Huawei,Germany,"R ""1"", left"\n');
    await importText(workspace, 'Serial,Vendor,Status,Room\nS2,Nobody,decommissioned,"a\nb"\n');
    const { text, rows } = await exported(workspace);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      serialNumber: '001',
      manufacturer: 'Huawei',
      country: 'DE',
      verdict: 'review',
      supplierId: 'huawei',
      Rack: 'R "1", left',
      Room: '',
    });
    expect(rows[1]).toMatchObject({ verdict: 'out-of-scope', supplierId: '', Room: 'a\nb' });
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('start no formula in a spreadsheet', async () => {
    const cells = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '|calc',
      '%0A',
      ' =1',
      'a\n=1',
      '＝1',
      '\u200b=1',
    ];
    const workspace = newWorkspace();
    const rows = cells.map((cell, at) => [`S${at}`, 'Huawei', cell, cell]);
    await importText(workspace, csvText([['Serial', 'Vendor', 'Model', 'Odd'], ...rows]));
    const table = (await exported(workspace)).rows;
    expect(table).toHaveLength(cells.length);
    const trimmed = cells.map((cell) => `'${cell.trim()}`);
    expect(table.map((row) => row['model'])).toEqual(trimmed);
    expect(table.map((row) => row['Odd'])).toEqual(trimmed);
  });

  it.each([
    ['=cmd', "'=cmd\r\n"],
    ['plain', 'plain\r\n'],
    ['a-b', 'a-b\r\n'],
    ['a,b', '"a,b"\r\n'],
    ['\r=1', '"\'\r=1"\r\n'],
  ])('escape what needs it and nothing else: %j', (cell, line) => {
    expect(csvRecord([cell])).toBe(line);
  });

  it('keep numbers as numbers and blanks blank', () => {
    expect(csvRecord([-1.5, null, ''])).toBe('-1.5,,\r\n');
    expect(exactCsvRecord(['=1', 'a"b'])).toBe('=1,"a""b"\r\n');
  });

  it('name the category beside the function\u2019s own text', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor,Function\nS1,Huawei,gNodeB\nS2,Nokia,\n');
    const { rows } = await exported(workspace);
    expect(rows.map((row) => [row['function'], row['functionCategory']])).toEqual([
      ['gNodeB', 'radio-access'],
      ['', ''],
    ]);
  });

  it('can be imported again as the same items', async () => {
    const first = newWorkspace();
    await importText(
      first,
      'Serial,Vendor,Country,Install date,Quantity,Placement,Generation,Status\n' +
        'S1,Huawei,DE,2020-02-03,2,core,4G/5G,in service\nS2,Nobody,,,,,,\n',
    );
    const second = newWorkspace();
    const { ledger } = await importText(second, (await exported(first)).text);
    expect(ledger).toEqual(ledgerOf({ read: 2, added: 2 }));
    expect(itemsOf(second)).toEqual(itemsOf(first));
  });
});

describe('rejected rows written as CSV', () => {
  it.each([',', ';', '\t'])(
    'come back whole, to be mended and imported (%j)',
    async (delimiter) => {
      const workspace = newWorkspace();
      const table = [
        ['Serial', 'Vendor', 'Country', 'Note'],
        ['S1', 'Huawei', 'DE', 'good'],
        ['S2', 'Huawei', 'Atlantis', `=1${delimiter}"x"\ny`],
        ['S3', 'Nokia', 'Utopia', ' spaced '],
      ];
      const text = table.map((cells) => exactCsvRecord(cells, delimiter)).join('');
      const first = await importText(workspace, text);
      expect(first.ledger).toEqual(ledgerOf({ read: 3, added: 1, rejected: 2 }));
      const rejects = await rejectsOf(workspace, first.importId);
      const [heading, ...rows] = Papa.parse<string[]>(rejects, {
        skipEmptyLines: true,
        delimiter,
      }).data;
      expect(heading?.slice(3)).toEqual(table[0]);
      expect(rows.map((cells) => cells.slice(3))).toEqual(table.slice(2));
      expect(rows[0]?.[0]).toBe('3');
      expect(rows[0]?.[1]).toContain('Country');

      const unmended = await importText(workspace, rejects, { name: 'rejects.csv' });
      expect(unmended.ledger).toEqual(ledgerOf({ read: 2, rejected: 2 }));
      const mended = rejects.replaceAll('Atlantis', 'FR').replaceAll('Utopia', 'FI');
      const second = await importText(workspace, mended, { name: 'mended.csv' });
      expect(second.ledger).toEqual(ledgerOf({ read: 2, added: 2 }));
      expect(itemsOf(workspace).map(({ country }) => country)).toEqual(['DE', 'FR', 'FI']);
      expectSound(workspace);
    },
  );

  it('hold nothing that a rule proposed', async () => {
    const workspace = newWorkspace();
    const file =
      'Serial,Vendor,Function,Placement,Generation\nS1,Huawei,,,\nS1,Huawei,gNodeB,,\nS1,Huawei,gNodeB,core,4G\n';
    const { importId } = await importText(workspace, file);
    const { data } = Papa.parse<Row>(await rejectsOf(workspace, importId), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data.map((row) => [row['Function'], row['Placement'], row['Generation']])).toEqual([
      ['gNodeB', '', ''],
      ['gNodeB', 'core', '4G'],
    ]);
  });

  it.each([',', ';'])(
    'give a line with a stray quote back as it stands, until it is mended (%j)',
    async (delimiter) => {
      const workspace = newWorkspace();
      const bad = ['"S2" x,Huawei,b', 'S3,"Nokia,c'];
      const others = ['S4,Cisco,e', 'S4,Cisco,f', 'S4,Cisco,g', 'S4,Cisco,h'];
      const lines = ['Serial,Vendor,Rack', 'S4,Cisco,d', ...bad, ...others];
      const file = `${lines.join('\n').replaceAll(',', delimiter)}\n`;
      const { importId, ledger } = await importText(workspace, file);
      expect(ledger).toEqual(ledgerOf({ read: 7, added: 1, rejected: 6 }));
      const rejects = await rejectsOf(workspace, importId);
      const raw = rejects.split('\n').slice(1, 3);
      expect(
        raw.map((line, at) => line.endsWith(bad[at]?.replaceAll(',', delimiter) ?? 'none')),
      ).toEqual([true, true]);
      const unmended = await importText(workspace, rejects, { name: 'rejects.csv' });
      expect(unmended.ledger).toEqual(ledgerOf({ read: 6, updated: 1, rejected: 5 }));
      expect(unmended.reasons).toContainEqual({ code: 'stray-quote', rows: 2 });
      const mended = rejects.replace('"S2" x', 'S2').replace('"Nokia', 'Nokia');
      const last = await importText(workspace, mended, { name: 'mended.csv' });
      expect(last.ledger).toMatchObject({ read: 6, added: 2, rejected: 3 });
      const racks = (await exported(workspace)).rows.map((row) => row['Rack']);
      expect(racks).toEqual(['e', 'b', 'c']);
      expectSound(workspace);
    },
  );

  it('of an unknown import fail', async () => {
    const workspace = newWorkspace();
    expect((await failureOfCall(() => rejectsOf(workspace, 99))).code).toBe('not-found');
  });
});

describe('a file that is written', () => {
  it('replaces the old one only when it is whole', async () => {
    const folder = tempFolder();
    const path = writeTo(folder, 'out.csv', 'old');
    const failure = await failureOfCall(() =>
      writeFileWhole(path, async (sink) => {
        await sink('x'.repeat(3_000_000));
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      }),
    );
    expectFailure(failure, 'disk-full', 'out.csv');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['out.csv']);
    await writeFileWhole(path, (sink) => sink('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('is not begun where its folder is not there', async () => {
    const path = join(tempFolder(), 'no', 'out.csv');
    const failure = await failureOfCall(() => writeFileWhole(path, (sink) => sink('x')));
    expectFailure(failure, 'io', 'out.csv');
    expect(existsSync(path)).toBe(false);
  });
});
