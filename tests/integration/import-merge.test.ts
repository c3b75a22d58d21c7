import { describe, expect, it } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import { readItemCard } from '#main/data/queries/item-card';
import { expectSound, ledgerOf } from '../support/ledgers.ts';
import { importText, itemsOf, newWorkspace, onlyItem } from '../support/workspaces.ts';

describe('a row about a known item', () => {
  it('updates what it says and erases nothing by a blank cell', async () => {
    const workspace = newWorkspace();
    await importText(
      workspace,
      'Serial,Vendor,Model,Country,Status,Rack\nS1,Huawei,BBU3900,DE,in service,R1\n',
    );
    const second = await importText(
      workspace,
      'Serial,Vendor,Model,Country,Status,Rack,Room\n s1 ,,BBU5900,,spare,,Cellar\n',
      { name: 'second.csv' },
    );
    expect(second.ledger).toEqual(ledgerOf({ read: 1, updated: 1 }));
    const item = onlyItem(workspace);
    expect(item).toMatchObject({
      manufacturer: 'Huawei',
      supplierId: 'huawei',
      model: 'BBU5900',
      country: 'DE',
      status: 'spare',
    });
    const card = readItemCard(workspace.reader, item.id);
    expect(card.extra).toEqual([
      { heading: 'Rack', value: 'R1' },
      { heading: 'Room', value: 'Cellar' },
    ]);
    expect(card.source).toMatchObject({ fileName: 'second.csv', row: 1, line: 2 });
    expectSound(workspace);
  });

  it('keeps a tag that a person set, whatever the file says', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor,Placement\nS1,Huawei,core\n');
    workspace.write((db) =>
      tagItems(db, { filter: {}, set: { placement: 'edge' }, reason: 'It stands at the edge.' }),
    );
    const again = await importText(workspace, 'Serial,Vendor,Placement,Model\nS1,Huawei,core,X\n');
    expect(again.ledger).toEqual(ledgerOf({ read: 1, updated: 1 }));
    expect(onlyItem(workspace)).toMatchObject({
      placement: 'edge',
      placementBy: 'person',
      model: 'X',
    });
    const same = await importText(workspace, 'Serial,Vendor,Placement\nS1,Huawei,core\n');
    expect(same.ledger).toEqual(ledgerOf({ read: 1, unchanged: 1 }));
    expect(onlyItem(workspace).placement).toBe('edge');
  });

  it('takes a tag of the file in place of a rule\u2019s', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor,Function\nS1,Huawei,gNodeB\n');
    expect(onlyItem(workspace)).toMatchObject({ placement: 'edge', placementBy: 'rule' });
    await importText(workspace, 'Serial,Vendor,Function,Placement\nS1,Huawei,gNodeB,core\n');
    expect(onlyItem(workspace)).toMatchObject({ placement: 'core', placementBy: 'file' });
  });

  it('keeps a tag of the file against a rule\u2019s guess from any later row', async () => {
    const workspace = newWorkspace();
    const first = 'Serial,Vendor,Placement,Generation\nS1,Huawei,core,4G\n';
    await importText(workspace, first);
    const stated = { placement: 'core', placementBy: 'file', generation: '4G' };
    expect(onlyItem(workspace)).toMatchObject(stated);
    const rows = [
      'Serial,Vendor,Hostname\nS1,Huawei,ber-edge-01\n',
      'Serial,Vendor,Function,Placement,Generation\nS1,Huawei,gNodeB,,\n',
      'Serial,Vendor,Function,Placement\nS1,Huawei,gNodeB,untagged\n',
      'Serial,Vendor,Function,Placement\nS1,Huawei,gNodeB,n/a\n',
    ];
    for (const [at, row] of rows.entries()) {
      await importText(workspace, row, { name: `later-${at}.csv` });
      expect(onlyItem(workspace)).toMatchObject(stated);
    }
    expect(onlyItem(workspace)).toMatchObject({ function: 'radio-access' });
    await importText(workspace, 'Serial,Placement\nS1,edge\n', { name: 'last.csv' });
    expect(onlyItem(workspace)).toMatchObject({ placement: 'edge', placementBy: 'file' });
    expectSound(workspace);
  });

  it('moves the item and its verdict to another vendor', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor\nS1,Huawei\n');
    expect(onlyItem(workspace).verdict).toBe('review');
    await importText(workspace, 'Serial,Vendor\nS1,Nokia\n');
    expect(onlyItem(workspace)).toMatchObject({ supplierId: 'nokia', verdict: 'clear' });
    expectSound(workspace);
  });

  it('counts once, however its columns stand', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor,Model\nS1,Huawei,X\n');
    const turned = await importText(workspace, 'Model;Serial;Vendor\nX;S1;Huawei\n');
    expect(turned.ledger).toEqual(ledgerOf({ read: 1, unchanged: 1 }));
  });

  it('counts once where the file repeats it in a layout of its own', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor,Model\nS1,Huawei,X\nS2,Huawei,Y\n');
    const again = 'Serial,Model\nS1,X\nS1,X\nS2,Y\nS1,X\nS2,Z\n';
    const { ledger, reasons } = await importText(workspace, again, { name: 'again.csv' });
    expect(ledger).toEqual(ledgerOf({ read: 5, unchanged: 2, skipped: 2, rejected: 1 }));
    expect(reasons).toEqual([
      { code: 'duplicate-row', rows: 2 },
      { code: 'duplicate-key', rows: 1 },
    ]);
    expectSound(workspace);
  });
});

describe('a column that is mapped by hand', () => {
  it('decides the order of day and month for itself', async () => {
    const file =
      'Serial,Vendor,Install date,Turn-up\nS1,Huawei,13.01.2024,03/04/2024\nS2,Huawei,14.01.2024,12/31/2024\n';
    const mapping = [
      { column: 0, field: 'serialNumber' as const },
      { column: 1, field: 'manufacturer' as const },
    ];
    const datesBy = async (column: number): Promise<(string | null)[]> => {
      const workspace = newWorkspace();
      const plan = { mapping: [...mapping, { column, field: 'installedOn' as const }] };
      const { ledger } = await importText(workspace, file, { plan });
      expect(ledger).toEqual(ledgerOf({ read: 2, added: 2 }));
      return itemsOf(workspace).map(({ installedOn }) => installedOn);
    };
    expect(await datesBy(3)).toEqual(['2024-03-04', '2024-12-31']);
    expect(await datesBy(2)).toEqual(['2024-01-13', '2024-01-14']);
  });
});
