import { describe, expect, it } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import { readItemCard } from '#main/data/queries/item-card';
import { expectSound, ledgerOf } from '../support/ledgers.ts';
import { importText, newWorkspace, onlyItem } from '../support/workspaces.ts';

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
});
