import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWorkspace } from '#main/cli/open-workspace';
import { readRegistryDifference, takeRegistry } from '#main/data/commands/registry-update';
import { teachName } from '#main/data/commands/teach-name';
import { undoChange } from '#main/data/commands/undo';
import { builtInRegistry } from '#main/tagging/catalogue';
import { Workspace } from '#main/data/workspace';
import { failureOfCall } from '../support/failure.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { tempFolder } from '../support/temp-folder.ts';
import {
  closeWhenDone,
  importText,
  itemsOf,
  newWorkspace,
  workerUrl,
} from '../support/workspaces.ts';

const FILE = `Serial,Vendor,Model,sysObjectID
S1,Huawei Tech,UGW9811,
S2,Nokia,7750 SR-7,
S3,,,1.3.6.1.4.1.2011.2.62
S4,Quux,,
`;

/** A workspace as an older program left it: it knew neither Huawei Tech nor enterprise numbers. */
async function older(): Promise<Workspace> {
  const folder = tempFolder();
  const workspace = newWorkspace(folder);
  await importText(workspace, FILE);
  workspace.write((db) => {
    db.exec(`
      UPDATE manufacturer SET supplier_id = NULL, matched_name = NULL, resolved_by = NULL,
        step = NULL WHERE text = 'Huawei Tech';
      UPDATE item_class SET evidence = NULL;
      UPDATE item_class SET placement = 'untagged', placement_by = NULL, function = NULL,
        function_by = NULL WHERE placement_by LIKE 'rule:%';
      UPDATE item_class SET class_key = 'old' || id;
      DELETE FROM evidence;
      UPDATE setting SET value = '"2020.01"' WHERE name = 'registryVersion';
      UPDATE setting SET value = 'null' WHERE name = 'evaluatedAsOf'`);
  });
  workspace.close();
  return closeWhenDone(Workspace.open(join(folder, 'audit.provenet'), false));
}

const suppliersOf = (workspace: Workspace): (string | null)[] =>
  itemsOf(workspace).map(({ supplierId }) => supplierId);

describe('a newer registry', () => {
  it('shows its differences before anything changes', async () => {
    const workspace = await older();
    expect(suppliersOf(workspace)).toEqual([null, 'nokia', null, null]);
    expect(readRegistryDifference(workspace.reader)).toMatchObject({
      from: '2020.01',
      to: builtInRegistry().version,
      items: 1,
      texts: [{ text: 'Huawei Tech', from: null, to: 'Huawei', items: 1 }],
      unreadItems: 1,
    });
  });

  it('does not act by the way when a name is taught', async () => {
    const workspace = await older();
    workspace.write((db) => teachName(db, { supplierId: 'cisco', name: 'Quux', says: 'alias' }));
    expect(suppliersOf(workspace)).toEqual([null, 'nokia', null, 'cisco']);
  });

  it('is taken as one step, with tags, and undone', async () => {
    const workspace = await older();
    const before = contentOf(workspace);
    const { changed, changeId } = workspace.write((db) => takeRegistry(db));
    expect(suppliersOf(workspace)).toEqual(['huawei', 'nokia', 'huawei', null]);
    expect(itemsOf(workspace)[0]?.placement).toBe('core');
    expect(changed).toBeGreaterThanOrEqual(1);
    expect(readRegistryDifference(workspace.reader)).toBeNull();
    expect((await failureOfCall(() => workspace.write((db) => takeRegistry(db)))).code).toBe(
      'conflict',
    );
    expectSound(workspace);
    workspace.write((db) => undoChange(db, changeId));
    expect(suppliersOf(workspace)).toEqual([null, 'nokia', null, null]);
    expect(itemsOf(workspace)[0]?.placement).toBe('untagged');
    const after = contentOf(workspace);
    for (const table of ['manufacturer', 'supplier_parent', 'evidence']) {
      expect(after[table]).toEqual(before[table]);
    }
    expectSound(workspace);
  });

  it('is told of by the command line, which goes on without it', async () => {
    const workspace = await older();
    const { path } = workspace;
    workspace.close();
    const told: string[] = [];
    const opened = await openWorkspace(path, 'read', {
      say: () => undefined,
      warn: (line) => told.push(line),
      json: () => undefined,
      data: () => undefined,
      workerUrl,
    });
    closeWhenDone(opened);
    expect(told).toEqual([
      expect.stringMatching(/^audit\.provenet keeps [^\n]+ 2020\.01;[^\n]+\.$/u),
    ]);
    expect(suppliersOf(opened)).toEqual([null, 'nokia', null, null]);
  });

  it('is taken without a question where no item shows it', () => {
    const folder = tempFolder();
    const workspace = newWorkspace(folder);
    workspace.write((db) => {
      db.exec(`UPDATE setting SET value = '"2020.01"' WHERE name = 'registryVersion'`);
    });
    workspace.close();
    const again = closeWhenDone(Workspace.open(join(folder, 'audit.provenet'), false));
    expect(readRegistryDifference(again.reader)).toBeNull();
  });
});
