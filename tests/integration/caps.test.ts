import { describe, expect, it } from 'vitest';
import { setRuleOn } from '#main/data/commands/policies/edit-policies';
import { undoImport } from '#main/data/commands/undo-import/undo-import';
import { reevaluate } from '#main/data/evaluation/reevaluate';
import { readCaps } from '#main/data/queries/caps';
import { chooseReplacements } from '#main/data/queries/replacements';
import type { Workspace } from '#main/data/workspace';
import { capSchema, replacementsSchema, type Cap } from '#shared/contract/caps';
import type { RuleEffect } from '#shared/domain/policy';
import { AppError } from '#shared/rpc/app-error';
import { failureOfCall } from '../support/failure.ts';
import { applyOnly } from '../support/own-pack.ts';
import { packOf, ruleOf } from '../support/policies.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

type CapEffect = Extract<RuleEffect, { kind: 'cap' }>;

const FILE = [
  'Serial,Vendor,Function,Country,Region,Status,Installed on,Quantity,Site',
  'H1,Huawei,radio-access,DE,Süd,in service,2019-01-01,2,A',
  'H2,Huawei,radio-access,DE,Süd,in service,2015-01-01,9,A',
  'H3,Huawei,radio-access,DE,Nord,in service,,1,B',
  'H4,Huawei,radio-access,DE,Nord,in service,2021-01-01,0.5,C',
  'H5,Huawei,radio-access,FR,Nord,in service,2021-01-01,,D',
  'N1,Nokia,radio-access,DE,Süd,in service,2021-01-01,1,A',
  'N2,Nokia,radio-access,DE,Nord,in service,2021-01-01,3,E',
  'N3,Nokia,radio-access,FR,Nord,in service,2021-01-01,3,F',
  'X1,Unheard Of,radio-access,DE,Nord,in service,2021-01-01,1,',
  'D1,Huawei,radio-access,DE,Süd,decommissioned,2001-01-01,50,A',
  '',
].join('\n');

async function workspaceWith(effect: Omit<CapEffect, 'kind' | 'from' | 'deadline'>, file = FILE) {
  const workspace = newWorkspace();
  await importText(workspace, file);
  applyOnly(
    workspace,
    packOf('own-pack', [
      ruleOf('cap', {
        suppliers: { groups: ['huawei'] },
        scope: { function: ['radio-access'] },
        effect: { kind: 'cap', from: '2020-01-01', deadline: '2021-01-01', ...effect },
      }),
    ]),
  );
  return workspace;
}

function onlyCap(workspace: Workspace): Cap {
  const [cap] = readCaps(workspace.reader);
  if (cap === undefined) throw new Error('There is no cap.');
  return capSchema.parse(cap);
}

function chosenIn(workspace: Workspace, group = '') {
  const question = { policyId: 'own-pack', ruleId: 'cap', group };
  const chosen = replacementsSchema.parse(chooseReplacements(workspace.reader, question));
  const serials = chosen.itemIds.map(
    (id) => itemsOf(workspace, { itemId: id })[0]?.serialNumber ?? '',
  );
  return { ...chosen, serials };
}

