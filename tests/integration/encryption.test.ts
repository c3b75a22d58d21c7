import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import { undoChange } from '#main/data/commands/undo';
import type { Database, WorkspaceKey } from '#main/data/database/driver';
import { backupFolderOf, listBackups } from '#main/data/durability/backup-file';
import { sealPathOf } from '#main/data/durability/seal-file';
import { keyPathOf } from '#main/data/encryption/key-file';
import { newKey } from '#main/data/encryption/new-lock';
import { newRecoveryKey } from '#main/data/encryption/recovery-key';
import { unlock } from '#main/data/encryption/unlock';
import { readLastChange } from '#main/data/queries/history';
import { checkWorkspace } from '#main/data/queries/check';
import { sortInFiles, sortInMemory } from '#main/data/database/temp-files';
import { Workspace } from '#main/data/workspace';
import { isAppError } from '#shared/rpc/app-error';
import { backupsOf, tagAll } from '../support/backups.ts';
import {
  CANARY,
  closedEncrypted,
  filesHolding,
  newEncrypted,
  newPlain,
} from '../support/encrypted.ts';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { PASSPHRASE } from '../support/shared-lock.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { closeWhenDone, itemsOf } from '../support/workspaces.ts';

const words = (text: string) => ({ kind: 'words', text }) as const;

/** Opens a workspace and reads every page; what is not as it should be fails. */
function readWhole(path: string, key: WorkspaceKey | null): void {
  const workspace = Workspace.open(path, false, { key });
  try {
    const { problems } = checkWorkspace(workspace.reader);
    if (problems.length > 0) throw new Error(problems.join('; '));
  } finally {
    workspace.close();
  }
}

