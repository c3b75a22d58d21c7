import { copyFileSync, existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import { readSeal } from '#main/data/durability/seal-file';
import { lockWith, newKey } from '#main/data/encryption/new-lock';
import { salvageWorkspace } from '#main/data/salvage/salvage-workspace';
import { Workspace } from '#main/data/workspace';
import { isAppError } from '#shared/rpc/app-error';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { contentOf } from '../support/ledgers.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { closeWhenDone, importText, newWorkspace } from '../support/workspaces.ts';

const TEXT = `Serial,Vendor\n${Array.from({ length: 12 }, (_, at) => `S${at},Huawei`).join('\n')}\n`;

type How = { readonly key: string | null };

const tag = (workspace: Workspace, placement: 'core' | 'edge'): void => {
  workspace.write((db) => tagItems(db, { filter: {}, set: { placement }, reason: 'Seen.' }));
};

const copied = (path: string): string => {
  const copy = join(tempFolder(), 'Copy.provenet');
  copyFileSync(path, copy);
  return copy;
};

/** What a program that is killed now would leave, in a folder of its own; with another file where one is given. */
function killed(path: string, file = path): string {
  const left = join(tempFolder(), 'Audit.provenet');
  for (const suffix of ['-wal', '-seal', '-key']) {
    if (existsSync(path + suffix)) copyFileSync(path + suffix, left + suffix);
  }
  copyFileSync(file, left);
  // Times say nothing: many programs that copy keep them.
  const then = new Date(0);
  utimesSync(left, then, then);
  return left;
}

/** What a workspace holds, or `null` where it does not open since its file does not fit its log. */
function contentIn(path: string, { key }: How): ReturnType<typeof contentOf> | null {
  let workspace: Workspace;
  try {
    workspace = Workspace.open(path, false, { key });
  } catch (error) {
    expect(isAppError(error, 'changes-lost'), String(error)).toBe(true);
    return null;
  }
  const content = contentOf(workspace);
  workspace.close();
  return content;
}

/** The items that are saved out of a workspace into a new one. */
function salvagedItems(from: string): unknown[] | undefined {
  const to = join(tempFolder(), 'Saved.provenet');
  const running = salvageWorkspace({ from, to });
  while (running.next().done !== true);
  const saved = Workspace.open(to, false);
  const { item } = contentOf(saved);
  saved.close();
  return item;
}

const newPlain = (): Promise<{ path: string; key: null }> => {
  const workspace = newWorkspace();
  return Promise.resolve({ path: workspace.path, key: null }).finally(() => {
    workspace.close();
  });
};

async function newEncrypted(): Promise<{ path: string; key: string }> {
  const path = join(tempFolder(), 'Audit.provenet');
  const lock = await lockWith(newKey(), { recoveryKey: null, passphrase: 'a long passphrase' });
  Workspace.open(path, true, { lock }).close();
  return { path, key: lock.key };
}

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
    tag(second, 'core');
    second.close();
    const third = closeWhenDone(Workspace.open(path, false, { key }));
    tag(third, 'edge');
    const later = copied(killed(path));
    const more = Workspace.open(later, false, { key });
    tag(more, 'core');
    tag(more, 'edge');
    more.close();
    for (const [file, words] of [
      [earlier, 'an earlier state beside a log'],
      [later, 'a later state beside a log'],
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
    tag(second, 'core');
    const left = killed(path);
    const third = closeWhenDone(Workspace.open(left, false, { key }));
    // Its log was copied into the file, and is there all the same until the next change.
    expect(contentIn(killed(left, earlier), { key })).toBeNull();
    expect(contentIn(killed(left), { key })).toEqual(contentOf(third));
    tag(third, 'edge');
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
    tag(fourth, 'core');
    expect(contentIn(killed(asItIs), { key })).toEqual(contentOf(fourth));
  });
});

it('the log that a program left is not laid over another workspace', async () => {
  const workspace = newWorkspace();
  await importText(workspace, TEXT);
  const { path: other } = await newPlain();
  tag(workspace, 'core');
  expect(contentIn(killed(workspace.path, other), { key: null })).toBeNull();
});

it('rows are saved out of a file without the log that belongs to another', async () => {
  const workspace = newWorkspace();
  await importText(workspace, TEXT);
  tag(workspace, 'core');
  const { path } = workspace;
  workspace.close();
  const earlier = copied(path);
  const second = Workspace.open(path, false);
  tag(second, 'edge');
  second.close();
  const third = closeWhenDone(Workspace.open(path, false));
  await importText(third, `${TEXT}T1,Nokia\n`);
  tag(third, 'core');
  tag(third, 'edge');
  const left = killed(path, earlier);
  const saved = salvagedItems(left);
  expect(saved).toHaveLength(12);
  expect(saved).toEqual(salvagedItems(copied(earlier)));
  expect(saved).not.toEqual(salvagedItems(killed(path)));
});

type Step = 'tag core' | 'tag edge' | 'import' | 'copy the log' | 'open again' | 'open beside';

const steps = fc.array(
  fc.constantFrom<Step>(
    'tag core',
    'tag edge',
    'import',
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
            if (step === 'tag core') tag(workspace, 'core');
            if (step === 'tag edge') tag(workspace, 'edge');
            if (step === 'import') await importText(workspace, `${TEXT}T${files.length},Nokia\n`);
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
          tag(workspace, 'edge');
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
