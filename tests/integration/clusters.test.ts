import { describe, expect, it } from 'vitest';
import { assignVendor } from '#main/data/commands/assign-vendor';
import { ClusterSearch } from '#main/data/commands/cluster-search';
import { keepApart } from '#main/data/commands/keep-apart';
import { undoChange } from '#main/data/commands/undo';
import { readHistory } from '#main/data/queries/history';
import { readNamesApart, readOpenNames } from '#main/data/queries/open-names';
import type { Workspace } from '#main/data/workspace';
import { failureOfCall } from '../support/failure.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { clusterWorkerUrl, importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const FILE = [
  'Serial,Vendor',
  'S1,Zorblatt AG',
  'S2,Zorblatt AG',
  'S3,ZORBLATT',
  'S4,Zorblat',
  'S5,Other Company',
  'S6,Huawei',
  '',
].join('\n');

const search = new ClusterSearch(clusterWorkerUrl);

function clustersOf(workspace: Workspace) {
  const { reader } = workspace;
  return search.run({ names: readOpenNames(reader), apart: readNamesApart(reader) });
}

async function textsOf(workspace: Workspace): Promise<string[][]> {
  return (await clustersOf(workspace)).map(({ members }) => members.map(({ text }) => text));
}

const WHOLE = [['Zorblatt AG', 'Zorblat', 'ZORBLATT']];

describe('names that look alike', () => {
  it('are resolved as one change, and are open and together again when it is undone', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FILE);
    const before = contentOf(workspace);
    const [cluster] = await clustersOf(workspace);
    expect(cluster).toMatchObject({ name: 'Zorblatt AG', items: 4 });
    const manufacturerIds = (cluster?.members ?? []).flatMap((each) => each.manufacturerIds);
    const { changed, changeId } = workspace.write((db) =>
      assignVendor(db, { manufacturerIds, to: { newSupplierName: cluster?.name ?? '' } }),
    );
    expect(changed).toBe(4);
    const own = 'own-zorblatt-ag';
    expect(itemsOf(workspace).map(({ supplierId }) => supplierId)).toEqual([
      own,
      own,
      own,
      own,
      null,
      'huawei',
    ]);
    expect(await textsOf(workspace)).toEqual([]);
    workspace.write((db) => undoChange(db, changeId));
    expect(await textsOf(workspace)).toEqual(WHOLE);
    expect(contentOf(workspace)['manufacturer']).toEqual(before['manufacturer']);
    expectSound(workspace);
  });

  it('are not offered again once they are kept apart, until that is undone', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FILE);
    const { pairs, changeId } = workspace.write((db) =>
      keepApart(db, { names: ['Zorblat', 'Zorblatt AG', 'ZORBLATT'], reason: 'Asked them.' }),
    );
    // Two of the three are one name but for the legal form.
    expect(pairs).toBe(1);
    expect(await textsOf(workspace)).toEqual([['Zorblatt AG', 'ZORBLATT']]);
    expect(readHistory(workspace.reader)[0]).toMatchObject({
      kind: 'vendor',
      text: 'Kept "Zorblat" apart from "Zorblatt AG" and 1 more',
      reason: 'Asked them.',
      items: 0,
      canUndo: true,
    });
    await importText(workspace, 'Serial,Vendor\nS7,ZORBLAT Ltd\n', {
      name: 'next.csv',
    });
    expect(await textsOf(workspace)).toEqual([
      ['Zorblatt AG', 'ZORBLATT'],
      ['ZORBLAT Ltd', 'Zorblat'],
    ]);
    expect(workspace.write((db) => undoChange(db, changeId)).changed).toBe(0);
    expect(readNamesApart(workspace.reader)).toEqual([]);
    expect(await textsOf(workspace)).toEqual([
      ['Zorblatt AG', 'ZORBLAT Ltd', 'Zorblat', 'ZORBLATT'],
    ]);
    expectSound(workspace);
  });

  it('are all kept apart from each other where they are all given twice', async () => {
    const workspace = newWorkspace();
    const names = ['Vexalon', 'Vexaron', 'Vexolon'];
    const { pairs } = workspace.write((db) => keepApart(db, { names, from: names }));
    expect(pairs).toBe(3);
    expect(readNamesApart(workspace.reader)).toEqual([
      ['vexalon', 'vexaron'],
      ['vexalon', 'vexolon'],
      ['vexaron', 'vexolon'],
    ]);
  });

  it.each([
    ['one name alone', ['Vexalon'], 'invalid-input', /another one/u],
    ['a name twice', ['Vexalon', 'Vexalon'], 'invalid-input', /another one/u],
    ['two spellings of one name', ['Vexalon Ltd', 'VEXALON'], 'invalid-input', /one name but for/u],
    ['a name that says nothing', ['Vexalon', '???'], 'invalid-input', /no letter or digit/u],
    ['what is said already', ['Zorblat', 'Vexalon'], 'conflict', /already/u],
  ])('cannot be kept apart: %s', async (_what, names, code, sentence) => {
    const workspace = newWorkspace();
    workspace.write((db) => keepApart(db, { names: ['Vexalon', 'Zorblat'] }));
    const before = contentOf(workspace);
    const failure = await failureOfCall(() => workspace.write((db) => keepApart(db, { names })));
    expect(failure).toMatchObject({ code, message: expect.stringMatching(sentence) });
    expect(contentOf(workspace)).toEqual(before);
  });

  it('are found among all names, not only among those that the queue lists', async () => {
    const workspace = newWorkspace();
    const rows = Array.from({ length: 5100 }, (_each, at) => `A${at},x${at}q\nB${at},x${at}q`);
    await importText(
      workspace,
      `Serial,Vendor\n${rows.join('\n')}\nS1,Zorblatt\nS2,Zorblatt\nS3,zorblat\n`,
    );
    expect(await textsOf(workspace)).toEqual([['Zorblatt', 'zorblat']]);
  });
});

describe('a search for them', () => {
  it('ends when a newer one begins, when it is cancelled, and leaves nothing behind', async () => {
    const own = new ClusterSearch(clusterWorkerUrl);
    const job = { names: [{ text: 'Zorblatt', items: 1, manufacturerIds: [1] }], apart: [] };
    const first = own.run(job);
    const second = own.run(job);
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    await expect(second).resolves.toEqual([]);
    const third = own.run(job);
    own.cancel();
    await expect(third).rejects.toMatchObject({ code: 'cancelled' });
    await expect(own.run(job)).resolves.toEqual([]);
  });

  it('fails with a sentence where its thread cannot run', async () => {
    const broken = new ClusterSearch(new URL('nowhere.ts', clusterWorkerUrl));
    await expect(broken.run({ names: [], apart: [] })).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('could not be compared'),
    });
  });
});
