import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportPlan, ImportResult } from '#shared/contract/import';
import type { PreviewQuery, PreviewRow } from '#shared/contract/preview';
import { tagItems } from '#main/data/commands/tag-items';
import { PreviewStore } from '#main/data/preview/preview-store';
import type { Workspace } from '#main/data/workspace';
import { cliJson } from '../support/command-line.ts';
import { contentOf, ledgerOf } from '../support/ledgers.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { importTextByWorker, newWorkspace } from '../support/workspaces.ts';

type Looked = {
  readonly result: ImportResult;
  readonly read: (query?: Partial<PreviewQuery>) => PreviewRow[];
  readonly store: PreviewStore;
};

/** Tries an import and gives what it would do. */
async function tryText(
  workspace: Workspace,
  text: string,
  plan: Partial<ImportPlan> = {},
): Promise<Looked> {
  const store = new PreviewStore();
  const before = contentOf(workspace);
  const result = await importTextByWorker(workspace, text, {
    plan,
    isDryRun: true,
    preview: store,
  });
  expect(contentOf(workspace)).toEqual(before);
  const read = (query: Partial<PreviewQuery> = {}): PreviewRow[] =>
    store.read({ fate: null, start: 0, count: 500, ...query }).rows;
  return { result, read, store };
}

const kept = (name: string, from: string | null, to: string | null) => ({
  name,
  from,
  to,
  isProtected: true,
});
const changed = (name: string, from: string | null, to: string | null) => ({
  name,
  from,
  to,
  isProtected: false,
});

const FIRST =
  'Serial,Vendor,Model,Function,Country,Status,Placement,Generation,Rack,Quantity\n' +
  'S1,Huawei,A,gNodeB,DE,spare,core,4G,R1,1\n' +
  'S2,ZTE,B,router,FR,,,,R2,2\n' +
  'S3,Nokia,C,,,,,,,\n';

