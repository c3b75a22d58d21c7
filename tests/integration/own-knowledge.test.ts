import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assignVendor } from '#main/data/commands/assign-vendor';
import {
  ownRegistryOf,
  readOwnRegistry,
  takeOwnRegistry,
} from '#main/data/commands/own-knowledge/list-file';
import {
  mergeSuppliers,
  renameSupplier,
  setOwner,
} from '#main/data/commands/own-knowledge/suppliers';
import { tagItems } from '#main/data/commands/tag-items';
import { teachName } from '#main/data/commands/teach-name';
import { undoChange } from '#main/data/commands/undo';
import { readSupplierOptions, readUnresolvedNames } from '#main/data/queries/vendors';
import type { Workspace } from '#main/data/workspace';
import { failureOfCall } from '../support/failure.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const FILE = `Serial,Vendor,Model
S1,Zorblatt Oy,A
S2,Zorblatt Networks,B
S3,Quux,C
S4,Huawei,D
S5,,E
`;
const ZORBLATT = 'own-zorblatt-oy';

const namesOf = (workspace: Workspace): (string | null)[] =>
  itemsOf(workspace).map(({ supplierName }) => supplierName);
const ownOf = (workspace: Workspace): string[] =>
  readSupplierOptions(workspace.reader).flatMap(({ name, isOwn }) => (isOwn ? [name] : []));
const undo = (workspace: Workspace, changeId: number): number =>
  workspace.write((db) => undoChange(db, changeId)).changed;

function resolve(workspace: Workspace, text: string, newSupplierName: string): void {
  const name = readUnresolvedNames(workspace.reader).find((each) => each.text === text);
  workspace.write((db) =>
    assignVendor(db, {
      manufacturerIds: [name?.manufacturerId ?? -1],
      to: { newSupplierName },
    }),
  );
}

/** A workspace with two suppliers of the operator's own, one of them on a single item too. */
async function withOwn(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, FILE);
  resolve(workspace, 'Zorblatt Oy', 'Zorblatt Oy');
  resolve(workspace, 'Zorblatt Networks', 'Zorblatt Networks');
  workspace.write((db) =>
    tagItems(db, {
      filter: { search: 'S5' },
      set: { supplierId: 'own-zorblatt-networks' },
      reason: 'Type plate.',
    }),
  );
  return workspace;
}

describe('a supplier of the operator\u2019s own', () => {
  it('is renamed, and its texts go on leading to it', async () => {
    const workspace = await withOwn();
    const before = contentOf(workspace);
    const { changeId } = workspace.write((db) =>
      renameSupplier(db, { supplierId: ZORBLATT, name: 'Zorblatt Group' }),
    );
    expect(namesOf(workspace)[0]).toBe('Zorblatt Group');
    await importText(workspace, 'Serial,Vendor\nS6,ZORBLATT OY\nS7,Zorblatt Group Ltd\n');
    expect(namesOf(workspace).slice(5)).toEqual(['Zorblatt Group', 'Zorblatt Group']);
    undo(workspace, changeId);
    expect(namesOf(workspace)).toEqual([
      'Zorblatt Oy',
      'Zorblatt Networks',
      null,
      'Huawei',
      'Zorblatt Networks',
      'Zorblatt Oy',
      null,
    ]);
    expect(contentOf(workspace)['supplier_name']).toEqual(before['supplier_name']);
    expectSound(workspace);
  });

  it('becomes the same as another with all that is its, and comes back whole', async () => {
    const workspace = await withOwn();
    const before = namesOf(workspace);
    const { changed, changeId } = workspace.write((db) =>
      mergeSuppliers(db, { supplierId: 'own-zorblatt-networks', intoId: ZORBLATT }),
    );
    expect(changed).toBe(2);
    expect(namesOf(workspace)).toEqual([
      'Zorblatt Oy',
      'Zorblatt Oy',
      null,
      'Huawei',
      'Zorblatt Oy',
    ]);
    expect(ownOf(workspace)).toEqual(['Zorblatt Oy']);
    await importText(workspace, 'Serial,Vendor\nS6,Zorblatt Networks Inc\n');
    expect(namesOf(workspace)[5]).toBe('Zorblatt Oy');
    expectSound(workspace);
    undo(workspace, changeId);
    expect(namesOf(workspace)).toEqual([...before, 'Zorblatt Networks']);
    expectSound(workspace);
  });

  it('may turn out to be one of the registry, with its policies', async () => {
    const workspace = await withOwn();
    const { changed, changeId } = workspace.write((db) =>
      mergeSuppliers(db, { supplierId: ZORBLATT, intoId: 'huawei' }),
    );
    expect(changed).toBe(1);
    expect(itemsOf(workspace)[0]).toMatchObject({ supplierId: 'huawei', verdict: 'review' });
    undo(workspace, changeId);
    expect(itemsOf(workspace)[0]).toMatchObject({ supplierId: ZORBLATT, verdict: 'clear' });
  });

  it('is not renamed to one that is there, nor merged with itself, nor is one of the registry', async () => {
    const workspace = await withOwn();
    const failure = (call: (db: Parameters<typeof renameSupplier>[0]) => unknown) =>
      failureOfCall(() => workspace.write(call));
    const before = contentOf(workspace);
    expect(
      await failure((db) =>
        renameSupplier(db, { supplierId: ZORBLATT, name: 'zorblatt networks' }),
      ),
    ).toMatchObject({ code: 'conflict', message: /merge the two instead/u });
    expect(
      await failure((db) => renameSupplier(db, { supplierId: 'huawei', name: 'H' })),
    ).toMatchObject({
      code: 'conflict',
      message: /built-in registry/u,
    });
    expect(
      await failure((db) => mergeSuppliers(db, { supplierId: ZORBLATT, intoId: ZORBLATT })),
    ).toMatchObject({ code: 'invalid-input' });
    expect(contentOf(workspace)).toEqual(before);
  });
});

describe('an owner that the operator knows of', () => {
  const own = (workspace: Workspace, from: string | null, until: string | null) =>
    workspace.write((db) =>
      setOwner(db, {
        supplierId: ZORBLATT,
        ownerId: 'huawei',
        from,
        until,
        note: null,
        isForgotten: false,
      }),
    );
  const verdict = (workspace: Workspace) => itemsOf(workspace)[0]?.verdict;

  it('brings a supplier under the policies of the group, between its days', async () => {
    const workspace = await withOwn();
    const { changed, changeId } = own(workspace, '2020-01-01', null);
    expect(changed).toBe(1);
    expect(verdict(workspace)).toBe('review');
    own(workspace, '2020-01-01', '2021-12-31');
    expect(verdict(workspace)).toBe('clear');
    expect(await failureOfCall(() => undo(workspace, changeId))).toMatchObject({
      code: 'conflict',
    });
  });

  it('is forgotten without a trace', async () => {
    const workspace = await withOwn();
    const { changeId } = own(workspace, null, null);
    undo(workspace, changeId);
    expect(verdict(workspace)).toBe('clear');
    const again = own(workspace, null, null);
    expect(again.changed).toBe(1);
    workspace.write((db) =>
      setOwner(db, {
        supplierId: ZORBLATT,
        ownerId: 'huawei',
        from: null,
        until: null,
        note: null,
        isForgotten: true,
      }),
    );
    expect(verdict(workspace)).toBe('clear');
    expectSound(workspace);
  });

  it('cannot own itself, by way of others either, nor end before it begins', async () => {
    const workspace = await withOwn();
    own(workspace, null, null);
    const owning = (
      supplierId: string,
      ownerId: string,
      from: string | null,
      until: string | null,
    ) =>
      failureOfCall(() =>
        workspace.write((db) =>
          setOwner(db, { supplierId, ownerId, from, until, note: null, isForgotten: false }),
        ),
      );
    expect(await owning('huawei', ZORBLATT, null, null)).toMatchObject({ code: 'conflict' });
    expect(await owning(ZORBLATT, ZORBLATT, null, null)).toMatchObject({ code: 'conflict' });
    expect(await owning(ZORBLATT, 'nokia', '2021-01-02', '2021-01-01')).toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('a list of what the operator knows', () => {
  it('gives another workspace the same vendors, as one step', async () => {
    const workspace = await withOwn();
    workspace.write((db) => teachName(db, { supplierId: 'nokia', name: 'Quux', says: 'alias' }));
    const list = ownRegistryOf(workspace.reader);
    const path = writeTo(tempFolder(), 'ours.json', JSON.stringify(list));
    const other = newWorkspace();
    await importText(other, FILE);
    const empty = contentOf(other);
    const outcome = other.write((db) => takeOwnRegistry(db, list, 'ours.json'));
    expect(await readOwnRegistry(path)).toEqual(list);
    expect(outcome).toMatchObject({ changed: 3, added: 5, leftOut: [] });
    expect(namesOf(other)).toEqual(['Zorblatt Oy', 'Zorblatt Networks', 'Nokia', 'Huawei', null]);
    expect(other.write((db) => takeOwnRegistry(db, list, 'ours.json'))).toMatchObject({
      changeId: null,
      added: 0,
    });
    undo(other, outcome.changeId ?? -1);
    expect(contentOf(other)['item']).toEqual(empty['item']);
    expect(contentOf(other)['supplier']).toEqual(empty['supplier']);
    expectSound(other);
  });

  it('leaves out what contradicts the workspace, and says so', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FILE);
    const outcome = workspace.write((db) =>
      takeOwnRegistry(
        db,
        {
          schema: 1,
          kind: 'provenet-own-suppliers',
          suppliers: [],
          names: [
            { supplierId: 'nokia', name: 'Huawei', says: 'alias' },
            { supplierId: 'nobody', name: 'X', says: 'alias' },
          ],
          owners: [
            { supplierId: 'nobody', ownerId: 'nokia', from: null, until: null, note: null },
            { supplierId: 'nokia', ownerId: 'nokia', from: null, until: null, note: null },
          ],
          apart: [['One', 'ONE']],
        },
        'list.json',
      ),
    );
    expect(outcome).toMatchObject({ changed: 0, changeId: null, added: 0 });
    expect(outcome.leftOut).toHaveLength(5);
    expect(outcome.leftOut[0]).toContain('leads to Huawei here');
  });

  it('is refused with one sentence where the file is something else', async () => {
    const folder = tempFolder();
    const failures = await Promise.all(
      [
        writeTo(folder, 'a.json', 'no'),
        writeTo(folder, 'b.json', '{"schema": 1}'),
        join(folder, 'c.json'),
      ].map((path) => failureOfCall(() => readOwnRegistry(path))),
    );
    expect(failures.map(({ code }) => code)).toEqual(['invalid-input', 'invalid-input', 'io']);
    expect(failures.every(({ message }) => /^[abc]\.json [^\n]+\.$/u.test(message))).toBe(true);
  });
});
