import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readItemCard } from '#main/data/queries/item-card';
import { Workspace } from '#main/data/workspace';
import { cli, cliJson } from '../support/command-line.ts';
import { ledgerOf } from '../support/ledgers.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { closeWhenDone, importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

/** Names that an object has of itself. */
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
const VALUES = ['kept 1', 'kept 2', 'kept 3', 'kept 4', 'kept 5'];
const FILE = `Serial,Vendor,${NAMES.join()}\nS1,Huawei,${VALUES.join()}\n`;
const EXTRA = NAMES.map((heading, at) => ({ heading, value: VALUES[at] }));

describe('headings that are names of an object\u2019s own', () => {
  it('are kept by every way out', async () => {
    const folder = tempFolder();
    const path = join(folder, 'audit.provenet');
    const file = writeTo(folder, 'odd.csv', FILE);
    expect(await cliJson('import', file, '--workspace', path)).toMatchObject({ items: 1 });

    const csv = await cli('items', '--workspace', path);
    const [headings = [], row = []] = Papa.parse<string[]>(csv.stdout).data;
    expect(NAMES.map((name) => row[headings.indexOf(name)])).toEqual(VALUES);

    const json = await cli('items', '--workspace', path, '--format', 'json');
    const [item] = JSON.parse(json.stdout) as { extra: object }[];
    expect(new Map(Object.entries(item?.extra ?? {}))).toEqual(
      new Map(EXTRA.map(({ heading, value }) => [heading, value])),
    );

    const workspace = closeWhenDone(Workspace.open(path, false));
    const card = readItemCard(workspace.reader, itemsOf(workspace)[0]?.id ?? 0);
    expect(card.extra).toEqual(EXTRA);
    expect(itemsOf(workspace, { search: 'kept 1' })).toHaveLength(1);
    expect(itemsOf(workspace, { search: 'proto' })).toHaveLength(0);
  });

  it('are kept when a later file says something else of them', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FILE);
    const later = 'Serial,__proto__,Room\nS1,new,R1\n';
    const { ledger } = await importText(workspace, later, { name: 'later.csv' });
    expect(ledger).toEqual(ledgerOf({ read: 1, updated: 1 }));
    const card = readItemCard(workspace.reader, itemsOf(workspace)[0]?.id ?? 0);
    expect(card.extra).toEqual([
      { heading: '__proto__', value: 'new' },
      ...EXTRA.slice(1),
      { heading: 'Room', value: 'R1' },
    ]);
    const again = await importText(workspace, later, { name: 'later.csv' });
    expect(again.ledger).toEqual(ledgerOf({ read: 1, unchanged: 1 }));
  });
});
