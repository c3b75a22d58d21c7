import { expect, it } from 'vitest';
import { assignVendor } from '#main/data/commands/assign-vendor';
import { changeItemsAtOnce } from '#main/data/commands/edit/change-items';
import { mergeSuppliers } from '#main/data/commands/own-knowledge/suppliers';
import { undoChange } from '#main/data/commands/undo';
import { readHistory } from '#main/data/queries/history';
import type { Workspace } from '#main/data/workspace';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const OWN = 'own-acme-radio';
const FILE = 'Serial,Vendor\nA,Acme Radio\nB,ACME RADIO\nC,Acme Radio Ltd\nD,Bar\n';

function assign(
  workspace: Workspace,
  text: string,
  to: Parameters<typeof assignVendor>[1]['to'],
): void {
  const id = workspace.reader
    .prepare<[string], number>('SELECT id FROM manufacturer WHERE text = ?')
    .pluck()
    .get(text);
  workspace.write((db) => assignVendor(db, { manufacturerIds: [id ?? -1], to }));
}

const suppliers = (workspace: Workspace): unknown[] =>
  itemsOf(workspace).map(({ supplierId }) => supplierId);

it.each([false, true])(
  'a supplier that is merged takes all its spellings along, and back (one decided on: %j)',
  async (isDecided) => {
    const workspace = newWorkspace();
    await importText(workspace, FILE);
    assign(workspace, 'Bar', { newSupplierName: 'Acme Radio' });
    if (isDecided) assign(workspace, 'Acme Radio', { supplierId: OWN });
    expect(suppliers(workspace)).toEqual([OWN, OWN, OWN, OWN]);
    const { changed, changeId } = workspace.write((db) =>
      mergeSuppliers(db, { supplierId: OWN, intoId: 'zte' }),
    );
    expect(changed).toBe(4);
    expect(suppliers(workspace)).toEqual(['zte', 'zte', 'zte', 'zte']);
    expect(itemsOf(workspace).map(({ verdict }) => verdict)).toEqual(Array(4).fill('review'));
    workspace.undo((db) => undoChange(db, changeId));
    expect(suppliers(workspace)).toEqual([OWN, OWN, OWN, OWN]);
    workspace.redo();
    expect(suppliers(workspace)).toEqual(['zte', 'zte', 'zte', 'zte']);
  },
);

it('undoing a decision tells as many items as deciding, without those that a person gave a vendor', async () => {
  const workspace = newWorkspace();
  await importText(workspace, 'Serial,Vendor\nA,Foo Works\nB,Foo Works\nC,Foo Works\n');
  const [first] = itemsOf(workspace);
  const filter = { itemId: first?.id ?? -1 };
  workspace.write((db) =>
    changeItemsAtOnce(db, { filter, set: { supplierId: 'nokia' }, reason: 'Seen' }),
  );
  assign(workspace, 'Foo Works', { supplierId: 'huawei' });
  const [decided] = readHistory(workspace.reader);
  workspace.undo((db) => undoChange(db, decided?.id ?? -1));
  const [undone] = readHistory(workspace.reader);
  expect([decided?.items, undone?.items]).toEqual([2, 2]);
});
