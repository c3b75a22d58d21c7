import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backupFolderOf, listBackups } from '#main/data/durability/backup-file';
import { readSeal } from '#main/data/durability/seal-file';
import { makeConverted, swapSteps, type ConvertOrder } from '#main/data/encryption/convert';
import { keyPathOf } from '#main/data/encryption/key-file';
import { unlock } from '#main/data/encryption/unlock';
import { readHistory } from '#main/data/queries/history';
import { Session } from '#main/data/session';
import { Workspace } from '#main/data/workspace';
import { tagAll } from '../support/backups.ts';
import { CANARY, filesHolding, newEncrypted, newPlain } from '../support/encrypted.ts';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { PASSPHRASE, sharedLock } from '../support/shared-lock.ts';
import { closeWhenDone, workerUrl } from '../support/workspaces.ts';

const words = { kind: 'words', text: PASSPHRASE } as const;

/** A session with a workspace open in it; closed with the test. */
function sessionOf(workspace: Workspace): Session {
  const session = new Session(workerUrl, '0.0.0', () => undefined);
  session.replaceWorkspace(workspace);
  onTestFinished(() => session.closeWorkspace());
  return session;
}

/** What a workspace holds, but for the history, which tells of the conversion. */
function contentWithoutHistory(workspace: Workspace): unknown {
  const { change: _, ...content } = contentOf(workspace);
  return content;
}

describe('converting an open workspace', () => {
  it('encrypts it: the same content, no text in any file but backups from before', async () => {
    const session = sessionOf(await newPlain());
    const { path } = session.workspace;
    const before = contentWithoutHistory(session.workspace);
    await session.backups.make('asked');
    await session.convert(await sharedLock());
    expect(contentWithoutHistory(session.workspace)).toEqual(before);
    expectSound(session.workspace);
    expect(readHistory(session.workspace.reader)[0]).toMatchObject({
      kind: 'settings',
      text: 'Encrypted the workspace',
    });
    tagAll(session.workspace, 'core');
    await session.closeWorkspace();
    const [newest, plain, ...others] = listBackups(backupFolderOf(path));
    expect([newest?.isEncrypted, plain?.isEncrypted, others]).toEqual([true, false, []]);
    expect(filesHolding(dirname(path), CANARY)).toEqual([plain?.path]);
    const key = await unlock(path, words);
    closeWhenDone(Workspace.open(path, false, { key }));
  });

  it('makes it plain again: its key file is gone, and backups from before keep theirs', async () => {
    const session = sessionOf(await newEncrypted());
    const { path } = session.workspace;
    const before = contentWithoutHistory(session.workspace);
    await session.backups.make('asked');
    await session.convert(null);
    expect(contentWithoutHistory(session.workspace)).toEqual(before);
    expectSound(session.workspace);
    expect(existsSync(keyPathOf(path))).toBe(false);
    const [backup] = listBackups(backupFolderOf(path));
    expect(existsSync(keyPathOf(backup?.path ?? ''))).toBe(true);
    await session.closeWorkspace();
    closeWhenDone(Workspace.open(path, false));
  });

  it('restores a backup of either kind, and the workspace is then of that kind', async () => {
    const session = sessionOf(await newPlain());
    await session.backups.make('asked');
    const [plain] = session.backups.list();
    await session.convert(await sharedLock());
    const content = contentWithoutHistory(session.workspace);
    const refused = await failureOfCall(() => session.restore(plain?.id ?? ''));
    expectFailure(refused, 'conflict', 'stored without encryption');
    expect(session.workspace.key).not.toBeNull();
    await session.restore(plain?.id ?? '', true);
    expect(session.workspace.key).toBeNull();
    expect(readHistory(session.workspace.reader)[0]?.text).toContain('made the workspace plain');
    expect(contentWithoutHistory(session.workspace)).toEqual(content);
    expect(existsSync(keyPathOf(session.workspace.path))).toBe(false);
    const encrypted = session.backups.list().find(({ isEncrypted }) => isEncrypted);
    expectFailure(
      await failureOfCall(() => session.restore(encrypted?.id ?? '')),
      'conflict',
      'another key',
    );
    expectSound(session.workspace);
  });

  it('keeps what is changed while it begins', async () => {
    const session = sessionOf(await newPlain());
    const converting = session.convert(await sharedLock());
    tagAll(session.workspace, 'edge');
    const before = contentWithoutHistory(session.workspace);
    await converting;
    expect(contentWithoutHistory(session.workspace)).toEqual(before);
  });

  it('is refused where it is so already, and amid an import, which goes on', async () => {
    const session = sessionOf(await newPlain());
    expectFailure(await failureOfCall(() => session.convert(null)), 'conflict', 'plain already');
    const { workspace } = session;
    const lock = await sharedLock();
    await workspace.writeInSteps(async (_db, begin) => {
      begin();
      expectFailure(await failureOfCall(() => session.convert(lock)), 'conflict', 'is running');
      return false;
    });
    expect(workspace.isOpen).toBe(true);
  });

  it('says where the copy cannot be made, and leaves the workspace open as it was', async () => {
    const session = sessionOf(await newPlain());
    const { path } = session.workspace;
    const lock = await sharedLock();
    // A folder in the place of the copy cannot be written to.
    mkdirSync(`${path}.converting`);
    await expect(session.convert(lock)).rejects.toThrow();
    rmdirSync(`${path}.converting`);
    tagAll(session.workspace, 'core');
    expect(session.workspace.key).toBeNull();
  });
});

