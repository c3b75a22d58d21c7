import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import type { AppErrorCode } from '#shared/rpc/app-error';
import { readSeal, sealPathOf } from '#main/data/durability/seal-file';
import { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { closeWhenDone, importText, newWorkspace } from '../support/workspaces.ts';

const tag = (workspace: Workspace, placement: 'core' | 'edge'): void => {
  workspace.write((db) => tagItems(db, { filter: {}, set: { placement }, reason: 'Seen.' }));
};

/** A closed workspace of two items. */
async function closed(): Promise<string> {
  const workspace = newWorkspace();
  await importText(workspace, 'Serial,Vendor\nS1,Huawei\nS2,Nokia\n');
  workspace.close();
  return workspace.path;
}

async function expectLost(path: string, code: AppErrorCode, words: string): Promise<void> {
  expectFailure(await failureOfCall(() => Workspace.open(path, false)), code, words);
}

/** The largest count of changes in the bytes of a seal. */
const readSealOf = (seal: Buffer): number =>
  Math.max(...[...seal.toString('latin1').matchAll(/"commits":(\d+)/gu)].map(([, n]) => Number(n)));

const open = (path: string): Workspace => closeWhenDone(Workspace.open(path, false));

describe('the seal of a workspace', () => {
  it('lets what was closed be opened again, as often as one likes', async () => {
    const path = await closed();
    for (let round = 0; round < 3; round += 1) {
      const workspace = Workspace.open(path, false);
      tag(workspace, round === 1 ? 'core' : 'edge');
      workspace.close();
    }
    expect(readSeal(path)?.closed?.size).toBe(statSync(path).size);
    open(path);
  });

  it('counts what is committed, and nothing that is not', async () => {
    const workspace = newWorkspace();
    const before = readSeal(workspace.path)?.commits ?? NaN;
    await importText(workspace, 'Serial,Vendor\nS1,Huawei\n');
    tag(workspace, 'core');
    expect(() => {
      workspace.write(() => {
        throw new Error('No.');
      });
    }).toThrow('No.');
    expect(readSeal(workspace.path)).toMatchObject({ commits: before + 2, closed: null });
  });

  it('names any bit of the file that changed while it was closed', async () => {
    const path = await closed();
    const sound = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.nat(7), async (at, bit) => {
        const damaged = Buffer.from(sound);
        damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
        writeFileSync(path, damaged);
        const failure = await failureOfCall(() => Workspace.open(path, false));
        // Within the count of changes, or the identity, it makes another state of it.
        const isOther = failure.code === 'changes-lost';
        expectFailure(
          failure,
          isOther ? failure.code : 'workspace-corrupt',
          isOther ? 'open it as it is' : 'differs from byte',
        );
        expect(readFileSync(path).equals(damaged)).toBe(true);
      }),
      { numRuns: 60 },
    );
    writeFileSync(path, sound);
    open(path);
  });

  it('opens a file that changed as it is, where that is wanted', async () => {
    const path = await closed();
    const bytes = readFileSync(path);
    // The version of SQLite that wrote last: nothing of the content.
    bytes.writeUInt32BE(1, 96);
    writeFileSync(path, bytes);
    await expectLost(path, 'workspace-corrupt', 'differs from byte 0 of');
    Workspace.open(path, false, { isAsItIs: true }).close();
    // What it was is kept, with the seal that spoke against it.
    const [aside = ''] = readdirSync(`${path}-set-aside`);
    expect(readFileSync(join(`${path}-set-aside`, aside, basename(path))).equals(bytes)).toBe(true);
    expect(existsSync(sealPathOf(join(`${path}-set-aside`, aside, basename(path))))).toBe(true);
    open(path);
  });

  it('says how many changes an older copy lacks', async () => {
    const path = await closed();
    const older = `${path}.older`;
    copyFileSync(path, older);
    const workspace = Workspace.open(path, false);
    tag(workspace, 'core');
    tag(workspace, 'edge');
    // The program ends without closing: the seal is that of an open workspace.
    const seal = readFileSync(sealPathOf(path));
    workspace.close();
    copyFileSync(older, path);
    writeFileSync(sealPathOf(path), seal);
    await expectLost(path, 'changes-lost', 'lacks the last 2 changes');
    const asItIs = Workspace.open(path, false, { isAsItIs: true });
    // No state that it comes to has the number of one that is lost.
    expect(asItIs.identity.commits).toBeGreaterThan(readSealOf(seal));
    asItIs.close();
    open(path);
  });

  it('says so where the log of a program that was killed lost its end', async () => {
    const path = await closed();
    const workspace = closeWhenDone(Workspace.open(path, false));
    tag(workspace, 'core');
    tag(workspace, 'edge');
    const killed = `${tempFolder()}/Killed.provenet`;
    for (const suffix of ['', '-wal', '-seal']) copyFileSync(path + suffix, killed + suffix);
    const log = readFileSync(`${killed}-wal`);
    const middle = Math.floor(log.length / 2);
    log[middle] = (log[middle] ?? 0) ^ 1;
    writeFileSync(`${killed}-wal`, log);
    await expectLost(killed, 'changes-lost', 'its log was damaged');
    // Looked at only: the log is as it was found.
    expect(readFileSync(`${killed}-wal`).equals(log)).toBe(true);
  });

  it('does not speak of another workspace that was put in its place', async () => {
    const path = await closed();
    const other = `${tempFolder()}/Other.provenet`;
    Workspace.open(other, true).close();
    const workspace = Workspace.open(path, false);
    tag(workspace, 'core');
    const seal = readFileSync(sealPathOf(path));
    workspace.close();
    copyFileSync(other, path);
    writeFileSync(sealPathOf(path), seal);
    open(path);
  });

  it('tells a later state that comes from another computer from a damaged file', async () => {
    const path = await closed();
    const elsewhere = `${tempFolder()}/Audit.provenet`;
    copyFileSync(path, elsewhere);
    const workspace = Workspace.open(elsewhere, false);
    tag(workspace, 'core');
    tag(workspace, 'edge');
    const { commits } = workspace.identity;
    workspace.close();
    copyFileSync(elsewhere, path);
    await expectLost(path, 'changes-lost', 'is a later state than the one that was closed here');
    await expectLost(path, 'changes-lost', 'with 2 more changes');
    expect(readFileSync(path).equals(readFileSync(elsewhere))).toBe(true);
    expect(readdirSync(dirname(path))).toEqual([basename(path), basename(sealPathOf(path))]);
    const asItIs = Workspace.open(path, false, { isAsItIs: true });
    expect(asItIs.identity.commits).toBe(commits);
    asItIs.close();
    open(path);
  });

  it('makes no damaged file of a copy and the log of the file that stood there before', async () => {
    const rows = (from: number): string =>
      Array.from({ length: 3000 }, (_, at) => `S${from + at},Huawei,site ${at % 50}`).join('\n');
    const first = newWorkspace();
    const { path } = first;
    await importText(first, `Serial,Vendor,Site\n${rows(0)}\n`);
    first.close();
    const elsewhere = `${tempFolder()}/Audit.provenet`;
    copyFileSync(path, elsewhere);
    const later = Workspace.open(elsewhere, false);
    await importText(later, `Serial,Vendor,Site\n${rows(3000)}\n`);
    later.close();
    const killed = `${tempFolder()}/Audit.provenet`;
    const workspace = closeWhenDone(Workspace.open(path, false));
    workspace.write((db) => db.exec("UPDATE item SET site = 'moved ' || site"));
    for (const suffix of ['-wal', '-seal']) copyFileSync(path + suffix, killed + suffix);
    copyFileSync(elsewhere, killed);
    const minutesAgo = new Date(Date.now() - 300_000);
    utimesSync(`${killed}-wal`, minutesAgo, minutesAgo);
    await expectLost(killed, 'workspace-corrupt', 'does not fit the log beside it');
    expect(readFileSync(killed).equals(readFileSync(elsewhere))).toBe(true);
    // The same log and its own file, whatever their times are.
    copyFileSync(path, killed);
    closeWhenDone(Workspace.open(killed, false));
  });

  it('tells an older state from a damaged file', async () => {
    const path = await closed();
    const older = `${path}.older`;
    copyFileSync(path, older);
    const workspace = Workspace.open(path, false);
    tag(workspace, 'core');
    workspace.close();
    copyFileSync(older, path);
    await expectLost(path, 'changes-lost', 'lacks the last change');
  });

  it('takes no other workspace in its place for a damaged one', async () => {
    const path = await closed();
    const other = `${tempFolder()}/Other.provenet`;
    Workspace.open(other, true).close();
    copyFileSync(other, path);
    await expectLost(
      path,
      'changes-lost',
      'is another workspace than the one that was closed here',
    );
    // From elsewhere, and looked through before.
    Workspace.open(path, false, { isForeign: true }).close();
    open(path);
  });

  it('is made anew where it is gone, torn or nonsense', async () => {
    const path = await closed();
    rmSync(sealPathOf(path));
    Workspace.open(path, false).close();
    expect(existsSync(sealPathOf(path))).toBe(true);
    for (const content of ['', 'PVNTSEAL1 00000000 {}', 'x'.repeat(5000)]) {
      writeFileSync(sealPathOf(path), content);
      Workspace.open(path, false).close();
      expect(readSeal(path)?.closed).not.toBeNull();
    }
  });

  it('stays broken while somebody else has the workspace open', async () => {
    const path = await closed();
    const [one, two] = [Workspace.open(path, false), Workspace.open(path, false)];
    tag(one, 'core');
    one.close();
    expect(readSeal(path)?.closed).toBeNull();
    tag(two, 'edge');
    two.close();
    expect(readSeal(path)?.closed).not.toBeNull();
    open(path);
  });
});
