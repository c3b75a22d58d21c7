import { describe, expect, it } from 'vitest';
import { assignVendor } from '#main/data/commands/assign-vendor';
import { undoChange } from '#main/data/commands/undo';
import type { Workspace } from '#main/data/workspace';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const FIRST =
  'Serial,Vendor,Model\nS1,Zorblatt,UGW9811\nS2,ZORBLATT Ltd,UGW9811\nS3,Acme,X\nS4,ACME Ltd,X\n';

type To = { readonly supplierId: string } | { readonly newSupplierName: string };

/** Decides on the text of the first item; gives the change. */
function decide(workspace: Workspace, text: string, to: To): { changeId: number; changed: number } {
  const id = workspace.reader
    .prepare<[string], number>('SELECT id FROM manufacturer WHERE text = ?')
    .pluck()
    .get(text);
  return workspace.write((db) => assignVendor(db, { manufacturerIds: [id ?? 0], to }));
}

const suppliersOf = (workspace: Workspace) => itemsOf(workspace).map((each) => each.supplierId);
const placementsOf = (workspace: Workspace) => itemsOf(workspace).map((each) => each.placement);

describe('a decision on a text', () => {
  it('holds at once for other spellings of the same name, their tags too, and undo takes it back', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FIRST);
    const before = placementsOf(workspace);
    const { changeId, changed } = decide(workspace, 'Zorblatt', { supplierId: 'huawei' });
    expect(suppliersOf(workspace)).toEqual(['huawei', 'huawei', null, null]);
    const [one, other] = placementsOf(workspace);
    expect([one, other]).toEqual(['core', 'core']);
    expect(changed).toBe(2);
    const more = `${FIRST}S5,Other,Y\n`;
    const { ledger } = await importText(workspace, more, { name: 'more.csv' });
    expect(ledger).toMatchObject({ added: 1, unchanged: 4 });
    workspace.write((db) => undoChange(db, changeId));
    expect(suppliersOf(workspace)).toEqual([null, null, null, null, null]);
    expect(placementsOf(workspace).slice(0, 4)).toEqual(before);
  });

  it('lets texts of a new supplier’s own name lead to it, until it is undone', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FIRST);
    const { changeId, changed } = decide(workspace, 'Zorblatt', { newSupplierName: 'Acme' });
    expect(suppliersOf(workspace)).toEqual(['own-acme', 'own-acme', 'own-acme', 'own-acme']);
    expect(changed).toBe(4);
    workspace.write((db) => undoChange(db, changeId));
    expect(suppliersOf(workspace)).toEqual([null, null, null, null]);
    expect(workspace.reader.prepare('SELECT 1 FROM supplier WHERE is_own = 1').all()).toEqual([]);
  });
});
