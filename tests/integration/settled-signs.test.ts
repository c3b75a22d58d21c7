import { describe, expect, it } from 'vitest';
import { ownRegistryOf, takeOwnRegistry } from '#main/data/commands/own-knowledge/list-file';
import { mergeSuppliers } from '#main/data/commands/own-knowledge/suppliers';
import { settleSign, unsettleSign } from '#main/data/commands/signs/settle';
import { tagItems } from '#main/data/commands/tag-items';
import { undoChange } from '#main/data/commands/undo';
import { readContradictions } from '#main/data/queries/evidence';
import { readHistory } from '#main/data/queries/history';
import { readItemCard } from '#main/data/queries/item-card';
import { readSettledLabels } from '#main/data/queries/settled-signs';
import { readVendors } from '#main/data/queries/vendors';
import { ownRegistrySchema } from '#shared/domain/own-registry';
import type { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { expectSound } from '../support/ledgers.ts';
import { importText, itemsOf, newWorkspace, onlyItem } from '../support/workspaces.ts';

const HUAWEI_OID = '1.3.6.1.4.1.2011.2.62.2.9';
const FIRST = `Serial,Vendor,Model,sysObjectID
A1,Nokia,UGW9811,${HUAWEI_OID}
A2,NOKIA,UGW9811,${HUAWEI_OID}
A3,Nokia,7750 SR-7,1.3.6.1.4.1.6527.1.3.17
A4,Ericsson,UGW9811,${HUAWEI_OID}
`;
const SECOND = FIRST.replaceAll(/^A/gmu, 'B');
const REASON = 'Type plate.';

const suppliersOf = (workspace: Workspace): (string | null)[] =>
  itemsOf(workspace).map(({ supplierId }) => supplierId);
const openOf = (workspace: Workspace): string[] =>
  readContradictions(workspace.reader).map(({ text }) => text);
const undo = (workspace: Workspace, changeId: number): number =>
  workspace.write((db) => undoChange(db, changeId)).changed;

/** Settles the first contradiction of a text. */
function settle(workspace: Workspace, text: string, supplierId: string) {
  const found = readContradictions(workspace.reader).find((each) => each.text === text);
  const manufacturerId = found?.manufacturerId ?? -1;
  const key = found?.sign.key ?? '';
  return workspace.write((db) =>
    settleSign(db, { manufacturerId, key, supplierId, reason: REASON }),
  );
}

async function withFirst(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, FIRST);
  return workspace;
}