/** Makes the copy, and takes away what reading a closed workspace left beside it. */
function makeCopy(order: ConvertOrder): void {
  makeConverted(order);
  for (const suffix of ['-wal', '-shm']) rmSync(order.path + suffix, { force: true });
}

/** Ends a conversion after so many steps, as a program does that is killed there. */
type Stop = { readonly name: string; readonly run: (path: string) => void };

describe('a conversion that ends between two steps', () => {
  const conversions = [
    { what: 'to an encrypted one', isEncrypting: true },
    { what: 'to a plain one', isEncrypting: false },
  ] as const;

  for (const { what, isEncrypting } of conversions) {
    it(`leaves one whole workspace, ${what}`, async () => {
      const lock = await sharedLock();
      const workspace = isEncrypting ? await newPlain() : await newEncrypted();
      const { path } = workspace;
      const content = contentOf(workspace);
      workspace.close();
      const order = isEncrypting
        ? { path, from: null, to: lock.key }
        : { path, from: lock.key, to: null };
      const file = isEncrypting ? lock.file : null;
      const start = new Map(
        [path, `${path}-seal`, keyPathOf(path)]
          .filter((each) => existsSync(each))
          .map((each) => [each, readFileSync(each)]),
      );
      const stops: Stop[] = [
        { name: 'a copy in part', run: () => writeFileSync(`${path}.converting`, CANARY) },
        { name: 'the copy', run: () => makeCopy(order) },
        { name: 'a key file in part', run: () => writeFileSync(`${keyPathOf(path)}.tmp`, '{') },
        ...swapSteps(path, file).map((_, at) => ({
          name: `${at + 1} steps of the swap`,
          run: () => {
            makeCopy(order);
            for (const step of swapSteps(path, file).slice(0, at + 1)) step();
          },
        })),
      ];
      for (const { name, run } of stops) {
        for (const each of [path, `${path}-seal`, keyPathOf(path)]) rmSync(each, { force: true });
        for (const [each, bytes] of start) writeFileSync(each, bytes);
        run(path);
        const key = await unlock(path, words);
        const opened = Workspace.open(path, false, { key });
        expect(contentOf(opened), name).toEqual(content);
        expect(readSeal(path)?.commits, name).toBe(opened.identity.commits);
        opened.close();
        expect(
          readdirSync(dirname(path)).filter((each) => /converting|\.tmp/u.test(each)),
          name,
        ).toEqual([]);
      }
    });
  }
});
