import { expect, it } from 'vitest';
import type { ItemSet } from '#shared/contract/item-changes';
import type { ItemRow } from '#shared/contract/items';
import { changeItemsAtOnce } from '#main/data/commands/edit/change-items';
import { tagItems } from '#main/data/commands/tag-items';
import { undoChange } from '#main/data/commands/undo';
import type { Workspace } from '#main/data/workspace';
import { importText, newWorkspace, onlyItem } from '../support/workspaces.ts';

const FIRST = 'Serial,Vendor,Placement,Status,Site\nS1,Huawei,edge,in service,A\n';
const SECOND = 'Serial,Vendor,Placement,Status,Site\nS1,Huawei,core,decommissioned,B\n';
const reason = 'Seen on site.';

type Setting = (workspace: Workspace) => number;
const edit =
  (set: ItemSet): Setting =>
  (workspace) =>
    workspace.write((db) => changeItemsAtOnce(db, { filter: {}, set, reason })).changeId ?? 0;
const tag =
  (placement: 'core' | 'edge'): Setting =>
  (workspace) =>
    workspace.write((db) => tagItems(db, { filter: {}, set: { placement }, reason })).changeId ?? 0;

it.each<[string, Setting, Partial<ItemRow>]>([
  ['another placement', tag('edge'), { placement: 'core' }],
  ['the placement of the second file', tag('core'), { placement: 'core' }],
  ['a status', edit({ field: 'status', value: 'spare' }), { status: 'decommissioned' }],
  ['a site', edit({ field: 'site', value: 'C' }), { site: 'B' }],
  ['the site of the second file', edit({ field: 'site', value: 'B' }), { site: 'B' }],
])('a file is read again once %s of a person is undone', async (_what, set, expected) => {
  const workspace = newWorkspace();
  await importText(workspace, FIRST);
  const changeId = set(workspace);
  const held = onlyItem(workspace);
  await importText(workspace, SECOND, { name: 'b.csv' });
  const [field] = Object.keys(expected) as (keyof ItemRow)[];
  if (field === undefined) throw new Error('Nothing is expected.');
  expect(onlyItem(workspace)[field]).toEqual(held[field]);
  workspace.write((db) => undoChange(db, changeId));
  await importText(workspace, SECOND, { name: 'b.csv' });
  expect(onlyItem(workspace)).toMatchObject(expected);
  const { ledger } = await importText(workspace, SECOND, { name: 'b.csv' });
  expect(ledger).toMatchObject({ unchanged: 1 });
});