describe('an encrypted workspace', () => {
  it('holds what a plain one would, and opens again by its passphrase alone', async () => {
    const workspace = await newEncrypted();
    tagAll(workspace, 'core');
    const content = contentOf(workspace);
    const { path } = workspace;
    workspace.close();
    const key = await unlock(path, words(PASSPHRASE));
    const again = closeWhenDone(Workspace.open(path, false, { key }));
    expect(contentOf(again)).toEqual(content);
    expectSound(again);
  });

  it('has nothing of its cells in any file, neither while it is open nor afterwards', async () => {
    const workspace = await newEncrypted();
    const folder = dirname(workspace.path);
    const backups = backupsOf(workspace);
    workspace.write((db) =>
      tagItems(db, { filter: {}, set: { placement: 'core' }, reason: CANARY }),
    );
    // The log is there: what was just committed is nowhere else.
    expect(existsSync(`${workspace.path}-wal`)).toBe(true);
    expect(filesHolding(folder, CANARY)).toEqual([]);
    await backups.make('asked');
    expect(backups.trouble).toBeNull();
    workspace.close();
    expect(filesHolding(folder, CANARY)).toEqual([]);
    expect(readdirSync(folder).some((name) => name.startsWith('etilqs_'))).toBe(false);
  });

  it('sorts in memory, where a plain one sorts in a file', async () => {
    // Files for that lie beside the workspace that this process opened first.
    const beside = join(process.env['SQLITE_TMPDIR'] ?? '', 'audit.provenet');
    for (const [workspace, store] of [
      [await newPlain(), 1],
      [await newEncrypted(), 2],
    ] as const) {
      const db = workspace.reader;
      sortInFiles(db, beside);
      expect(db.pragma('temp_store', { simple: true })).toBe(store);
      sortInMemory(db);
    }
  });

  it('keeps what redo needs in memory', async () => {
    const workspace = await newEncrypted();
    tagAll(workspace, 'core');
    const after = itemsOf(workspace);
    workspace.undo((db) => undoChange(db, readLastChange(db)?.id ?? -1));
    expect(itemsOf(workspace)).not.toEqual(after);
    await workspace.writeInSteps((db, begin) => {
      begin();
      expect(db.pragma('temp_store', { simple: true })).toBe(2);
      return Promise.resolve(false);
    });
    workspace.redo();
    expect(itemsOf(workspace)).toEqual(after);
  });

  it('has nothing readable in the journal of a change that has the file for itself', async () => {
    const holders: string[][] = [];
    for (const workspace of [await newEncrypted(), await newPlain()]) {
      const { path } = workspace;
      const change = (db: Database, begin: () => void): Promise<boolean> => {
        begin();
        // What is overwritten stands in the journal from now on.
        db.exec('UPDATE item SET content_hash = content_hash + 1');
        holders.push(filesHolding(dirname(path), CANARY).map((each) => each.slice(path.length)));
        expect(statSync(`${path}-journal`).size).toBeGreaterThan(4096);
        return Promise.resolve(false);
      };
      await workspace.writeInSteps(change, { isAlone: true });
      expectSound(workspace);
    }
    // The plain one shows that there was something to be found.
    expect(holders).toEqual([[], ['', '-journal']]);
  });

  it('is refused without a secret and with a wrong one, and nothing changes', async () => {
    const path = await closedEncrypted();
    const before = readFileSync(path);
    expectFailure(
      await failureOfCall(() => unlock(path, null)),
      'workspace-locked',
      'is encrypted',
    );
    expectFailure(
      await failureOfCall(() => unlock(path, words('another passphrase'))),
      'invalid-input',
      'not its passphrase',
    );
    const key = { kind: 'key', key: newKey() } as const;
    expectFailure(
      await failureOfCall(() => unlock(path, key)),
      'workspace-locked',
      'is not its key',
    );
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('opens by its recovery key, however that is typed', async () => {
    const recoveryKey = newRecoveryKey();
    const path = await closedEncrypted(recoveryKey);
    const key = await unlock(path, words(PASSPHRASE));
    const typed = recoveryKey.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    expect(await unlock(path, words(typed))).toBe(key);
    const other = newRecoveryKey();
    expectFailure(
      await failureOfCall(() => unlock(path, words(other))),
      'invalid-input',
      'recovery key',
    );
  });

  it('tells any bit of the file that changed while it was closed', async () => {
    const workspace = await newEncrypted();
    const { path, key } = workspace;
    workspace.close();
    const sound = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.nat(7), async (at, bit) => {
        const damaged = Buffer.from(sound);
        damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
        writeFileSync(path, damaged);
        const failure = await failureOfCall(() => {
          Workspace.open(path, false, { key }).close();
        });
        expectFailure(failure, 'workspace-corrupt', 'differs from byte');
      }),
      { numRuns: 100 },
    );
  });

  it('tells any bit of a page without its seal too, when it is opened or read', async () => {
    const workspace = await newEncrypted();
    const { path, key } = workspace;
    workspace.close();
    rmSync(sealPathOf(path));
    const sound = readFileSync(path);
    await fc.assert(
      // The 16 bytes before name the key and say nothing else.
      fc.asyncProperty(
        fc.integer({ min: 16, max: sound.length - 1 }),
        fc.nat(7),
        async (at, bit) => {
          const damaged = Buffer.from(sound);
          damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
          writeFileSync(path, damaged);
          for (const suffix of ['-wal', '-shm', '-seal']) rmSync(path + suffix, { force: true });
          expect(() => {
            readWhole(path, key);
          }).toThrow();
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a backup of an encrypted workspace', () => {
  it('is encrypted, has its key file, and opens in another folder by the passphrase', async () => {
    const workspace = await newEncrypted();
    const content = contentOf(workspace);
    const backups = backupsOf(workspace);
    await backups.make('asked');
    const [backup] = listBackups(backupFolderOf(workspace.path));
    expect(backup?.isEncrypted).toBe(true);
    const elsewhere = join(tempFolder(), 'moved');
    mkdirSync(elsewhere);
    const moved = join(elsewhere, 'moved.provenet');
    copyFileSync(backup?.path ?? '', moved);
    copyFileSync(keyPathOf(backup?.path ?? ''), keyPathOf(moved));
    const key = await unlock(moved, words(PASSPHRASE));
    const opened = closeWhenDone(Workspace.open(moved, false, { key }));
    expect(contentOf(opened)).toEqual(content);
  });

  it('is not made without a key file, and that is said', async () => {
    const workspace = await newEncrypted();
    rmSync(keyPathOf(workspace.path));
    const backups = backupsOf(workspace);
    await backups.make('asked');
    expect(backups.trouble).toContain('key file');
    expect(backups.list()).toEqual([]);
  });
});

it('never names a key or passphrase in a failure', async () => {
  const path = await closedEncrypted();
  const failure = await failureOfCall(() => unlock(path, words('another passphrase')));
  expect(isAppError(failure)).toBe(true);
  expect(String(failure)).not.toContain('another passphrase');
});
