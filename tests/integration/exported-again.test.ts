import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ImportResult } from '#shared/contract/import';
import { changeItemsAtOnce } from '#main/data/commands/edit/change-items';
import { exportItems } from '#main/data/exports/export-items';
import type { Workspace } from '#main/data/workspace';
import { tempFolder } from '../support/temp-folder.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

const ORDER = [{ field: 'id', direction: 'asc' }] as const;
const KEYLESS = 'Vendor,Model,Site\nHuawei,NE40E,A\nNokia,7750,B\n';

async function exported(workspace: Workspace): Promise<string> {
  const path = join(tempFolder(), 'items.csv');
  await exportItems(workspace.reader, { filter: {}, order: ORDER, format: 'csv' }, path);
  return readFileSync(path, 'utf8');
}

const told = ({ warnings }: ImportResult) =>
  warnings.filter(({ code }) => code === 'exported-again').map(({ line }) => line);

const KEY_AT = 'rowKey';

/** The cells of a file without quotes, and back. */
const cellsOf = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
const textOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.join(',')}\r\n`).join('');

/** A row of an export with other values, by the columns' names. */
function changed(
  [headings = []]: readonly string[][],
  row: readonly string[],
  values: Readonly<Record<string, string>>,
): string[] {
  return row.map((cell, at) => values[headings[at] ?? ''] ?? cell);
}

const again = (workspace: Workspace, text: string) =>
  importText(workspace, text, { name: 'items.csv' });
const sitesOf = (workspace: Workspace) =>
  workspace.reader
    .prepare<[], { id: number; site: string }>('SELECT id, site FROM item ORDER BY id')
    .all()
    .map(({ id, site }) => [id, site]);
const editSite = (workspace: Workspace, itemId: number, value: string): void => {
  const set = { field: 'site', value } as const;
  workspace.write((db) =>
    changeItemsAtOnce(db, { filter: { itemId }, set, reason: 'Seen on site.' }),
  );
};

async function keyless(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, KEYLESS);
  return workspace;
}

it('rows without a key come back as their items, whatever a person changed here', async () => {
  const workspace = await keyless();
  editSite(workspace, 2, 'C');
  const result = await again(workspace, await exported(workspace));
  expect([result.ledger, told(result)]).toMatchObject([{ added: 0, rejected: 0 }, []]);
  expect(sitesOf(workspace)).toEqual([
    [1, 'A'],
    [2, 'C'],
  ]);
  // The file that they came from first still is about them.
  const first = await importText(workspace, KEYLESS);
  expect(first.ledger).toMatchObject({ read: 2, added: 0 });
  expect(sitesOf(workspace)).toEqual([
    [1, 'A'],
    [2, 'C'],
  ]);
});

it('rows without a key that were changed in an export change their items', async () => {
  const workspace = await keyless();
  const [head = [], one = [], two = []] = cellsOf(await exported(workspace));
  const moved = changed([head], two, { site: 'D' });
  const result = await again(workspace, textOf([head, moved, one]));
  expect(result.ledger).toMatchObject({ read: 2, added: 0, updated: 1, unchanged: 1 });
  expect(sitesOf(workspace)).toEqual([
    [1, 'A'],
    [2, 'D'],
  ]);
});

it('a row without a key that was copied in an export is another item', async () => {
  const workspace = await keyless();
  const [head = [], one = [], two = []] = cellsOf(await exported(workspace));
  const copies = [one, changed([head], one, { site: 'E' }), changed([head], one, { [KEY_AT]: '' })];
  const result = await again(workspace, textOf([head, ...copies, two]));
  expect(result.ledger).toMatchObject({ read: 4, added: 2, unchanged: 2, rejected: 0 });
  expect(sitesOf(workspace).map(([, site]) => site)).toEqual(['A', 'B', 'E', 'A']);
});

it('a copy that says what the item was takes nothing from the row that names it', async () => {
  const workspace = await keyless();
  const [head = [], one = [], two = []] = cellsOf(await exported(workspace));
  const rows = [
    head,
    changed([head], one, { [KEY_AT]: '' }),
    two,
    changed([head], one, { site: 'F' }),
  ];
  const result = await again(workspace, textOf(rows));
  expect(result.ledger).toMatchObject({ read: 3, added: 1, unchanged: 2, rejected: 0 });
});

it('a row without a key that an import rejects still says that its item is there', async () => {
  const workspace = newWorkspace();
  const plan = { mode: 'snapshot', source: 'NMS' } as const;
  await importText(workspace, KEYLESS, { plan });
  const [head = [], one = [], two = []] = cellsOf(await exported(workspace));
  const wrong = changed([head], one, { country: 'Atlantis' });
  const result = await importText(workspace, textOf([head, wrong, two]), { plan });
  expect(result.ledger).toMatchObject({ read: 2, added: 0, unchanged: 1, rejected: 1 });
  expect(result.missing).toBe(0);
});

it('a key of a row that is not of this workspace, or that nobody wrote, says nothing', async () => {
  const workspace = await keyless();
  const elsewhere = newWorkspace();
  await importText(elsewhere, 'Vendor,Model,Site\nZTE,9900,Q\n');
  const [head = [], ...rows] = cellsOf(await exported(workspace));
  const odd = rows.map((row, at) =>
    changed([head], row, {
      [KEY_AT]: at === 0 ? "row:x#1'; DROP TABLE item" : (row[head.indexOf(KEY_AT)] ?? ''),
    }),
  );
  const result = await again(elsewhere, textOf([head, ...odd]));
  expect(result.ledger).toMatchObject({ read: 2, added: 2, rejected: 0 });
});

it('an export that adds items to what is there is told, and one that does not is not', async () => {
  const workspace = await keyless();
  const same = await again(workspace, await exported(workspace));
  expect([same.ledger, told(same)]).toMatchObject([{ added: 0, unchanged: 2 }, []]);
  editSite(workspace, 2, 'C');
  const [head = [], one = [], two = []] = cellsOf(await exported(workspace));
  const without = changed([head], two, { [KEY_AT]: '' });
  const result = await again(workspace, textOf([head, one, without]));
  expect([result.ledger.added, told(result)]).toEqual([1, [3]]);
  const elsewhere = newWorkspace();
  const first = await again(elsewhere, await exported(workspace));
  expect([first.ledger.added, told(first)]).toEqual([3, []]);
});