describe('a decision on a label and a sign', () => {
  it('tags the items there are, of all spellings, and no other', async () => {
    const workspace = await withFirst();
    expect(settle(workspace, 'Nokia', 'huawei')).toMatchObject({ changed: 2, items: 2 });
    expect(suppliersOf(workspace)).toEqual(['huawei', 'huawei', 'nokia', 'ericsson']);
    expect(openOf(workspace)).toEqual(['Ericsson']);
    expectSound(workspace);
  });

  it('is replayed on what later imports bring, so that nothing is asked again', async () => {
    const workspace = await withFirst();
    const { changeId } = settle(workspace, 'Nokia', 'huawei');
    await importText(workspace, SECOND, { name: 'second.csv' });
    const same = ['huawei', 'huawei', 'nokia', 'ericsson'];
    expect(suppliersOf(workspace)).toEqual([...same, ...same]);
    expect(openOf(workspace)).toEqual(['Ericsson']);
    expect(readSettledLabels(workspace.reader)).toMatchObject([
      { label: 'Nokia', supplierName: 'Huawei', items: 4, reason: REASON },
    ]);
    expect(undo(workspace, changeId)).toBe(4);
    const former = ['nokia', 'nokia', 'nokia', 'ericsson'];
    expect(suppliersOf(workspace)).toEqual([...former, ...former]);
    expect(openOf(workspace)).toContain('Nokia');
    expect(readSettledLabels(workspace.reader)).toEqual([]);
    expectSound(workspace);
  });

  it('may be that the label is right, which is not asked again either', async () => {
    const workspace = await withFirst();
    expect(settle(workspace, 'Nokia', 'nokia')).toMatchObject({ changed: 0, items: 2 });
    await importText(workspace, SECOND, { name: 'second.csv' });
    expect(openOf(workspace)).toEqual(['Ericsson']);
    const card = readItemCard(workspace.reader, onlyItem(workspace, { search: 'B1' }).id);
    expect(card.vendor).toMatchObject({ supplierId: 'nokia', isContradicted: false, by: 'person' });
    expect(card.vendor.evidence).toBe(`Decided of “Nokia” with this sign: ${REASON}`);
  });

  it('tags the rest of an item as an import would that knew of it', async () => {
    const [before, after] = [await withFirst(), newWorkspace()];
    settle(before, 'Nokia', 'huawei');
    const list = ownRegistrySchema.parse(ownRegistryOf(before.reader));
    after.write((db) => takeOwnRegistry(db, list, 'ours.json'));
    await importText(after, FIRST);
    const tagsOf = (workspace: Workspace) =>
      itemsOf(workspace).map((item) => [item.supplierId, item.function, item.placement]);
    expect(tagsOf(after)).toEqual(tagsOf(before));
    expect(itemsOf(before)[0]).toMatchObject({ function: 'core-network', placement: 'core' });
  });

  it('never touches what a person said of single items', async () => {
    const workspace = await withFirst();
    workspace.write((db) =>
      tagItems(db, { filter: { search: 'A1' }, set: { supplierId: 'zte' }, reason: 'Seen.' }),
    );
    const { changeId } = settle(workspace, 'NOKIA', 'huawei');
    expect(suppliersOf(workspace).slice(0, 2)).toEqual(['zte', 'huawei']);
    await importText(workspace, FIRST.replaceAll('UGW9811', 'UGW9811 V2'), { name: 'again.csv' });
    expect(suppliersOf(workspace).slice(0, 2)).toEqual(['zte', 'huawei']);
    expect(
      readVendors(workspace.reader).find((each) => each.supplierId === 'huawei'),
    ).toMatchObject({ byPerson: 0, bySettled: 1 });
    undo(workspace, changeId);
    expect(suppliersOf(workspace).slice(0, 2)).toEqual(['zte', 'nokia']);
  });

  it('counts again where a tag is undone that a person had set before it', async () => {
    const workspace = await withFirst();
    const { changeId } = workspace.write((db) =>
      tagItems(db, { filter: { search: 'A1' }, set: { supplierId: 'zte' }, reason: 'Seen.' }),
    );
    settle(workspace, 'NOKIA', 'huawei');
    undo(workspace, changeId ?? 0);
    expect(suppliersOf(workspace).slice(0, 2)).toEqual(['huawei', 'huawei']);
    expect(openOf(workspace)).toEqual(['Ericsson']);
  });

  it('follows an item whose label or sign a later row changes', async () => {
    const workspace = await withFirst();
    settle(workspace, 'Nokia', 'huawei');
    const row = (text: string) => importText(workspace, `Serial,Vendor,sysObjectID\n${text}\n`);
    await row('A1,Nokia,1.3.6.1.4.1.6527.1');
    await row(`A3,Nokia,${HUAWEI_OID}`);
    await row(`A4,Nokia,${HUAWEI_OID}`);
    expect(suppliersOf(workspace)).toEqual(['nokia', 'huawei', 'huawei', 'huawei']);
    await importText(workspace, 'Serial,Vendor\nA2,Ericsson\n');
    expect(suppliersOf(workspace)[1]).toBe('ericsson');
    await importText(workspace, 'Serial,Vendor\nA2,Nokia\n');
    expect(suppliersOf(workspace)[1]).toBe('huawei');
  });

  it('is replaced by another, and taken from the list, with undo of each', async () => {
    const workspace = await withFirst();
    const first = settle(workspace, 'Nokia', 'huawei');
    const { manufacturerId } = workspace.reader
      .prepare<[], { manufacturerId: number }>(
        `SELECT id AS manufacturerId FROM manufacturer WHERE text = 'NOKIA'`,
      )
      .get() ?? { manufacturerId: -1 };
    const again = { manufacturerId, key: 'oid:2011', supplierId: 'nokia', reason: 'Asked them.' };
    const second = workspace.write((db) => settleSign(db, again));
    expect(suppliersOf(workspace)[0]).toBe('nokia');
    const early = await failureOfCall(() => undo(workspace, first.changeId));
    expectFailure(early, 'conflict', 'changed again later');
    undo(workspace, second.changeId);
    expect(suppliersOf(workspace)[0]).toBe('huawei');
    const [{ id } = { id: 0 }] = readSettledLabels(workspace.reader);
    const removed = workspace.write((db) => unsettleSign(db, { id }));
    expect(suppliersOf(workspace)[0]).toBe('nokia');
    undo(workspace, removed.changeId);
    expect(suppliersOf(workspace)[0]).toBe('huawei');
    undo(workspace, first.changeId);
    expect(suppliersOf(workspace)[0]).toBe('nokia');
    expect(readHistory(workspace.reader).map(({ text }) => text)).toContain(
      'Forgot that equipment labelled "Nokia" is Huawei where it answers under enterprise number 2011, which IANA registers to Huawei',
    );
    const gone = await failureOfCall(() => workspace.write((db) => unsettleSign(db, { id: 99 })));
    expectFailure(gone, 'not-found', 'not on the list');
    const unknown = await failureOfCall(() =>
      workspace.write((db) => settleSign(db, { ...again, manufacturerId: 999 })),
    );
    expectFailure(unknown, 'not-found', 'not in the workspace');
  });
});

