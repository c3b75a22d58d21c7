import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { annexFilter, type ItemAnnex } from '#shared/domain/annex';
import { tagItems } from '#main/data/commands/tag-items';
import { writeAnnex } from '#main/data/exports/annex/write-annex';
import { viewFor } from '#main/data/queries/audit/read-figures';
import type { Question } from '#main/data/queries/summary-document';
import type { Workspace } from '#main/data/workspace';
import { cli, cliFails, cliJson } from '../support/command-line.ts';
import { filledWith } from '../support/filled.ts';
import { ledgerOf } from '../support/ledgers.ts';
import { removeSome } from '../support/removals.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { importText } from '../support/workspaces.ts';
import { readWorkbook, recordsOf } from '../support/workbook.ts';

const HEADINGS = [
  'Asset ID',
  'Serial',
  'Vendor',
  'Model',
  'Function',
  'Site',
  'Site name',
  'Latitude',
  'Longitude',
  'Install date',
  'Quantity',
  'Unit cost',
  'Currency',
  'Rack',
];
const ROWS = [
  // Two of one kind at one place are one row of the report; a third elsewhere is another.
  'A1|001|Huawei|NE40E|router|B1|=Berlin "1"|52.5|13.4|2019-03-01|2|10.5|EUR|=1+1',
  'A2|002|Huawei|NE40E|router|B1|=Berlin "1"|52.5|13.4|2019-03-01||10|EUR|007',
  'A3|003|Huawei|NE40E|router|M1|München|48.1|11.6|2019-03-01||10|EUR|x, y',
  'A4|004|ZTE|ZXR10|||||||||',
  'A5|1E5|Nokia|7750 SR|router|B1|Berlin|||||||',
  'A6|006|Unheard Of Ltd|X|router|B1|Berlin|||||||',
].map((row) => [...row.split('|'), ''].slice(0, HEADINGS.length));

const filled = (): Promise<Workspace> => filledWith([HEADINGS, ...ROWS]);

async function annex(
  workspace: Workspace,
  kind: ItemAnnex,
  hasUndetermined = false,
  question: Question = {},
) {
  const parts: Uint8Array[] = [];
  const outcome = await workspace.readSnapshot((db) => {
    viewFor(db, question);
    return writeAnnex(db, kind, annexFilter(hasUndetermined), (bytes) => {
      parts.push(bytes);
      return Promise.resolve();
    });
  });
  return { outcome, bytes: Buffer.concat(parts) };
}

const recordsIn = (bytes: Buffer): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(bytes.toString('utf8'), { header: true, skipEmptyLines: true })
    .data;

describe('the list of flagged items', () => {
  it('holds the flagged items, and by choice those that are undetermined', async () => {
    const workspace = await filled();
    const flagged = await annex(workspace, 'flagged-csv');
    expect(recordsIn(flagged.bytes).map(({ assetId }) => assetId)).toEqual([
      'A1',
      'A2',
      'A3',
      'A4',
    ]);
    expect(flagged.outcome).toEqual({ rows: 4, cuts: 0, missing: [] });
    const more = recordsIn((await annex(workspace, 'flagged-csv', true)).bytes);
    expect(more.map(({ assetId, verdict }) => [assetId, verdict])).toContainEqual([
      'A6',
      'undetermined',
    ]);
    expect(more.map(({ assetId }) => assetId)).not.toContain('A5');
  });

  it('escapes formulas as CSV, and changes nothing when it is imported again', async () => {
    const workspace = await filled();
    workspace.write((db) =>
      tagItems(db, { filter: { search: 'A3' }, set: { placement: 'core' }, reason: 'Seen.' }),
    );
    const text = (await annex(workspace, 'flagged-csv', true)).bytes.toString('utf8');
    expect(text).toContain("'=1+1");
    const { ledger } = await importText(workspace, text, { name: 'flagged-items.csv' });
    expect(ledger).toEqual(ledgerOf({ read: 5, unchanged: 5 }));
  });

  it('has typed columns as a workbook, identifiers as text', async () => {
    const { bytes } = await annex(await filled(), 'flagged-xlsx');
    const [sheet] = readWorkbook(bytes);
    const [record] = sheet === undefined ? [] : recordsOf(sheet);
    expect(record).toMatchObject({
      serialNumber: { kind: 'text', value: '001' },
      installedOn: { kind: 'date', value: '2019-03-01' },
      unitCost: { kind: 'number', value: '10.5' },
      Rack: { kind: 'text', value: '=1+1' },
    });
  });

  it('follows another date and other policies', async () => {
    const workspace = await filled();
    const { bytes } = await annex(workspace, 'flagged-csv', false, {
      asOf: '2030-01-01',
      policyIds: ['de-2024'],
    });
    expect(recordsIn(bytes)).toEqual([]);
    await expect(annex(workspace, 'flagged-csv', false, { policyIds: ['none'] })).rejects.toThrow(
      'There is no policy "none"',
    );
    // What is kept is as before.
    expect((await annex(workspace, 'flagged-csv')).outcome.rows).toBe(4);
  });
});

