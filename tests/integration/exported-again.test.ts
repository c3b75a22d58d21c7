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

it('an export that adds items to what is there is told, and one that does not is not', async () => {
  const workspace = newWorkspace();
  await importText(workspace, KEYLESS);
  const same = await importText(workspace, await exported(workspace), { name: 'items.csv' });
  expect([same.ledger, told(same)]).toMatchObject([{ added: 0, unchanged: 2 }, []]);
  const set = { field: 'site', value: 'C' } as const;
  workspace.write((db) =>
    changeItemsAtOnce(db, { filter: { itemId: 2 }, set, reason: 'Seen on site.' }),
  );
  const again = await importText(workspace, await exported(workspace), { name: 'items.csv' });
  expect([again.ledger.added, told(again)]).toEqual([1, [3]]);
  const elsewhere = newWorkspace();
  const first = await importText(elsewhere, await exported(workspace), { name: 'items.csv' });
  expect([first.ledger.added, told(first)]).toEqual([3, []]);
});
