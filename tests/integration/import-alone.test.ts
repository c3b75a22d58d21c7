import { copyFileSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { countItems } from '#main/data/queries/item-rows';
import { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import {
  closeWhenDone,
  importFileByWorker,
  importTextByWorker,
  newWorkspace,
} from '../support/workspaces.ts';

const ROWS = 'Serial,Vendor,Country\nS1,Huawei,DE\nS2,Nokia,FR\nS2,Nokia,FR\n';

function journalOf(workspace: Workspace): unknown {
  return workspace.reader.pragma('journal_mode', { simple: true });
}

/** More than the page cache holds, so that pages reach the file before the import ends. */
function largeFile(): string {
  const pad = 'x'.repeat(1500);
  const lines = Array.from({ length: 90_000 }, (_, at) => `L${at},Vendor ${at % 50},${pad}`);
  return writeTo(tempFolder(), 'large.csv', `Serial,Vendor,Notes\n${lines.join('\n')}\n`);
}

describe('an import that nobody reads beside', () => {
  it('ends as any other, and the log is back for those who read later', async () => {
    const alone = newWorkspace();
    const beside = newWorkspace();
    const { ledger } = await importTextByWorker(alone, ROWS, { isAlone: true });
    expect((await importTextByWorker(beside, ROWS)).ledger).toEqual(ledger);
    expect(countItems(alone.reader, {})).toBe(2);
    expect(journalOf(alone)).toBe('wal');
    expectSound(alone);
    expect((await importTextByWorker(alone, ROWS)).ledger.unchanged).toBe(2);
    alone.close();
    expect(existsSync(`${alone.path}-journal`)).toBe(false);
  });

  it('leaves everything as it was when it is cancelled', async () => {
    const workspace = newWorkspace();
    const before = contentOf(workspace);
    const controller = new AbortController();
    const failure = await failureOfCall(() =>
      importFileByWorker(workspace, largeFile(), {
        isAlone: true,
        signal: controller.signal,
        onProgress: ({ rows }) => {
          if (rows > 60_000) controller.abort();
        },
      }),
    );
    expectFailure(failure, 'cancelled', 'cancelled');
    expect(contentOf(workspace)).toEqual(before);
    expect(journalOf(workspace)).toBe('wal');
    expectSound(workspace);
  });

  it('leaves everything as it was when the program is killed in its midst', async () => {
    const workspace = newWorkspace();
    const before = contentOf(workspace);
    const image = join(tempFolder(), 'image.provenet');
    let bytes = 0;
    await importFileByWorker(workspace, largeFile(), {
      isAlone: true,
      onProgress: ({ phase, rows }) => {
        if (phase !== 'reading' || rows < 70_000 || bytes > 0) return;
        // What a kill leaves: the file with pages of the import in it, and the journal.
        bytes = statSync(workspace.path).size;
        copyFileSync(workspace.path, image);
        copyFileSync(`${workspace.path}-journal`, `${image}-journal`);
      },
    });
    expect(bytes).toBeGreaterThan(10_000_000);
    const left = closeWhenDone(Workspace.open(image, false));
    expect(left.interruptedImport?.fileName).toBe('large.csv');
    left.dismissInterruption();
    expect(contentOf(left)).toEqual(before);
    expectSound(left);
  });

  it('keeps the log where another program has the workspace open', async () => {
    const workspace = newWorkspace();
    const other = new BetterSqlite3(workspace.path, { readonly: true });
    const seen = other.prepare('SELECT count(*) FROM item').pluck();
    expect(seen.get()).toBe(0);
    await importTextByWorker(workspace, ROWS, { isAlone: true });
    expect(seen.get()).toBe(2);
    other.close();
    expect(journalOf(workspace)).toBe('wal');
  });
});
