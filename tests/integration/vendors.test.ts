import { describe, expect, it } from 'vitest';
import { assignVendor } from '#main/data/commands/assign-vendor';
import { forgetName, teachName } from '#main/data/commands/teach-name';
import { undoChange } from '#main/data/commands/undo';
import { readHistory } from '#main/data/queries/history';
import { summaryFor } from '#main/data/queries/summary-document';
import { readSupplierOptions, readUnresolvedNames, readVendors } from '#main/data/queries/vendors';
import type { Workspace } from '#main/data/workspace';
import { failureOfCall } from '../support/failure.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const suppliersOf = (workspace: Workspace): (string | null)[] =>
  itemsOf(workspace).map(({ supplierId }) => supplierId);

type Target = Parameters<typeof assignVendor>[1]['to'];

function assign(workspace: Workspace, text: string, to: Target): number {
  const name = readUnresolvedNames(workspace.reader).find((each) => each.text === text);
  const { changed } = workspace.write((db) =>
    assignVendor(db, { manufacturerIds: [name?.manufacturerId ?? -1], to, reason: 'Asked them.' }),
  );
  return changed;
}

describe('a name that is resolved by a person', () => {
  it('counts for every item of it, now and in every later import', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor\nS1,Acme Ltd\nS2,Acme Ltd\nS3,Other\n');
    expect(suppliersOf(workspace)).toEqual([null, null, null]);
    expect(assign(workspace, 'Acme Ltd', { supplierId: 'huawei' })).toBe(2);
    expect(suppliersOf(workspace)).toEqual(['huawei', 'huawei', null]);
    expect(itemsOf(workspace)[0]?.verdict).toBe('review');
    await importText(workspace, 'Serial,Vendor\nS4,Acme Ltd\nS5,ACME LTD.\nS6,Acme Holding\n');
    expect(suppliersOf(workspace).slice(3)).toEqual(['huawei', 'huawei', null]);
    expect(summaryFor(workspace.reader, {}).suppliers.unresolvedItems).toBe(2);
    const [vendor] = readVendors(workspace.reader);
    expect(vendor).toMatchObject({ supplierId: 'huawei', items: 4, flagged: 4 });
    expect(vendor?.spellings.every(({ by }) => by === 'person')).toBe(true);
    expectSound(workspace);
  });

  it('may belong to a supplier of the operator\u2019s own', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor\nS1,Zorblatt Oy\n');
    assign(workspace, 'Zorblatt Oy', { newSupplierName: ' Zorblatt Group ' });
    expect(suppliersOf(workspace)).toEqual(['own-zorblatt-group']);
    const own = readSupplierOptions(workspace.reader).filter(({ isOwn }) => isOwn);
    expect(own).toEqual([{ id: 'own-zorblatt-group', name: 'Zorblatt Group', isOwn: true }]);
    expect(summaryFor(workspace.reader, {}).bySupplier[0]).toMatchObject({
      name: 'Zorblatt Group',
      items: 1,
    });
  });

  it('is open again when that is undone', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor,Function\nS1,Acme Ltd,\nS2,Acme Ltd,gNodeB\n');
    const before = itemsOf(workspace);
    assign(workspace, 'Acme Ltd', { supplierId: 'huawei' });
    const change = readHistory(workspace.reader)[0];
    expect(change).toMatchObject({
      kind: 'vendor',
      items: 2,
      reason: 'Asked them.',
      canUndo: true,
    });
    const { changed } = workspace.write((db) => undoChange(db, change?.id ?? 0));
    expect(changed).toBe(2);
    expect(itemsOf(workspace)).toEqual(before);
    expect(readUnresolvedNames(workspace.reader).map(({ text }) => text)).toEqual(['Acme Ltd']);
    expectSound(workspace);
  });

  it('is open again with every spelling that followed it, and stays so', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor\nS1,Acme Ltd\nS2,Acme  ltd\n');
    assign(workspace, 'Acme Ltd', { newSupplierName: 'Zeta Group' });
    // One spelling is new, the other was there and follows only now.
    await importText(workspace, 'Serial,Vendor\nS3,ACME LTD.\nS4,Acme  ltd\n');
    const own = 'own-zeta-group';
    expect(suppliersOf(workspace)).toEqual([own, own, own, own]);
    const decision = readHistory(workspace.reader).find(({ kind }) => kind === 'vendor');
    const { changed } = workspace.write((db) => undoChange(db, decision?.id ?? 0));
    expect(changed).toBe(4);
    expect(suppliersOf(workspace)).toEqual([null, null, null, null]);
    expect(readSupplierOptions(workspace.reader).some(({ isOwn }) => isOwn)).toBe(false);
    const next = 'Serial,Vendor\nS5,Acme Ltd\nS6,acme ltd\nS7,Zeta Group\n';
    await importText(workspace, next, { name: 'next.csv' });
    expect(suppliersOf(workspace)).toEqual(Array.from({ length: 7 }, () => null));
    expectSound(workspace);
  });

  it('keeps a supplier of the operator\u2019s own that another name needs when one is undone', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor\nS1,Acme Ltd\nS2,Other\n');
    assign(workspace, 'Acme Ltd', { newSupplierName: 'Zeta Group' });
    assign(workspace, 'Other', { newSupplierName: 'zeta group' });
    expect(suppliersOf(workspace)).toEqual(['own-zeta-group', 'own-zeta-group']);
    const latest = readHistory(workspace.reader)[0];
    workspace.write((db) => undoChange(db, latest?.id ?? 0));
    expect(suppliersOf(workspace)).toEqual(['own-zeta-group', null]);
    expectSound(workspace);
  });

  it('fails for a supplier or a name that is not there, and changes nothing', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor\nS1,Acme Ltd\n');
    const before = contentOf(workspace);
    const unknown = await failureOfCall(() =>
      assign(workspace, 'Acme Ltd', { supplierId: 'nobody' }),
    );
    expect(unknown.code).toBe('not-found');
    const gone = await failureOfCall(() => assign(workspace, 'Not There', { supplierId: 'zte' }));
    expect(gone.code).toBe('not-found');
    expect(contentOf(workspace)).toEqual(before);
  });
});

