import { describe, expect, it } from 'vitest';
import { ItemIndex } from '#main/data/item-index/item-index';
import { readSortedIds } from '#main/data/queries/item-rows';
import type { Workspace } from '#main/data/workspace';
import { importText, newWorkspace } from '../support/workspaces.ts';

/** More items than the index sorts anew for each list, with host names that no two share. */
async function manyItems(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, 'Serial,Vendor,Hostname\nS1,Huawei,b\nS2,Nokia,A\n');
  workspace.write((db) => {
    db.exec(`
      WITH RECURSIVE n (id) AS (SELECT 3 UNION ALL SELECT id + 1 FROM n WHERE id < 70000)
      INSERT INTO item (id, class_id, import_id, row_number, line_number, content_hash, hostname, site)
      SELECT n.id, i.class_id, 1, 1, 1, 0,
        CASE WHEN n.id % 1000 = 0 THEN NULL ELSE 'h' || (n.id * 7919 % 70001) END, 'S' || (n.id % 3)
      FROM n JOIN item i ON i.id = 1 + n.id % 2`);
  });
  return workspace;
}

describe('lists of many items', () => {
  it('are in order by a column whose values are all different, alone and behind others', async () => {
    const workspace = await manyItems();
    const index = new ItemIndex(() => workspace.reader);
    for (const direction of ['asc', 'desc'] as const) {
      const byName = { field: 'hostname', direction } as const;
      const order = [{ field: 'site', direction: 'desc' } as const, byName];
      for (const each of [[byName], order, [byName, ...order]]) {
        for (const filter of [{}, { suppliers: ['huawei'] }]) {
          expect(await index.sortedIds(filter, each)).toEqual(
            readSortedIds(workspace.reader, filter, each),
          );
        }
      }
    }
  });

  it('are read anew where a change comes between', async () => {
    const workspace = await manyItems();
    const index = new ItemIndex(() => workspace.reader);
    const order = [{ field: 'id', direction: 'asc' } as const];
    // Asked for before a change and answered behind it, an answer is of the workspace as it is then.
    const answer = index.sortedIds({}, order);
    workspace.write((db) => db.exec('DELETE FROM item WHERE id > 2'));
    expect([...(await answer)]).toEqual([1, 2]);
  });
});

describe('a search that finds every item', () => {
  const order = [{ field: 'hostname', direction: 'asc' } as const];

  it('lists and counts as no search does, alone and beside other conditions', async () => {
    const workspace = newWorkspace();
    const rows = ['S1,Huawei,b', 'S2,Nokia,A', 'S3,Huawei,c', 'S4,ZTE,d'];
    await importText(workspace, ['Serial,Vendor,Hostname', ...rows].join('\n'));
    const index = new ItemIndex(() => workspace.reader);
    const others = [{}, { suppliers: ['huawei'] }, { not: { suppliers: ['huawei'] } }];
    for (const other of [...others, { itemIds: [1, 2] }, { exceptItemIds: [3] }]) {
      const searched = { ...other, search: 's' };
      expect(await index.sortedIds(searched, order)).toEqual(await index.sortedIds(other, order));
      expect(await index.sortedIds(searched, order)).toEqual(
        readSortedIds(workspace.reader, searched, order),
      );
      expect(await index.facets(searched)).toEqual(await index.facets(other));
    }
  });

  it('finds what it does find once an item without the word is there', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor,Hostname\nS1,Huawei,b\nS2,Nokia,A\n');
    const index = new ItemIndex(() => workspace.reader);
    expect([...(await index.sortedIds({ search: 's' }, order))]).toHaveLength(2);
    await importText(workspace, 'Serial,Vendor,Hostname\nT3,Nokia,x\n');
    expect([...(await index.sortedIds({ search: 's' }, order))]).toHaveLength(2);
    expect((await index.facets({ search: 's' })).total).toBe(2);
    workspace.write((db) => db.exec('DELETE FROM item WHERE id = 2'));
    expect([...(await index.sortedIds({ search: 's' }, order))]).toEqual([1]);
  });
});