describe('a dry run', () => {
  it('lists every row with what becomes of it, in the order of the file', async () => {
    const workspace = newWorkspace();
    await importTextByWorker(workspace, FIRST);
    const { result, read } = await tryText(
      workspace,
      'Serial,Vendor,Model,Quantity\nS9,ZTE,Z,1\nS1,Huawei,A,many\nS2,ZTE,B,5\nS3,Nokia,C,\nS2,ZTE,B,5\nS2,Cisco,B,5\n',
    );
    expect(result.ledger).toEqual(
      ledgerOf({ read: 6, added: 1, updated: 1, unchanged: 1, skipped: 1, rejected: 2 }),
    );
    const rows = read();
    expect(rows.map(({ row, line, fate, item }) => [row, line, fate, item])).toEqual([
      [1, 2, 'added', 'serial number S9'],
      [2, 3, 'rejected', 'serial number S1'],
      [3, 4, 'updated', 'serial number S2'],
      [4, 5, 'unchanged', 'serial number S3'],
      [5, 6, 'skipped', 'serial number S2'],
      [6, 7, 'rejected', 'serial number S2'],
    ]);
    expect(rows[1]).toMatchObject({
      reasons: [{ code: 'number-invalid', column: 'Quantity' }],
      cells: ['S1', 'Huawei', 'A', 'many'],
    });
    expect(rows[2]?.changes).toEqual([changed('quantity', '2', '5')]);
    expect(rows[4]?.reasons).toMatchObject([{ code: 'duplicate-row' }]);
    expect(rows[4]?.reasons[0]?.message).toContain('line 4');
    expect(rows[5]).toMatchObject({
      reasons: [{ code: 'duplicate-key' }],
      cells: ['S2', 'Cisco', 'B', '5'],
    });
  });

  it('shows the old and the new value of fields, facts, tags and unmapped columns', async () => {
    const workspace = newWorkspace();
    await importTextByWorker(workspace, FIRST);
    const { read, result } = await tryText(
      workspace,
      'Serial,Vendor,Model,Function,Country,Status,Placement,Generation,Rack,Room\n' +
        'S1,Nokia,A2,router,FR,in service,edge,5G,R9,Cellar\n',
    );
    const changes = [
      changed('manufacturer', 'Huawei', 'Nokia'),
      changed('model', 'A', 'A2'),
      changed('function', 'gNodeB', 'router'),
      changed('placement', 'core', 'edge'),
      changed('generation', '4G', '5G'),
      changed('country', 'DE', 'FR'),
      changed('status', 'spare', 'in-service'),
      changed('functionCategory', 'radio-access', 'transport'),
      changed('Rack', 'R1', 'R9'),
      changed('Room', null, 'Cellar'),
    ];
    expect(read()[0]?.changes).toEqual(changes);
    expect(result.changedFields.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual(
      changes
        .map(({ name }) => ({ name, rows: 1, protectedRows: 0 }))
        .toSorted((a, b) => a.name.localeCompare(b.name)),
    );
  });

  it('shows which tags of a person the file contradicts; they are kept', async () => {
    const workspace = newWorkspace();
    await importTextByWorker(workspace, FIRST);
    for (const set of [
      { placement: 'edge' as const },
      { function: 'other' as const },
      { supplierId: 'cisco' },
    ]) {
      workspace.write((db) => tagItems(db, { filter: {}, set, reason: 'Seen.' }));
    }
    const { read, result } = await tryText(workspace, FIRST);
    expect(result.ledger).toEqual(ledgerOf({ read: 3, unchanged: 3 }));
    expect(read().map(({ fate, changes }) => [fate, changes])).toEqual([
      [
        'unchanged',
        [
          kept('placement', 'edge', 'core'),
          kept('functionCategory', 'other', 'radio-access'),
          kept('supplier', 'Cisco', 'Huawei'),
        ],
      ],
      [
        'unchanged',
        [kept('functionCategory', 'other', 'transport'), kept('supplier', 'Cisco', 'ZTE')],
      ],
      ['unchanged', [kept('supplier', 'Cisco', 'Nokia')]],
    ]);
    expect(result.changedFields).toEqual([
      { name: 'supplier', rows: 0, protectedRows: 3 },
      { name: 'functionCategory', rows: 0, protectedRows: 2 },
      { name: 'placement', rows: 0, protectedRows: 1 },
    ]);
  });

  it('says of blank cells that erase what they erase, and of a person’s tag that it stays', async () => {
    const workspace = newWorkspace();
    await importTextByWorker(workspace, 'Serial,Model,Placement,Rack\nS1,A,core,R1\n');
    const set = { placement: 'edge' as const };
    workspace.write((db) => tagItems(db, { filter: {}, set, reason: 'Seen.' }));
    const { read } = await tryText(workspace, 'Serial,Model,Placement,Rack\nS1,,,\n', {
      blanksErase: true,
    });
    expect(read()[0]?.changes).toEqual([
      changed('model', 'A', null),
      kept('placement', 'edge', null),
      changed('Rack', 'R1', null),
    ]);
  });

  it('names what a snapshot would miss, and what would be found again', async () => {
    const workspace = newWorkspace();
    const plan = { mode: 'snapshot', source: 'NMS' } as const;
    await importTextByWorker(workspace, 'Serial\nS1\nS2\nS3\n', { plan });
    await importTextByWorker(workspace, 'Serial\nS1\nS3\n', { plan, name: 'week-2.csv' });
    const { read, result } = await tryText(workspace, 'Serial\nS1\nS2\n', plan);
    expect(result.missing).toBe(1);
    expect(read().map(({ row, fate, item }) => [row, fate, item])).toEqual([
      [1, 'unchanged', 'serial number S1'],
      [2, 'unchanged', 'serial number S2'],
      [0, 'missing', 'serial number S3'],
    ]);
    expect(read()[1]?.changes).toEqual([changed('missing', 'since week-2.csv', null)]);
  });

  it('is searched by what becomes of rows, reason, field and text', async () => {
    const workspace = newWorkspace();
    await importTextByWorker(workspace, FIRST);
    const { read, store } = await tryText(
      workspace,
      'Serial,Vendor,Model,Quantity\nS1,Huawei,Äther "x",1\nS2,ZTE,B,7\nS8,ZTE,M,\nS9,ZTE,M,many\n,,,\n',
    );
    const rowsOf = (query: Partial<PreviewQuery>): number[] => read(query).map(({ row }) => row);
    expect(rowsOf({ fate: 'updated' })).toEqual([1, 2]);
    expect(rowsOf({ code: 'number-invalid' })).toEqual([4]);
    expect(rowsOf({ fate: 'updated', field: 'model' })).toEqual([1]);
    expect(rowsOf({ field: 'quantity' })).toEqual([2]);
    expect(rowsOf({ search: 'äTHER "X"' })).toEqual([1]);
    expect(rowsOf({ search: 's9' })).toEqual([4]);
    expect(rowsOf({ search: 'isProtected' })).toEqual([]);
    expect(rowsOf({ start: 1, count: 2 })).toEqual([2, 3]);
    expect(store.read({ fate: null, start: 3, count: 1 })).toMatchObject({ total: 4, omitted: 0 });
  });

  it('keeps a sample of the rows that are alike, and counts all', async () => {
    const workspace = newWorkspace();
    const text = `Serial\n${Array.from({ length: 2500 }, (_, at) => `S${at}`).join('\n')}\n`;
    const { store, result } = await tryText(workspace, text);
    expect(result.ledger.added).toBe(2500);
    const page = store.read({ fate: 'added', start: 1999, count: 10 });
    expect(page).toMatchObject({ total: 2000, omitted: 500, rows: [{ row: 2000 }] });
    expect(store.read({ fate: 'rejected', start: 0, count: 1 }).omitted).toBe(0);
  });
});

describe('import --dry-run --json', () => {
  it('lists what would change and what would be rejected, of each file', async () => {
    const folder = tempFolder();
    const own = ['--workspace', join(folder, 'a.provenet')];
    const first = writeTo(folder, 'a.csv', 'Serial,Vendor,Model\nS1,Huawei,A\nS2,ZTE,B\n');
    const second = writeTo(
      folder,
      'b.csv',
      'Serial,Vendor,Model,Country\nS1,,A2,\nS2,,,Atlantis\n',
    );
    await cliJson('import', first, ...own);
    const row = { row: 1, line: 2, item: 'serial number S1' };
    const document = await cliJson('import', first, second, ...own, '--dry-run');
    expect(document).toMatchObject({
      dryRun: true,
      items: 2,
      files: [
        { unchanged: 2, missing: 0, changedFields: [], changes: [], rejects: [] },
        {
          updated: 1,
          rejected: 1,
          changedFields: [{ name: 'model', rows: 1, protectedRows: 0 }],
          changes: [{ ...row, changes: [changed('model', 'A', 'A2')] }],
          rejects: [
            { row: 2, line: 3, item: 'serial number S2', cells: ['S2', '', '', 'Atlantis'] },
          ],
        },
      ],
    });
  });
});