describe('decisions on labels in a list of what an operator knows', () => {
  it('go to another workspace, where they are known the second time and may contradict', async () => {
    const [from, into] = [await withFirst(), await withFirst()];
    settle(from, 'Nokia', 'huawei');
    settle(from, 'Ericsson', 'ericsson');
    const list = ownRegistrySchema.parse(ownRegistryOf(from.reader));
    expect(list.settled).toHaveLength(2);
    settle(into, 'Nokia', 'nokia');
    const outcome = into.write((db) => takeOwnRegistry(db, list, 'ours.json'));
    expect(outcome).toMatchObject({
      added: 1,
      known: 0,
      leftOut: ['Nokia with the sign oid:2011: Nokia here, Huawei in the list'],
    });
    expect(openOf(into)).toEqual([]);
    undo(into, outcome.changeId ?? 0);
    expect(openOf(into)).toEqual(['Ericsson']);
    const taken = into.write((db) => takeOwnRegistry(db, list, 'ours.json'));
    expect(taken).toMatchObject({ added: 1 });
    expect(into.write((db) => takeOwnRegistry(db, list, 'ours.json'))).toMatchObject({
      added: 0,
      known: 1,
      changeId: null,
    });
    expect(Object.keys(ownRegistryOf(newWorkspace().reader))).not.toContain('settled');
  });

  it('are left out where their supplier is not there', () => {
    const workspace = newWorkspace();
    const list = ownRegistrySchema.parse({
      schema: 1,
      kind: 'provenet-own-suppliers',
      suppliers: [],
      names: [],
      owners: [],
      apart: [],
      settled: [{ label: 'Nokia', variant: '', evidence: 'oid:2011', supplierId: 'own-x' }],
    });
    const outcome = workspace.write((db) => takeOwnRegistry(db, list, 'ours.json'));
    expect(outcome.leftOut).toEqual(['Nokia with the sign oid:2011: there is no supplier own-x']);
  });

  it('follow a supplier of one’s own into another, and back', async () => {
    const workspace = await withFirst();
    const list = ownRegistrySchema.parse({
      schema: 1,
      kind: 'provenet-own-suppliers',
      suppliers: [{ id: 'own-x', name: 'Xyzzy', country: null, note: null }],
      names: [],
      owners: [],
      apart: [],
      settled: [
        { label: 'Nokia', variant: '', evidence: 'oid:2011', supplierId: 'own-x' },
        { label: 'Nokia', variant: '', evidence: 'mac:own-x', supplierId: 'nokia' },
      ],
    });
    const taken = workspace.write((db) => takeOwnRegistry(db, list, 'ours.json'));
    expect(suppliersOf(workspace)[0]).toBe('own-x');
    const ericsson = settle(workspace, 'Ericsson', 'own-x');
    const early = await failureOfCall(() => undo(workspace, taken.changeId ?? 0));
    expectFailure(early, 'conflict', 'the label “Ericsson” names a supplier');
    undo(workspace, ericsson.changeId);
    const merger = workspace.write((db) =>
      mergeSuppliers(db, { supplierId: 'own-x', intoId: 'zte' }),
    );
    expect(suppliersOf(workspace)[0]).toBe('zte');
    expect(readSettledLabels(workspace.reader).map(({ key }) => key)).toEqual([
      'mac:zte',
      'oid:2011',
    ]);
    undo(workspace, merger.changeId);
    expect(suppliersOf(workspace)[0]).toBe('own-x');
    expect(readSettledLabels(workspace.reader).map(({ key }) => key)).toEqual([
      'mac:own-x',
      'oid:2011',
    ]);
    expectSound(workspace);
  });
});