describe('the queue of unresolved names', () => {
  it('lists the most frequent first, with models and what is known of them', async () => {
    const workspace = newWorkspace();
    await importText(
      workspace,
      'Serial,Vendor,Model\nS1,Rare,M1\nS2,Often,M2\nS3,Often,M3\nS4,Alcatel-Lucent,unknown\nS5,Huawei,x\n',
    );
    const names = readUnresolvedNames(workspace.reader);
    expect(names.map(({ text, items }) => [text, items])).toEqual([
      ['Often', 2],
      ['Alcatel-Lucent', 1],
      ['Rare', 1],
    ]);
    expect(names[0]?.models.toSorted()).toEqual(['M2', 'M3']);
    expect(names[1]?.candidates).toContain('nokia');
    expect(names[1]?.note).not.toBeNull();
  });
});

describe('a name that is taught', () => {
  const teach = (
    workspace: Workspace,
    supplierId: string,
    name: string,
    says: 'alias' | 'not' = 'alias',
  ): { changed: number; changeId: number } =>
    workspace.write((db) => teachName(db, { supplierId, name, says }));
  const FILE = 'Serial,Vendor\nS1,Zorblatt Oy\nS2,ZORBLATT\nS3,Huawei Tech\nS4,Zorblatt Labs\n';

  it('tags every item of it and no other, now and later, and is forgotten without a trace', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FILE);
    const before = contentOf(workspace);
    const { changed } = teach(workspace, 'nokia', 'Zorblatt');
    expect(changed).toBe(2);
    expect(suppliersOf(workspace)).toEqual(['nokia', 'nokia', 'huawei', null]);
    await importText(workspace, 'Serial,Vendor\nS5,Zorblatt AB\n');
    expect(suppliersOf(workspace)).toEqual(['nokia', 'nokia', 'huawei', null, 'nokia']);
    const nokia = readVendors(workspace.reader).find(({ supplierId }) => supplierId === 'nokia');
    expect(nokia?.names).toMatchObject([{ name: 'Zorblatt', says: 'alias' }]);
    expect(nokia?.spellings.map(({ step }) => step)).toEqual(['own', 'own', 'own']);
    const nameId = nokia?.names[0]?.id ?? -1;
    expect(workspace.write((db) => forgetName(db, { nameId })).changed).toBe(3);
    expect(suppliersOf(workspace)).toEqual([null, null, 'huawei', null, null]);
    expect(contentOf(workspace)['item']?.slice(0, 4)).toEqual(before['item']);
    expectSound(workspace);
  });

  it('may say that a name of the registry is not its, and is undone as one step', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FILE);
    const { changed, changeId } = teach(workspace, 'huawei', 'HUAWEI TECH', 'not');
    expect(changed).toBe(1);
    expect(suppliersOf(workspace)).toEqual([null, null, null, null]);
    const refused = readUnresolvedNames(workspace.reader).find(
      ({ text }) => text === 'Huawei Tech',
    );
    expect(refused?.suggestions.map(({ supplierId }) => supplierId)).not.toContain('huawei');
    const vendors = readVendors(workspace.reader);
    expect(vendors.find(({ supplierId }) => supplierId === 'huawei')).toMatchObject({
      items: 0,
      names: [{ name: 'HUAWEI TECH', says: 'not' }],
    });
    teach(workspace, 'zte', 'Huawei Tech');
    expect(suppliersOf(workspace)[2]).toBe('zte');
    const [second] = readHistory(workspace.reader);
    workspace.write((db) => undoChange(db, second?.id ?? -1));
    workspace.write((db) => undoChange(db, changeId));
    expect(suppliersOf(workspace)).toEqual([null, null, 'huawei', null]);
    expectSound(workspace);
  });

  it('leaves alone what a person decided, and names that follow it', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FILE);
    assign(workspace, 'ZORBLATT', { supplierId: 'cisco' });
    teach(workspace, 'nokia', 'Zorblatt');
    expect(suppliersOf(workspace).slice(0, 2)).toEqual(['cisco', 'cisco']);
  });

  it.each([
    ['nokia', '…', 'alias', 'no letter'],
    ['nokia', 'Huawei', 'alias', 'say first that it is not Huawei'],
    ['nokia', 'Nokia Oyj', 'alias', 'already'],
    ['nobody', 'Zorblatt', 'alias', 'no supplier'],
  ] as const)('is refused where it cannot be: %s, %s', async (id, name, says, words) => {
    const workspace = newWorkspace();
    await importText(workspace, FILE);
    const before = contentOf(workspace);
    const failure = await failureOfCall(() => Promise.resolve(teach(workspace, id, name, says)));
    expect(failure.message).toContain(words);
    expect(contentOf(workspace)).toEqual(before);
  });
});

describe('a suggestion', () => {
  it('is not made of a name that is known to be another company, or to be of two', async () => {
    const workspace = newWorkspace();
    await importText(
      workspace,
      'Serial,Vendor\nS1,Juniper Systems\nS2,LG-Ericsson\nS3,Juniper Sistems\n',
    );
    const found = readUnresolvedNames(workspace.reader).map(({ text, suggestions }) => [
      text,
      suggestions.map(({ supplierId }) => supplierId),
    ]);
    expect(Object.fromEntries(found)).toEqual({
      'Juniper Systems': [],
      'LG-Ericsson': [],
      'Juniper Sistems': ['juniper'],
    });
  });
});