describe('the list for removal and replacement', () => {
  it('sums equipment of one kind at one location, and says what is not known', async () => {
    const { bytes, outcome } = await annex(await filled(), 'removal-csv');
    const records = recordsIn(bytes);
    expect(records).toHaveLength(3);
    expect(records[0]).toMatchObject({
      Layout: 'unverified layout, not the official form',
      FRN: '',
      'Site id': 'B1',
      'Site name': `'=Berlin "1"`,
      Address: '',
      Latitude: '52.5',
      'Equipment type': 'router',
      Manufacturer: 'Huawei',
      Model: 'NE40E',
      Quantity: '3',
      'Date obtained': '',
      'Installed on': '2019-03-01',
      Amount: '31',
      Currency: 'EUR',
      'Rows of the inventory': '2',
    });
    expect(records[0]?.['Missing']).toBe(
      'FRN, Address, Date obtained, Status, Plan, Plan cost, Plan date, Justification, Certifier',
    );
    expect(outcome.missing).toContainEqual({ column: 'FRN', rows: 3 });
    expect(outcome.missing).toContainEqual({ column: 'Amount', rows: 1 });
    expect(outcome.missing.map(({ column }) => column)).not.toContain('Model');
  });

  it('says what is planned, with a cost where it is known of every item', async () => {
    const workspace = await filled();
    const cost = (amount: number) => ({ amount, currency: 'EUR' });
    removeSome(workspace, { search: '001' }, { status: 'ordered', replacement: '7750 SR' });
    removeSome(workspace, { search: '001' }, { dueOn: '2026-12-01', cost: cost(1200.5) });
    removeSome(workspace, { search: '003' }, { dueOn: '2027-01-31', cost: cost(80) });
    removeSome(workspace, { search: '004' }, { status: 'removed' });
    const records = recordsIn((await annex(workspace, 'removal-csv')).bytes);
    const planned = records.map((each) =>
      ['Site id', 'Quantity', 'Plan', 'Plan cost', 'Plan date', 'Plan currency'].map(
        (of) => each[of],
      ),
    );
    expect(planned).toEqual([
      // One of two items of a kind is planned: they are no longer one row.
      ['B1', '1', '', '', '', ''],
      ['B1', '2', 'Ordered; in its place: 7750 SR', '1200.5', '2026-12-01', 'EUR'],
      ['M1', '1', 'Planned', '80', '2027-01-31', 'EUR'],
      ['', '1', 'Removed', '', '', ''],
    ]);
    expect(records[1]?.['Missing']).not.toContain('Plan');
    expect(records[3]?.['Missing']).toContain('Plan cost, Plan date');
  });

  it('has one location where its texts differ in case alone', async () => {
    const workspace = await filledWith([
      ['Serial', 'Vendor', 'Site', 'Site name', 'Qty'],
      ['1', 'Huawei', 'b1', 'KÖLN Süd', '2'],
      ['2', 'Huawei', 'B1', 'Köln Süd', '3'],
      ['3', 'Huawei', 'B10', 'Köln Süd', '1'],
    ]);
    const records = recordsIn((await annex(workspace, 'removal-csv')).bytes);
    const rows = records.map((each) =>
      ['Site id', 'Site name', 'Quantity', 'Rows of the inventory'].map((of) => each[of]),
    );
    expect(rows).toEqual([
      ['B1', 'KÖLN Süd', '5', '2'],
      ['B10', 'Köln Süd', '1', '1'],
    ]);
  });

  it('gives no amount where the cost of a single item is unknown', async () => {
    const workspace = await filledWith([
      ['Serial', 'Vendor', 'Site', 'Unit cost', 'Currency'],
      ['1', 'Huawei', 'B1', '10', 'EUR'],
      ['2', 'Huawei', 'B1', '', 'EUR'],
    ]);
    const [record, ...others] = recordsIn((await annex(workspace, 'removal-csv')).bytes);
    expect(others).toEqual([]);
    expect(record).toMatchObject({ Quantity: '2', Amount: '' });
    expect(record?.['Missing']).toContain('Amount');
  });

  it('has no noise of binary fractions in an amount, and misses the currency of one', async () => {
    const workspace = await filledWith([
      ['Serial', 'Vendor', 'Site', 'Qty', 'Unit cost'],
      ['A1', 'Huawei', 'B1', '1.5', '2.2'],
    ]);
    const [record] = recordsIn((await annex(workspace, 'removal-csv')).bytes);
    expect(record).toMatchObject({ Amount: '3.3', Currency: '' });
    expect(record?.['Missing']).toMatch(/, Currency$/u);
  });

  it('is typed as a workbook whose sheet says that its layout is unverified', async () => {
    const { bytes } = await annex(await filled(), 'removal-xlsx');
    const [sheet] = readWorkbook(bytes);
    expect(sheet?.name).toBe('Unverified layout');
    const [record] = sheet === undefined ? [] : recordsOf(sheet);
    expect(record).toMatchObject({
      Layout: { kind: 'text', value: 'unverified layout, not the official form' },
      'Site id': { kind: 'text', value: 'B1' },
      Quantity: { kind: 'number', value: '3' },
      'Installed on': { kind: 'date', value: '2019-03-01' },
    });
  });

  it('has its headings where nothing is flagged', async () => {
    const workspace = await filledWith([
      ['Serial', 'Vendor'],
      ['1', 'Nokia'],
    ]);
    const { bytes, outcome } = await annex(workspace, 'removal-csv');
    expect(bytes.toString('utf8')).toMatch(/^Layout,FRN,[^\r\n]*,Missing\r\n$/u);
    expect(outcome).toEqual({ rows: 0, cuts: 0, missing: [] });
  });
});

