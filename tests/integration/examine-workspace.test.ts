import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EXAMINE_STEPS, type ExamineStep } from '#shared/contract/examining';
import { isAppError, type AppError } from '#shared/rpc/app-error';
import { unlock } from '#main/data/encryption/unlock';
import { searchItems } from '#main/data/queries/search/search-items';
import { Workspace } from '#main/data/workspace';
import { examineWorkspace } from '#main/data/examine/examine-workspace';
import { FILE, removeFolders } from '../faults/folders.ts';
import { OLDER_VERSIONS, olderWorkspaces } from '../faults/older-workspaces.ts';
import { closedEncrypted } from '../support/encrypted.ts';
import { failureOfCall } from '../support/failure.ts';
import { sha256Of } from '../support/ledgers.ts';
import { PASSPHRASE } from '../support/shared-lock.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { indexSearches } from '../support/searches.ts';
import { closeWhenDone, importText, newWorkspace } from '../support/workspaces.ts';

const CSV =
  'Serial,Vendor,Site,Installed\nSN1001,Huawei,Berlin,2024-05-01\nSN1002,Nokia,Bonn,2023-01-31\n';

async function closedWorkspace(): Promise<string> {
  const workspace = newWorkspace();
  await importText(workspace, CSV);
  workspace.close();
  return workspace.path;
}

/** Takes every step; gives their names. */
function examine(path: string, key: string | null = null, folder = tempFolder()): ExamineStep[] {
  return [...examineWorkspace({ path, folder, key })];
}

/** What an examination fails with after another program wrote to the file, and took its seal away. */
async function refusalAfter(sql: string): Promise<AppError> {
  const path = await closedWorkspace();
  const db = new BetterSqlite3(path);
  db.unsafeMode();
  db.pragma('ignore_check_constraints = ON');
  db.exec(sql);
  db.close();
  return failureOfCall(() => examine(withoutSeal(path)));
}

/** A copy of a workspace that has no seal to speak against it. */
function withoutSeal(path: string): string {
  const copy = join(tempFolder(), basename(path));
  copyFileSync(path, copy);
  return copy;
}

describe('looking through a workspace from elsewhere', () => {
  it('passes one that Provenet wrote, step by step, and touches nothing of it', async () => {
    const path = await closedWorkspace();
    const folderOf = join(path, '..');
    const [before, files] = [sha256Of(path), readdirSync(folderOf)];
    expect(examine(path)).toEqual(EXAMINE_STEPS);
    expect(sha256Of(path)).toBe(before);
    expect(readdirSync(folderOf)).toEqual(files);
  });

  it('passes one that a program left open, with what its log holds', async () => {
    const workspace = newWorkspace();
    await importText(workspace, CSV);
    const left = join(tempFolder(), 'audit.provenet');
    for (const suffix of ['', '-wal', '-seal'])
      copyFileSync(workspace.path + suffix, left + suffix);
    expect(examine(left)).toEqual(EXAMINE_STEPS);
  });

  it('passes one of any older version', async () => {
    onTestFinished(removeFolders);
    for (const [version, folder] of await olderWorkspaces(1, OLDER_VERSIONS)) {
      expect([version, ...examine(join(folder, FILE))]).toEqual([version, ...EXAMINE_STEPS]);
    }
  });

  it('passes an encrypted one with its key', async () => {
    const path = await closedEncrypted();
    const key = await unlock(path, { kind: 'words', text: PASSPHRASE });
    expect(examine(path, key)).toEqual(EXAMINE_STEPS);
  });

  it.each([
    [
      "UPDATE item SET installed_on = '2024-02-30'",
      'workspace-corrupt',
      '2 items hold an install date that is no day',
    ],
    [
      'UPDATE item SET quantity = -1, latitude = 91',
      'workspace-corrupt',
      'hold a place that is not on the earth (and 1 more thing)',
    ],
    [
      'UPDATE class_verdict SET severity = 0',
      'workspace-corrupt',
      'another verdict than its facts and the policies give',
    ],
    ['DELETE FROM item WHERE id = 1', 'workspace-corrupt', 'imports added 2'],
    [
      `CREATE TRIGGER approve AFTER INSERT ON item BEGIN UPDATE item_class SET supplier_id = NULL; END`,
      'workspace-foreign',
      'trigger approve as Provenet never wrote it',
    ],
    [
      `CREATE VIEW huge AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
       SELECT sum(x) FROM n`,
      'workspace-foreign',
      'view huge as Provenet never wrote it',
    ],
    ['UPDATE search_gram_config SET v = 0', 'workspace-corrupt', 'is damaged'],
    ['PRAGMA user_version = 9999', 'workspace-too-new', 'newer'],
  ])('refuses one after %s', async (sql, code, words) => {
    const { code: found, message } = await refusalAfter(sql);
    expect(message).toContain(words);
    expect(message).toContain('audit.provenet');
    expect(found).toBe(code);
  });

  it('refuses one whose seal says that it changed', async () => {
    const path = await closedWorkspace();
    const bytes = readFileSync(path);
    // A count of the header that nothing else is held against.
    bytes[92] = (bytes[92] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect((await failureOfCall(() => examine(path))).message).toContain('when it was closed');
  });

  it('believes nothing of what its index of searches would find', async () => {
    const made = newWorkspace();
    await importText(made, CSV);
    indexSearches(made);
    made.close();
    const path = withoutSeal(made.path);
    const db = new BetterSqlite3(path);
    db.exec('UPDATE search_block SET lines = zeroblob(length(lines))');
    db.close();
    const found = ({ reader }: Workspace): number =>
      searchItems(reader, 'sn1001')?.toArray().length ?? 0;
    const believed = Workspace.open(path, false);
    expect(found(believed)).toBe(0);
    believed.close();
    const foreign = closeWhenDone(Workspace.open(path, false, { isForeign: true }));
    expect(found(foreign)).toBe(1);
    indexSearches(foreign);
    expect(found(foreign)).toBe(1);
  });

  it('refuses what is no workspace', async () => {
    const path = join(tempFolder(), 'audit.provenet');
    writeFileSync(path, 'Serial,Vendor\nS1,Nokia\n');
    expect(await failureOfCall(() => examine(path))).toMatchObject({ code: 'workspace-foreign' });
    expect(await failureOfCall(() => examine(`${path}x`))).toMatchObject({ code: 'not-found' });
  });

  it('passes or refuses whatever bytes are changed, in one sentence', async () => {
    const path = withoutSeal(await closedWorkspace());
    const bytes = readFileSync(path);
    const change = fc.record({ at: fc.nat(bytes.length - 1), to: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const altered = Buffer.from(bytes);
        for (const { at, to } of changes) altered[at] = to;
        const copy = join(tempFolder(), 'audit.provenet');
        writeFileSync(copy, altered);
        try {
          examine(copy);
        } catch (error) {
          if (!isAppError(error)) throw error;
          expect(error.message).toMatch(/^\S.*[.]$/u);
        }
      }),
      { numRuns: 60 },
    );
  });
});