describe('caps', () => {
  it('of items name the excess and the gravest, oldest items', async () => {
    const workspace = await workspaceWith({ share: 0.35 });
    const cap = onlyCap(workspace);
    expect(cap).toMatchObject({ unit: 'items', per: null, undetermined: 1 });
    expect(cap.groups).toEqual([{ key: '', value: null, named: 5, all: 9, room: 0, over: 2 }]);
    const chosen = chosenIn(workspace);
    expect(chosen).toMatchObject({ items: 2, units: 2, before: 5, after: 3 });
    expect(chosen.serials).toEqual(['H2', 'H1']);
  });

  it('of items in each country have room or are over by themselves', async () => {
    const workspace = await workspaceWith({ share: 0.5, per: 'country' });
    expect(onlyCap(workspace).groups).toEqual([
      { key: 'DE', value: 'DE', named: 4, all: 7, room: 0, over: 1 },
      { key: 'FR', value: 'FR', named: 1, all: 2, room: 0, over: 0 },
    ]);
    expect(chosenIn(workspace, 'DE').serials).toEqual(['H2']);
    expect(chosenIn(workspace, 'FR')).toMatchObject({ items: 0, itemIds: [] });
  });

  it('of quantities take the fewest records, the largest first', async () => {
    const workspace = await workspaceWith({ share: 0.25, of: 'quantity' });
    const [group] = onlyCap(workspace).groups;
    expect(group).toMatchObject({ named: 13.5, all: 21.5, over: 9 });
    const chosen = chosenIn(workspace);
    expect(chosen).toMatchObject({ items: 1, units: 1, before: 13.5, after: 4.5 });
    expect(chosen.serials).toEqual(['H2']);
  });

  it('of sites clear those with the fewest items first, each as a whole', async () => {
    const workspace = await workspaceWith({ share: 0.2, of: 'sites' });
    const [group] = onlyCap(workspace).groups;
    expect(group).toMatchObject({ named: 4, all: 6, over: 3 });
    const chosen = chosenIn(workspace);
    expect(chosen).toMatchObject({ items: 3, units: 3, before: 4, after: 1 });
    expect(chosen.sites).toEqual([
      { site: 'B', items: 1 },
      { site: 'C', items: 1 },
      { site: 'D', items: 1 },
    ]);
    expect(chosen.serials.toSorted()).toEqual(['H3', 'H4', 'H5']);
  });

  it('of sites know a site whatever the case of its code', async () => {
    const workspace = await workspaceWith(
      { share: 0.2, of: 'sites' },
      FILE.replace('1,B\nH4', '1,0ä\nH4').replace('0.5,C', '0.5,0Ä').replace('1,A\nN2', '1,a\nN2'),
    );
    const [group] = onlyCap(workspace).groups;
    expect(group).toMatchObject({ named: 3, all: 5, over: 2 });
    const chosen = chosenIn(workspace);
    expect(chosen).toMatchObject({ items: 3, units: 2, before: 3, after: 1 });
    expect(chosen.sites).toEqual([
      { site: 'D', items: 1 },
      { site: '0Ä', items: 2 },
    ]);
    expect(chosen.serials.toSorted()).toEqual(['H3', 'H4', 'H5']);
  });

  it('of sites know a site by its name where it has no code', async () => {
    const workspace = await workspaceWith({ share: 0.2, of: 'sites' });
    const byName = await workspaceWith(
      { share: 0.2, of: 'sites' },
      FILE.replace(',Site\n', ',Site name\n'),
    );
    expect(onlyCap(byName).groups).toEqual(onlyCap(workspace).groups);
    expect(chosenIn(byName).sites).toEqual(chosenIn(workspace).sites);
  });

  it('of sites follow imports, what is taken back and what did not end', async () => {
    const workspace = await workspaceWith({ share: 0.2, of: 'sites' });
    const touch = (): readonly number[] => {
      // Verdicts are computed anew from the sites that were kept.
      workspace.write((db) => setRuleOn(db, 'own-pack', 'cap', false));
      workspace.write((db) => setRuleOn(db, 'own-pack', 'cap', true));
      const [group] = onlyCap(workspace).groups;
      return [group?.named ?? 0, group?.all ?? 0];
    };
    const more = `${FILE.split('\n')[0] ?? ''}\nZ1,Huawei,radio-access,DE,Süd,in service,2021-01-01,1,Z\n`;
    expect(touch()).toEqual([4, 6]);
    const { importId } = await importText(workspace, more, { name: 'more.csv' });
    expect(touch()).toEqual([5, 7]);
    workspace.write((db) => undoImport(db, importId ?? -1));
    expect(touch()).toEqual([4, 6]);
    const failing = () =>
      workspace.write((db) => {
        db.exec(`UPDATE item SET site = 'A' WHERE serial_number = 'H3'`);
        reevaluate(db);
        throw new AppError('conflict', 'Not kept.');
      });
    expect(failing).toThrow('Not kept.');
    expect(touch()).toEqual([4, 6]);
    await importText(workspace, more.replace(',Z\n', ',A\n'), { name: 'again.csv' });
    expect(touch()).toEqual([4, 6]);
  });

  it('in each region are named as the region is written, and find its items', async () => {
    const workspace = await workspaceWith({ share: 0.5, per: 'region' });
    const south = onlyCap(workspace).groups.find(({ value }) => value === 'Süd');
    expect(south).toMatchObject({ named: 2, all: 3, over: 1 });
    expect(chosenIn(workspace, south?.key ?? '').serials).toEqual(['H2']);
  });

  it('replaced as suggested, are no longer exceeded', async () => {
    const workspace = await workspaceWith({ share: 0.35 });
    const before = itemsOf(workspace, { verdicts: ['over-cap'] }).length;
    const { serials } = chosenIn(workspace);
    const rows = FILE.split('\n').filter((row) => serials.includes(row.slice(0, 2)));
    const replaced = rows.map((row) => row.replace('Huawei', 'Nokia')).join('\n');
    await importText(workspace, `${FILE.split('\n')[0] ?? ''}\n${replaced}\n`, { name: 'b.csv' });
    expect(before).toBe(5);
    expect(itemsOf(workspace, { verdicts: ['over-cap'] })).toEqual([]);
    expect(onlyCap(workspace).groups[0]).toMatchObject({ named: 3, over: 0, room: 0 });
  });

  it('that are gone are said to be', async () => {
    const workspace = await workspaceWith({ share: 0.5, per: 'country' });
    const failure = await failureOfCall(() =>
      chooseReplacements(workspace.reader, { policyId: 'own-pack', ruleId: 'cap', group: 'SE' }),
    );
    expect(failure.code).toBe('not-found');
  });
});