describe('annexes on the command line', () => {
  it('are written into a folder under names that say what they are', async () => {
    const workspace = await filled();
    workspace.close();
    const folder = join(tempFolder(), 'new', 'annexes');
    const options = ['annexes', '--workspace', workspace.path, '--folder', folder] as const;
    const { files } = (await cliJson(...options, '--annex', 'removal-csv', '--undetermined')) as {
      files: { file: string; rows: number; sha256: string; bytes: number }[];
    };
    expect(files).toMatchObject([
      { file: 'removal-and-replacement-UNVERIFIED-LAYOUT.csv', rows: 4 },
    ]);
    const written = readFileSync(join(folder, files[0]?.file ?? ''));
    expect(files[0]?.sha256).toBe(createHash('sha256').update(written).digest('hex'));
    expect(files[0]?.bytes).toBe(written.length);
    const { code, stdout } = await cli(...options);
    expect(code).toBe(0);
    expect(stdout).toContain('flagged-items.csv: 4 rows\n');
    expect(stdout).toContain('FRN (3)');
    expect(readdirSync(folder).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'figures.json',
      'flagged-items.csv',
      'flagged-items.xlsx',
      'removal-and-replacement-UNVERIFIED-LAYOUT.csv',
      'removal-and-replacement-UNVERIFIED-LAYOUT.xlsx',
    ]);
    expect(await cliFails(2, ...options, '--annex', 'pdf')).toContain('flagged-csv');
    expect(await cliFails(2, ...options.slice(0, 3))).toContain('--folder');
  });
});
