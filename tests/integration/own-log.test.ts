import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  copyFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readLogMark } from '#main/data/durability/log-mark';
import { readSeal, sealPathOf } from '#main/data/durability/seal-file';
import { Workspace } from '#main/data/workspace';
import { tagAll } from '../support/backups.ts';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import {
  backedUp,
  contentIn,
  copied,
  killed,
  newEncrypted,
  newPlain,
  salvagedItems,
} from '../support/killed-workspaces.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { indexSearches } from '../support/searches.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { closeWhenDone, importText, newWorkspace } from '../support/workspaces.ts';

const TEXT = `Serial,Vendor\n${Array.from({ length: 12 }, (_, at) => `S${at},Huawei`).join('\n')}\n`;

describe.each([
  ['a plain workspace', newPlain],
  ['an encrypted workspace', newEncrypted],
])('the log of %s that a program left', (_, make) => {
  it('is not laid over an earlier or a later state', async () => {
    const { path, key } = await make();
    const first = Workspace.open(path, false, { key });
    await importText(first, TEXT);
    first.close();
    const earlier = copied(path);
    const second = Workspace.open(path, false, { key });
    tagAll(second, 'core');
    second.close();
    const third = closeWhenDone(Workspace.open(path, false, { key }));
    tagAll(third, 'edge');
    const later = copied(killed(path));
    const more = Workspace.open(later, false, { key });
    tagAll(more, 'core');
    tagAll(more, 'edge');
    more.close();
    for (const [file, words] of [
      [earlier, 'an earlier state, not the file that the log beside it'],
      [later, 'a later state, not the file that the log beside it'],
    ] as const) {
      const left = killed(path, file);
      const failure = await failureOfCall(() => Workspace.open(left, false, { key }));
      expectFailure(failure, 'changes-lost', words);
      expect(readFileSync(left).equals(readFileSync(file))).toBe(true);
      expect(readFileSync(`${left}-wal`).equals(readFileSync(`${path}-wal`))).toBe(true);
    }
    expect(contentIn(killed(path), { key })).toEqual(contentOf(third));
  });

  it('goes on being known after a kill, and is set aside where another file is opened as it is', async () => {
    const { path, key } = await make();
    const first = Workspace.open(path, false, { key });
    await importText(first, TEXT);
    first.close();
    const earlier = copied(path);
    const alone = copied(path);
    if (existsSync(`${path}-key`)) copyFileSync(`${path}-key`, `${alone}-key`);
    const second = closeWhenDone(Workspace.open(path, false, { key }));
    tagAll(second, 'core');
    const left = killed(path);
    const third = closeWhenDone(Workspace.open(left, false, { key }));
    // Its log was copied into the file, and is there all the same until the next change: it goes on from
    // the file before.
    expect(contentIn(killed(left, earlier), { key })).toEqual(contentOf(third));
    expect(contentIn(killed(left), { key })).toEqual(contentOf(third));
    tagAll(third, 'edge');
    expect(readSeal(left)?.log).not.toBeNull();
    expect(contentIn(killed(left, earlier), { key })).toBeNull();
    const asItIs = killed(left, earlier);
    const log = readFileSync(`${asItIs}-wal`);
    const read = Workspace.openToRead(asItIs, { isDamaged: true, key });
    expect(contentOf(read)).toEqual(contentIn(alone, { key }));
    read.close();
    expect(readFileSync(`${asItIs}-wal`).equals(log)).toBe(true);
    const fourth = closeWhenDone(Workspace.open(asItIs, false, { key, isAsItIs: true }));
    expect(contentOf(fourth)).toEqual(contentIn(alone, { key }));
    const [aside = ''] = readdirSync(`${asItIs}-set-aside`);
    const kept = join(`${asItIs}-set-aside`, aside, `${basename(asItIs)}-wal`);
    expect(readFileSync(kept).equals(log)).toBe(true);
    tagAll(fourth, 'core');
    expect(contentIn(killed(asItIs), { key })).toEqual(contentOf(fourth));
  });
});

it('the log that a program left is not laid over another workspace', async () => {
  const workspace = newWorkspace();
  await importText(workspace, TEXT);
  const { path: other } = await newPlain();
  tagAll(workspace, 'core');
  expect(contentIn(killed(workspace.path, other), { key: null })).toBeNull();
});

it('rows are saved out of a file without the log that belongs to another', async () => {
  const workspace = newWorkspace();
  await importText(workspace, TEXT);
  tagAll(workspace, 'core');
  const { path } = workspace;
  workspace.close();
  const earlier = copied(path);
  const second = Workspace.open(path, false);
  tagAll(second, 'edge');
  second.close();
  const third = closeWhenDone(Workspace.open(path, false));
  await importText(third, `${TEXT}T1,Nokia\n`);
  tagAll(third, 'core');
  tagAll(third, 'edge');
  const left = killed(path, earlier);
  const saved = salvagedItems(left);
  expect(saved).toHaveLength(12);
  expect(saved).toEqual(salvagedItems(copied(earlier)));
  expect(saved).not.toEqual(salvagedItems(killed(path)));
});

