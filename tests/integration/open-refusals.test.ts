import BetterSqlite3 from 'better-sqlite3';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AppErrorCode } from '#shared/rpc/app-error';
import { tagItems } from '#main/data/commands/tag-items';
import { summaryFor } from '#main/data/queries/summary-document';
import { sealPathOf } from '#main/data/durability/seal-file';
import { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { sha256Of } from '../support/ledgers.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { closeWhenDone, importText, newWorkspace } from '../support/workspaces.ts';

/** Makes a closed workspace of two items and gives its path. */
async function closedWorkspace(): Promise<string> {
  const workspace = newWorkspace();
  await importText(workspace, 'Serial,Vendor\nS1,Huawei\nS2,Nokia\n');
  workspace.close();
  return workspace.path;
}

function foreignDatabase(folder: string): string {
  const path = join(folder, 'foreign.provenet');
  const db = new BetterSqlite3(path);
  db.exec('CREATE TABLE item (id INTEGER PRIMARY KEY); INSERT INTO item VALUES (1)');
  db.close();
  return path;
}

const REFUSED: readonly (readonly [string, AppErrorCode, (folder: string) => string])[] = [
  ['an empty file', 'workspace-foreign', (folder) => writeTo(folder, 'empty.provenet', '')],
  [
    'a text file',
    'workspace-foreign',
    (folder) => writeTo(folder, 'a.provenet', 'Serial,Vendor\n1,Nokia\n'),
  ],
  [
    'a picture',
    'workspace-foreign',
    (folder) =>
      writeTo(folder, 'a.provenet', Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Array(500).fill(7)])),
  ],
  ['a database of another program', 'workspace-foreign', foreignDatabase],
  [
    'a file that only starts like a database',
    'workspace-foreign',
    (folder) => writeTo(folder, 'a.provenet', `SQLite format 3\u0000${'x'.repeat(5000)}`),
  ],
  [
    'a folder',
    'workspace-foreign',
    (folder) => {
      mkdirSync(join(folder, 'inner.provenet'));
      return join(folder, 'inner.provenet');
    },
  ],
];

describe('what is no workspace', () => {
  it.each(REFUSED)('is refused in one sentence and not touched: %s', async (_name, code, make) => {
    const folder = tempFolder();
    const path = make(folder);
    const isFile = statSync(path).isFile();
    const before = isFile ? sha256Of(path) : '';
    for (const open of [() => Workspace.open(path, false), () => Workspace.openToRead(path)]) {
      expectFailure(await failureOfCall(open), code, basename(path));
    }
    expect(isFile ? sha256Of(path) : '').toBe(before);
    expect(readdirSync(folder)).toEqual([basename(path)]);
  });

  it('is refused where it is not there, and not made', async () => {
    const path = join(tempFolder(), 'gone.provenet');
    for (const open of [() => Workspace.open(path, false), () => Workspace.openToRead(path)]) {
      expectFailure(await failureOfCall(open), 'not-found', 'gone.provenet');
    }
    expect(existsSync(path)).toBe(false);
  });
});

describe('a workspace', () => {
  it('of a newer program is refused and not touched', async () => {
    const path = await closedWorkspace();
    const db = new BetterSqlite3(path);
    db.pragma('user_version = 999');
    db.close();
    // A newer program would have sealed it; this one knows no seal of it.
    rmSync(sealPathOf(path));
    const before = sha256Of(path);
    expectFailure(
      await failureOfCall(() => Workspace.open(path, false)),
      'workspace-too-new',
      'audit.provenet',
    );
    expect(sha256Of(path)).toBe(before);
  });

  it('that is damaged is refused and not touched', async () => {
    const path = await closedWorkspace();
    const db = new BetterSqlite3(path);
    db.pragma('journal_mode = DELETE');
    db.close();
    const bytes = Buffer.alloc(statSync(path).size, 0xa5);
    const head = readFileSync(path).subarray(0, 100);
    head.copy(bytes);
    writeFileSync(path, bytes);
    const before = sha256Of(path);
    const failure = await failureOfCall(() => Workspace.open(path, false));
    expectFailure(failure, 'workspace-corrupt', 'audit.provenet');
    expect(sha256Of(path)).toBe(before);
  });

  it('is not made over a file that is there', async () => {
    const path = await closedWorkspace();
    const before = sha256Of(path);
    expectFailure(
      await failureOfCall(() => Workspace.open(path, true)),
      'conflict',
      'audit.provenet',
    );
    expect(sha256Of(path)).toBe(before);
  });

  it.each(['file', 'folder'] as const)(
    'whose %s nobody may write is read through a copy and never changed',
    async (locked) => {
      const path = await closedWorkspace();
      const target = locked === 'file' ? path : dirname(path);
      const mode = locked === 'file' ? 0o444 : 0o555;
      chmodSync(target, mode);
      onTestFinished(() => {
        chmodSync(target, 0o700);
      });
      const before = sha256Of(path);
      expectFailure(
        await failureOfCall(() => Workspace.open(path, false)),
        'read-only',
        'audit.provenet',
      );
      const reading = closeWhenDone(Workspace.openToRead(path));
      expect(reading.isReadOnly).toBe(true);
      expect(summaryFor(reading.reader, { asOf: '2030-01-01' }).items.total).toBe(2);
      const tagging = { filter: {}, set: { placement: 'core' as const }, reason: 'x' };
      expectFailure(
        await failureOfCall(() => reading.write((db) => tagItems(db, tagging))),
        'read-only',
        'audit.provenet',
      );
      reading.close();
      expect(sha256Of(path)).toBe(before);
      expect(readdirSync(dirname(path))).toEqual(['audit.provenet', 'audit.provenet-seal']);
    },
  );

  it('that another program is writing is refused, and works afterwards', async () => {
    const path = await closedWorkspace();
    const other = new BetterSqlite3(path);
    other.exec('BEGIN IMMEDIATE');
    expectFailure(
      await failureOfCall(() => Workspace.open(path, false)),
      'workspace-busy',
      'audit.provenet',
    );
    other.exec('ROLLBACK');
    other.close();
    const opened = closeWhenDone(Workspace.open(path, false));
    expect(summaryFor(opened.reader, {}).items.total).toBe(2);
  });
});
