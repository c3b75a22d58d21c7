import { describe, expect, it } from 'vitest';
import type { ItemSet } from '#shared/contract/item-changes';
import type { ItemFilter } from '#shared/domain/filter';
import { changeItemsAtOnce, type ItemsChanged } from '#main/data/commands/edit/change-items';
import { undoChange } from '#main/data/commands/undo';
import { undoImport } from '#main/data/commands/undo-import/undo-import';
import { readHistory } from '#main/data/queries/history';
import { readVerdictCounts } from '#main/data/queries/verdict-counts';
import type { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { importText, itemsOf, newWorkspace, onlyItem } from '../support/workspaces.ts';

const FILE = [
  'Serial,Vendor,Model,Country,Status,Site,Site name,Install date,Quantity,Hostname',
  'S1,Huawei,MA5800,DE,in service,BER,Berlin,2020-01-02,1,ber-olt-1',
  'S2,Huawei,CE12800,DE,decommissioned,BER,Berlin,2020-01-02,1,ber-sw-1',
  'S3,ZTE,C300,FR,in service,PAR,Paris,,2,',
  'S4,Nokia,7750,FR,,PAR,Paris,2019-05-06,3,par-rtr-1',
  '',
].join('\n');

async function filled(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, FILE);
  return workspace;
}

function change(workspace: Workspace, filter: ItemFilter, set: ItemSet): ItemsChanged {
  return workspace.write((db) => changeItemsAtOnce(db, { filter, set, reason: 'Seen on site.' }));
}

/** What is stored of every item but its class's number and its last row's hash. */
function stored(workspace: Workspace): unknown[] {
  return workspace.reader
    .prepare(
      `SELECT i.*, 0 AS class_id, 0 AS content_hash, c.country, c.status, c.installed_since,
         c.function, c.function_by, c.placement, c.placement_by, c.generation, c.generation_by,
         c.evidence, c.supplier_override, v.severity
       FROM item i JOIN item_class c ON c.id = i.class_id
       JOIN class_verdict v ON v.class_id = i.class_id ORDER BY i.id`,
    )
    .all();
}

describe('setting a field of many items', () => {
  it('moves the verdicts by what it says, and undo brings everything back', async () => {
    const workspace = await filled();
    const before = stored(workspace);
    const outcome = change(
      workspace,
      { suppliers: ['huawei'] },
      { field: 'status', value: 'In Service' },
    );
    // Under the EU baseline each item of Huawei and ZTE in scope is flagged.
    expect(outcome).toMatchObject({
      items: 2,
      changed: 2,
      before: { flagged: 2, clear: 1 },
      after: { flagged: 3, clear: 1 },
    });
    expect(readVerdictCounts(workspace.reader, 'main')).toEqual(outcome.after);
    expect(itemsOf(workspace).map(({ status }) => status)).toEqual([
      'in-service',
      'in-service',
      'in-service',
      null,
    ]);
    expect(readHistory(workspace.reader)[0]).toMatchObject({
      text: 'Set status in-service where vendor is Huawei',
      reason: 'Seen on site.',
      items: 2,
      canUndo: true,
    });
    expectSound(workspace);
    expect(workspace.write((db) => undoChange(db, outcome.changeId ?? 0))).toEqual({ changed: 2 });
    expect(stored(workspace)).toEqual(before);
    expectSound(workspace);
  });

  it('leaves out the items that are excepted one by one', async () => {
    const workspace = await filled();
    const { id } = onlyItem(workspace, { search: 'S3' });
    const { items, changed } = change(
      workspace,
      { countries: ['FR'], exceptItemIds: [id] },
      { field: 'site', value: 'LYO' },
    );
    expect([items, changed]).toEqual([1, 1]);
    expect(itemsOf(workspace).map(({ site }) => site)).toEqual(['BER', 'BER', 'PAR', 'LYO']);
  });

  it('is no change the second time', async () => {
    const workspace = await filled();
    const set: ItemSet = { field: 'region', value: 'Nord' };
    expect(change(workspace, {}, set).changed).toBe(4);
    const before = contentOf(workspace);
    expect(change(workspace, {}, set)).toMatchObject({ items: 4, changed: 0, changeId: null });
    expect(contentOf(workspace)).toEqual(before);
  });

  it.each<[ItemSet, Record<string, unknown>]>([
    [{ field: 'country', value: 'Germany' }, { country: 'DE' }],
    [{ field: 'country', value: null }, { country: null }],
    [{ field: 'installedOn', value: '3.4.2021' }, { installedOn: '2021-04-03' }],
    [{ field: 'installedOn', value: '31/12/2021' }, { installedOn: '2021-12-31' }],
    [{ field: 'installedOn', value: '4/4/2021' }, { installedOn: '2021-04-04' }],
    [{ field: 'installedOn', value: '  ' }, { installedOn: null }],
    [{ field: 'quantity', value: '1.200' }, { quantity: 1200 }],
    [{ field: 'generation', value: 'LTE/NR' }, { generation: '4G+5G' }],
    [{ field: 'model', value: ' NetEngine 8000 ' }, { model: 'NetEngine 8000' }],
    [{ field: 'hostname', value: 'a\u001fb' }, { hostname: 'a b' }],
  ])('reads %j as an import would', async (set, expected) => {
    const workspace = await filled();
    const before = stored(workspace);
    const { changeId } = change(workspace, { search: 'S1' }, set);
    expect(onlyItem(workspace, { itemId: 1 })).toMatchObject(expected);
    expectSound(workspace);
    workspace.write((db) => undoChange(db, changeId ?? 0));
    expect(stored(workspace)).toEqual(before);
  });

  it.each<[ItemSet, string]>([
    [{ field: 'country', value: 'Atlantis' }, 'Atlantis'],
    [{ field: 'status', value: 'asleep' }, 'decommissioned'],
    [{ field: 'generation', value: '9G' }, '4G+5G'],
    [{ field: 'installedOn', value: '2021-02-30' }, '2021-02-30'],
    [{ field: 'installedOn', value: '03/04/2024' }, 'may be 2024-04-03 or 2024-03-04'],
    [{ field: 'installedOn', value: '31-12-24' }, 'may be 2024-12-31 or 2031-12-24'],
    [{ field: 'quantity', value: '-1' }, 'quantity'],
    [{ field: 'latitude', value: '91' }, 'latitude'],
  ])('refuses %j with a sentence and changes nothing', async (set, names) => {
    const workspace = await filled();
    const before = contentOf(workspace);
    expectFailure(await failureOfCall(() => change(workspace, {}, set)), 'invalid-input', names);
    expect(contentOf(workspace)).toEqual(before);
  });

  it('lets rules propose anew from a model that changed, in these items only', async () => {
    const workspace = await filled();
    const other = stored(workspace)[3];
    const { changeId } = change(
      workspace,
      { search: 'S3' },
      { field: 'hostname', value: 'par-upf-1' },
    );
    expect(onlyItem(workspace, { itemId: 3 })).toMatchObject({ hostname: 'par-upf-1' });
    expect(stored(workspace)[3]).toEqual(other);
    expectSound(workspace);
    workspace.write((db) => undoChange(db, changeId ?? 0));
    expect(onlyItem(workspace, { itemId: 3 })).toMatchObject({ hostname: null });
  });
});