it('the log that a program left is not laid over a backup, whichever way it is opened', async () => {
  const workspace = newWorkspace();
  await importText(workspace, TEXT);
  tagAll(workspace, 'core');
  tagAll(workspace, 'edge');
  const backup = backedUp(workspace.path);
  const alone = contentIn(backup, { key: null });
  const left = killed(workspace.path, backup);
  const failure = await failureOfCall(() => Workspace.open(left, false));
  expectFailure(
    failure,
    'changes-lost',
    'another copy, such as a backup, not the file that the log beside it',
  );
  const read = Workspace.openToRead(left, { isDamaged: true });
  expect(contentOf(read)).toEqual(alone);
  read.close();
  expect(salvagedItems(left)).toEqual(alone?.['item']);
  const asItIs = Workspace.open(left, false, { isAsItIs: true });
  expect(contentOf(asItIs)).toEqual(alone);
  expectSound(asItIs);
  asItIs.close();
});

it('a log that the index of searches began is known as well', async () => {
  const workspace = newWorkspace();
  await importText(workspace, TEXT);
  tagAll(workspace, 'core');
  const earlier = copied(workspace.path);
  const other = new BetterSqlite3(workspace.path);
  other.pragma('wal_checkpoint(PASSIVE)');
  other.close();
  const before = readLogMark(workspace.path);
  indexSearches(workspace);
  expect(readLogMark(workspace.path)).not.toBe(before);
  expect(readSeal(workspace.path)?.log?.mark).toBe(readLogMark(workspace.path));
  expect(contentIn(killed(workspace.path, earlier), { key: null })).toBeNull();
  expect(contentIn(killed(workspace.path), { key: null })).toEqual(contentOf(workspace));
});

it('a log that began while the seal could not be written is taken for no other', async () => {
  const workspace = newWorkspace();
  await importText(workspace, TEXT);
  tagAll(workspace, 'core');
  const { path } = workspace;
  const other = new BetterSqlite3(path);
  other.pragma('wal_checkpoint(PASSIVE)');
  other.close();
  // In the place of the seal, a folder lets nobody read or write it.
  renameSync(sealPathOf(path), `${path}.aside`);
  mkdirSync(sealPathOf(path));
  tagAll(workspace, 'edge');
  expect(workspace.sealTrouble).not.toBeNull();
  rmdirSync(sealPathOf(path));
  renameSync(`${path}.aside`, sealPathOf(path));
  tagAll(workspace, 'core');
  expect(contentIn(killed(path), { key: null })).toEqual(contentOf(workspace));
});

it('an encrypted workspace opens after a kill where there is no room for a copy', async () => {
  const { path, key } = await newEncrypted();
  const workspace = closeWhenDone(Workspace.open(path, false, { key }));
  await importText(workspace, TEXT);
  tagAll(workspace, 'core');
  const left = killed(path);
  vi.stubEnv('TMPDIR', join(tempFolder(), 'none'));
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  expect(contentIn(left, { key })).toEqual(contentOf(workspace));
});

it('a new workspace is not made where the log of another was left', async () => {
  const workspace = newWorkspace();
  await importText(workspace, TEXT);
  tagAll(workspace, 'core');
  const left = killed(workspace.path);
  rmSync(left);
  const failure = await failureOfCall(() => Workspace.open(left, true));
  expectFailure(failure, 'conflict', 'Audit.provenet-wal lies there');
  expect(existsSync(left)).toBe(false);
});

type Step =
  | 'tag core'
  | 'tag edge'
  | 'import'
  | 'index'
  | 'back up'
  | 'copy the log'
  | 'open again'
  | 'open beside';

const steps = fc.array(
  fc.constantFrom<Step>(
    'tag core',
    'tag edge',
    'import',
    'index',
    'back up',
    'copy the log',
    'open again',
    'open beside',
  ),
  { minLength: 3, maxLength: 12 },
);

describe('any file that stood beside a log at some time', () => {
  it('makes what was committed with it, or is refused', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { path } = await newPlain();
        let workspace = Workspace.open(path, false);
        const files: string[] = [];
        try {
          await importText(workspace, TEXT);
          for (const step of all) {
            files.push(copied(path));
            if (step === 'tag core') tagAll(workspace, 'core');
            if (step === 'tag edge') tagAll(workspace, 'edge');
            if (step === 'import') await importText(workspace, `${TEXT}T${files.length},Nokia\n`);
            if (step === 'index') indexSearches(workspace);
            if (step === 'back up') files.push(backedUp(path));
            if (step === 'open beside') Workspace.open(path, false).close();
            if (step === 'copy the log') {
              const other = new BetterSqlite3(path);
              other.pragma('wal_checkpoint(PASSIVE)');
              other.close();
            }
            if (step === 'open again') {
              workspace.close();
              workspace = Workspace.open(path, false);
            }
          }
          tagAll(workspace, 'edge');
          const truth = contentOf(workspace);
          for (const file of files) {
            const content = contentIn(killed(path, file), { key: null });
            if (content !== null) expect(content).toEqual(truth);
          }
          expect(contentIn(killed(path), { key: null })).toEqual(truth);
        } finally {
          workspace.close();
        }
      }),
      { numRuns: 15 },
    );
  });
});
