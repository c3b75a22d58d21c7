import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assignVendor } from '#main/data/commands/assign-vendor';
import { mergeSuppliers } from '#main/data/commands/own-knowledge/suppliers';
import {
  openOuiFile,
  removeMacRegistry,
  takeMacRegistry,
} from '#main/data/commands/signs/mac-registry';
import { teachName } from '#main/data/commands/teach-name';
import { undoImport } from '#main/data/commands/undo-import/undo-import';
import { undoChange } from '#main/data/commands/undo';
import { readContradictions } from '#main/data/queries/evidence';
import { readItemCard } from '#main/data/queries/item-card';
import { readMacRegistries } from '#main/data/queries/mac-registry';
import { readUnresolvedNames } from '#main/data/queries/vendors';
import type { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { expectSound } from '../support/ledgers.ts';
import { MAM_CSV, OUI36_CSV, OUI_CSV, OUI_TXT } from '../support/oui.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { importText, itemsOf, newWorkspace, onlyItem } from '../support/workspaces.ts';

const FILE = `Serial,Vendor,MAC address,sysObjectID,Software version
S1,Nokia,00:25:9e:00:00:01,,
S2,Nokia,0025.9e00.0002,1.3.6.1.4.1.6527.1.3.17,
S3,,28-6E-D4-00-00-03,,
S4,Acme,F4BD9E000004,1.3.6.1.4.1.54321.1,
S5,Nokia,02:25:9e:00:00:05,,
S6,Nokia,74:1A:E0:10:00:06,,
S7,Juniper Networks,74:1A:E0:15:50:07,,
S8,Acme,F4:BD:9E:00:00:08,,JUNOS 21.4R3
S9,Nokia,08:00:30:00:00:09,,
`;

async function take(workspace: Workspace, text: string, name = 'oui.csv') {
  const file = await openOuiFile(writeTo(tempFolder(), name, text));
  return workspace.write((db) => takeMacRegistry(db, file));
}

const undo = (workspace: Workspace, changeId: number): number =>
  workspace.write((db) => undoChange(db, changeId)).changed;

/** The keys of all items in their order. */
function signsOf(workspace: Workspace): (string | null)[] {
  return workspace.reader
    .prepare<[], string | null>(
      'SELECT c.evidence FROM item i JOIN item_class c ON c.id = i.class_id ORDER BY i.id',
    )
    .pluck()
    .all();
}

const WITH_OUI = [
  'mac:huawei',
  'oid:6527',
  'mac:huawei',
  'mac:cisco',
  null,
  null,
  null,
  'software:junos',
  null,
];
const WITHOUT = [null, 'oid:6527', null, 'oid:other', null, null, null, 'software:junos', null];

describe('a registry of MAC prefixes', () => {
  it('lets items there are and items to come say whom their addresses were assigned to', async () => {
    const [before, after] = [newWorkspace(), newWorkspace()];
    await importText(before, FILE);
    expect(signsOf(before)).toEqual(WITHOUT);
    expect(await take(before, OUI_CSV)).toMatchObject({ prefixes: 3, changed: 3 });
    await take(after, OUI_CSV);
    await importText(after, FILE);
    expect(signsOf(before)).toEqual(WITH_OUI);
    expect(signsOf(after)).toEqual(WITH_OUI);
    expectSound(before);
  });

  it('suggests and contradicts, and never tags', async () => {
    const workspace = newWorkspace();
    await take(workspace, OUI_CSV);
    await importText(workspace, FILE);
    const suppliers = itemsOf(workspace).map(({ supplierId }) => supplierId);
    expect(suppliers.slice(0, 4)).toEqual(['nokia', 'nokia', null, null]);
    expect(readContradictions(workspace.reader)).toMatchObject([
      { text: 'Nokia', items: 1, sign: { key: 'mac:huawei', isSure: false } },
    ]);
    const acme = readUnresolvedNames(workspace.reader).find(({ text }) => text === 'Acme');
    expect(acme?.evidence).toContainEqual({
      key: 'mac:cisco',
      words:
        'bears a MAC address that the IEEE assigned to Cisco, which may have made only a part of it',
      supplierId: 'cisco',
      supplierName: 'Cisco',
      isSure: false,
      items: 1,
    });
    const card = readItemCard(workspace.reader, onlyItem(workspace, { search: 'S1' }).id);
    expect(card.vendor).toMatchObject({ supplierId: 'nokia', isContradicted: true });
  });

  it('is kept with what it is, and reduced to what leads to a supplier', async () => {
    const workspace = newWorkspace();
    await take(workspace, OUI_CSV);
    const [registry, ...others] = readMacRegistries(workspace.reader);
    expect(others).toEqual([]);
    expect(registry).toMatchObject({
      fileName: 'oui.csv',
      blocks: ['MA-L'],
      assignments: 8,
      prefixes: 3,
      suppliers: 2,
    });
    expect(registry?.sha256).toHaveLength(64);
    expect(
      workspace.reader.prepare('SELECT prefix FROM mac_prefix ORDER BY prefix').pluck().all(),
    ).toEqual(['00259E', '286ED4', 'F4BD9E']);
  });

  it('is joined by those of longer prefixes, of which the longest counts', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FILE);
    await take(workspace, OUI_CSV);
    await take(workspace, MAM_CSV, 'mam.csv');
    const { changeId } = await take(workspace, OUI36_CSV, 'oui36.csv');
    expect(readMacRegistries(workspace.reader).map(({ fileName }) => fileName)).toEqual([
      'oui36.csv',
      'mam.csv',
      'oui.csv',
    ]);
    expect(signsOf(workspace).slice(5, 7)).toEqual(['mac:zte', 'mac:nokia']);
    undo(workspace, changeId);
    expect(signsOf(workspace).slice(5, 7)).toEqual(['mac:zte', 'mac:zte']);
  });

  it('lets a longer prefix of nobody known say nothing within a shorter one', async () => {
    const workspace = newWorkspace();
    await take(workspace, `${OUI_CSV}MA-M,00259E0,Quux Oy,Oulu FI\r\n`);
    await importText(workspace, 'Serial,MAC\nS1,00259E000001\nS2,00259E100002\n');
    expect(signsOf(workspace)).toEqual([null, 'mac:huawei']);
  });
});