describe('what a person set', () => {
  it('stays when a later file says something else or leaves it blank', async () => {
    const workspace = await filled();
    change(workspace, { search: 'S1' }, { field: 'site', value: 'HAM' });
    change(workspace, { search: 'S1' }, { field: 'country', value: 'AT' });
    change(workspace, { search: 'S1' }, { field: 'installedOn', value: '2022-01-01' });
    const later = FILE.replaceAll('BER', 'MUC')
      .replaceAll('2020-01-02', '')
      .replaceAll(',DE,', ',NL,');
    await importText(workspace, later, { plan: { blanksErase: true } });
    expect(onlyItem(workspace, { itemId: 1 })).toMatchObject({
      site: 'HAM',
      country: 'AT',
      installedOn: '2022-01-01',
    });
    expect(onlyItem(workspace, { itemId: 2 })).toMatchObject({
      site: 'MUC',
      country: 'NL',
      installedOn: null,
    });
    expectSound(workspace);
  });

  it('is taken from files again once it is undone', async () => {
    const workspace = await filled();
    const { changeId } = change(workspace, { search: 'S1' }, { field: 'site', value: 'HAM' });
    workspace.write((db) => undoChange(db, changeId ?? 0));
    await importText(workspace, FILE.replaceAll('BER', 'MUC'));
    expect(onlyItem(workspace, { itemId: 1 })).toMatchObject({ site: 'MUC' });
  });

  it('is told from what an import under it set, when that is undone', async () => {
    const workspace = await filled();
    const { importId } = await importText(
      workspace,
      FILE.replaceAll('BER', 'MUC').replaceAll('Berlin', 'München'),
    );
    const first = change(workspace, { search: 'S1' }, { field: 'site', value: 'HAM' });
    const second = change(workspace, { search: 'S1' }, { field: 'hostname', value: 'ham-1' });
    workspace.write((db) => undoImport(db, importId ?? -1));
    expect(onlyItem(workspace, { itemId: 1 })).toMatchObject({ site: 'HAM', hostname: 'ham-1' });
    workspace.write((db) => undoChange(db, first.changeId ?? -1));
    expect(onlyItem(workspace, { itemId: 1 })).toMatchObject({ site: 'BER', hostname: 'ham-1' });
    await importText(workspace, FILE.replaceAll('BER', 'CGN').replaceAll('ber-olt-1', 'x'));
    expect(onlyItem(workspace, { itemId: 1 })).toMatchObject({ site: 'CGN', hostname: 'ham-1' });
    workspace.write((db) => undoChange(db, second.changeId ?? -1));
    expectSound(workspace);
  });

  it('cannot be undone below a later change of the same field, which is named', async () => {
    const workspace = await filled();
    const { changeId } = change(workspace, {}, { field: 'site', value: 'HAM' });
    change(workspace, { search: 'S1' }, { field: 'site', value: 'LEJ' });
    const failure = await failureOfCall(() =>
      workspace.write((db) => undoChange(db, changeId ?? 0)),
    );
    expectFailure(failure, 'conflict', 'Set site LEJ');
  });
});
