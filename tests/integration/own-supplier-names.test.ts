import { describe, expect, it } from 'vitest';
import { assignVendor } from '#main/data/commands/assign-vendor';
import { mergeSuppliers, renameSupplier } from '#main/data/commands/own-knowledge/suppliers';
import { teachName } from '#main/data/commands/teach-name';
import { undoChange } from '#main/data/commands/undo';
import { readUnresolvedNames } from '#main/data/queries/vendors';
import type { Workspace } from '#main/data/workspace';
import { failureOfCall } from '../support/failure.ts';
import { expectSound } from '../support/ledgers.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const FILE = 'Serial,Vendor,Model\nS1,Zorblatt Oy,A\nS2,Quux,B\n';
const ZORBLATT = 'own-zorblatt-oy';

const namesOf = (workspace: Workspace): (string | null)[] =>
  itemsOf(workspace).map(({ supplierName }) => supplierName);
const undo = (workspace: Workspace, changeId: number): number =>
  workspace.write((db) => undoChange(db, changeId)).changed;

function resolve(workspace: Workspace, text: string, newSupplierName: string): void {
  const name = readUnresolvedNames(workspace.reader).find((each) => each.text === text);
  workspace.write((db) =>
    assignVendor(db, { manufacturerIds: [name?.manufacturerId ?? -1], to: { newSupplierName } }),
  );
}

/** A workspace with a supplier of the operator's own. */
async function withOwn(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, FILE);
  resolve(workspace, 'Zorblatt Oy', 'Zorblatt Oy');
  return workspace;
}

describe('a supplier of one’s own', () => {
  it('is given no name that leads to another one, whichever came first', async () => {
    const workspace = await withOwn();
    const renamed = () =>
      workspace.write((db) =>
        renameSupplier(db, { supplierId: ZORBLATT, name: 'Huawei Technologies' }),
      );
    expect(await failureOfCall(renamed)).toMatchObject({
      code: 'conflict',
      message: /leads to Huawei; choose Huawei/u,
    });
    const made = () => {
      resolve(workspace, 'Quux', 'HUAWEI TECHNOLOGIES CO., LTD');
    };
    expect(await failureOfCall(made)).toMatchObject({
      code: 'conflict',
      message: /leads to Huawei/u,
    });
  });

  it('is not merged while a rule of the operator names it, which would hold for nobody', async () => {
    const workspace = await withOwn();
    const rule = JSON.stringify({ name: 'Ours', conditions: [{ values: [ZORBLATT] }] });
    workspace.write((db) =>
      db
        .prepare(
          `INSERT INTO tag_rule (position, json, is_active, change_id)
           SELECT 0, ?, 0, max(id) FROM change`,
        )
        .run(rule),
    );
    const merged = () =>
      workspace.write((db) => mergeSuppliers(db, { supplierId: ZORBLATT, intoId: 'huawei' }));
    expect(await failureOfCall(merged)).toMatchObject({
      code: 'conflict',
      message: /named by your tag rule “Ours”/u,
    });
  });

  it('is found by the names that are known when a decision on its text is undone', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FILE);
    const [text] = readUnresolvedNames(workspace.reader).filter((each) => each.text === 'Quux');
    const assigned = workspace.write((db) =>
      assignVendor(db, {
        manufacturerIds: [text?.manufacturerId ?? -1],
        to: { supplierId: 'nokia' },
      }),
    );
    const taught = workspace.write((db) =>
      teachName(db, { supplierId: 'huawei', name: 'Quux', says: 'alias' }),
    );
    undo(workspace, assigned.changeId);
    expect(namesOf(workspace)[1]).toBe('Huawei');
    undo(workspace, taught.changeId);
    expect(namesOf(workspace)[1]).toBeNull();
    expectSound(workspace);
  });
});