describe('a registry that was taken', () => {
  it('is undone, replaced and removed, each as one change', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FILE);
    const first = await take(workspace, OUI_CSV);
    const second = await take(workspace, OUI_TXT, 'oui.txt');
    expect(readMacRegistries(workspace.reader).map(({ fileName }) => fileName)).toEqual([
      'oui.txt',
    ]);
    expect(signsOf(workspace)[2]).toBeNull();
    const early = await failureOfCall(() => undo(workspace, first.changeId));
    expectFailure(early, 'conflict', 'changed again');
    undo(workspace, second.changeId);
    expect(signsOf(workspace)).toEqual(WITH_OUI);
    const [{ id } = { id: 0 }] = readMacRegistries(workspace.reader);
    const removal = workspace.write((db) => removeMacRegistry(db, { id }));
    expect(removal.changed).toBe(3);
    expect(signsOf(workspace)).toEqual(WITHOUT);
    undo(workspace, removal.changeId);
    expect(signsOf(workspace)).toEqual(WITH_OUI);
    undo(workspace, first.changeId);
    expect(signsOf(workspace)).toEqual(WITHOUT);
    expectSound(workspace);
  });

  it('is refused where it is in use, and where it is none', async () => {
    const workspace = newWorkspace();
    await take(workspace, OUI_CSV);
    expectFailure(
      await failureOfCall(() => take(workspace, OUI_CSV)),
      'conflict',
      'in use already',
    );
    const bad = await failureOfCall(() => take(workspace, FILE, 'inventory.csv'));
    expectFailure(bad, 'invalid-input', 'inventory.csv is no registry of MAC prefixes');
    const gone = await failureOfCall(() => openOuiFile(join(tempFolder(), 'oui.csv')));
    expectFailure(gone, 'io', 'oui.csv could not be read');
    const unknown = await failureOfCall(() =>
      workspace.write((db) => removeMacRegistry(db, { id: 99 })),
    );
    expectFailure(unknown, 'not-found', 'not in use');
  });

  it('does not come back with an import that is undone', async () => {
    const workspace = newWorkspace();
    const { changeId } = await take(workspace, OUI_CSV);
    await importText(workspace, 'Serial,Vendor,MAC\nS1,Nokia,00259E000001\n');
    const { importId } = await importText(workspace, 'Serial,MAC\nS1,F4BD9E000001\n');
    expect(signsOf(workspace)).toEqual(['mac:cisco']);
    undo(workspace, changeId);
    workspace.write((db) => undoImport(db, importId ?? 0));
    expect(signsOf(workspace)).toEqual([null]);
  });

  it('leaves what a later row says less surely in its place', async () => {
    const workspace = newWorkspace();
    await take(workspace, OUI_CSV);
    await importText(workspace, 'Serial,Vendor,sysObjectID\nS1,Nokia,1.3.6.1.4.1.6527.1\n');
    await importText(workspace, 'Serial,MAC\nS1,00259E000001\n');
    expect(signsOf(workspace)).toEqual(['oid:6527']);
  });

  it('follows what the operator teaches of its assignees', async () => {
    const workspace = newWorkspace();
    await importText(
      workspace,
      'Serial,Vendor,MAC\nS1,Quux Oy,00259E000001\nS2,Zorb,3C4645000002\n',
    );
    const assign = (text: string, newSupplierName: string): void => {
      const name = readUnresolvedNames(workspace.reader).find((each) => each.text === text);
      const manufacturerIds = [name?.manufacturerId ?? -1];
      workspace.write((db) => assignVendor(db, { manufacturerIds, to: { newSupplierName } }));
    };
    assign('Quux Oy', 'Quux');
    assign('Zorb', 'Shanghai Infinity Wireless Technologies');
    await take(workspace, OUI_CSV);
    const own = 'own-shanghai-infinity-wireless-technologies';
    expect(signsOf(workspace)).toEqual(['mac:huawei', `mac:${own}`]);
    const merger = workspace.write((db) =>
      mergeSuppliers(db, { supplierId: own, intoId: 'own-quux' }),
    );
    expect(signsOf(workspace)).toEqual(['mac:huawei', 'mac:own-quux']);
    undo(workspace, merger.changeId);
    expect(signsOf(workspace)).toEqual(['mac:huawei', `mac:${own}`]);
    const name = 'HUAWEI TECHNOLOGIES CO.,LTD';
    const taught = workspace.write((db) =>
      teachName(db, { supplierId: 'huawei', name, says: 'not' }),
    );
    expect(signsOf(workspace)).toEqual([null, `mac:${own}`]);
    undo(workspace, taught.changeId);
    expect(signsOf(workspace)).toEqual(['mac:huawei', `mac:${own}`]);
    expectSound(workspace);
  });
});
