import { rmSync, truncateSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { AppErrorCode } from '#shared/rpc/app-error';
import type { ImportProgress } from '#main/data/commands/run-import';
import { tagItems } from '#main/data/commands/tag-items';
import { Session } from '#main/data/session';
import { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import {
  closeWhenDone,
  importFileByWorker,
  importTextByWorker,
  newWorkspace,
  planFor,
  workerUrl,
} from '../support/workspaces.ts';

const PAD = 'x'.repeat(300);

/** A file that takes many batches, so that there is a middle to interrupt. */
function longFile(rows = 60_000): string {
  const lines = Array.from({ length: rows }, (_, at) => `L${at},Vendor ${at % 50},${PAD}`);
  return writeTo(tempFolder(), 'long.csv', `Serial,Vendor,Notes\n${lines.join('\n')}\n`);
}

async function startedWorkspace(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importTextByWorker(workspace, 'Serial,Vendor\nS1,Huawei\nL1,Nokia\n');
  return workspace;
}

/** Calls once when rows are being written. */
function onceWhileReading(act: () => void): (progress: ImportProgress) => void {
  let isDone = false;
  return ({ phase }) => {
    if (phase !== 'reading' || isDone) return;
    isDone = true;
    act();
  };
}

describe('an import that does not end well leaves everything as it was:', () => {
  it('cancelled', async () => {
    const workspace = await startedWorkspace();
    const before = contentOf(workspace);
    const controller = new AbortController();
    const failure = await failureOfCall(() =>
      importFileByWorker(workspace, longFile(), {
        signal: controller.signal,
        onProgress: onceWhileReading(() => {
          controller.abort();
        }),
      }),
    );
    expectFailure(failure, 'cancelled', 'cancelled');
    expect(contentOf(workspace)).toEqual(before);
    expectSound(workspace);
    const { ledger } = await importTextByWorker(workspace, 'Serial,Vendor\nS2,ZTE\n');
    expect(ledger.added).toBe(1);
  });

  it('cancelled when all rows are read', async () => {
    const workspace = await startedWorkspace();
    const before = contentOf(workspace);
    const controller = new AbortController();
    const failure = await failureOfCall(() =>
      importTextByWorker(workspace, 'Serial,Vendor\nS2,ZTE\n', {
        signal: controller.signal,
        onProgress: ({ phase }) => {
          if (phase === 'finishing') controller.abort();
        },
      }),
    );
    expect(failure.code).toBe('cancelled');
    expect(contentOf(workspace)).toEqual(before);
    expectSound(workspace);
  });

  it('cancelled before it began', async () => {
    const workspace = await startedWorkspace();
    const before = contentOf(workspace);
    const failure = await failureOfCall(() =>
      importTextByWorker(workspace, 'Serial,Vendor\nS2,ZTE\n', { signal: AbortSignal.abort() }),
    );
    expect(failure.code).toBe('cancelled');
    expect(contentOf(workspace)).toEqual(before);
  });

  it.each<[string, AppErrorCode, (path: string) => void]>([
    [
      'cut short',
      'file-changed',
      (path) => {
        truncateSync(path, 100_000);
      },
    ],
    [
      'emptied',
      'file-changed',
      (path) => {
        truncateSync(path, 0);
      },
    ],
  ])('its file was %s meanwhile', async (_name, code, harm) => {
    const workspace = await startedWorkspace();
    const before = contentOf(workspace);
    const path = longFile();
    const failure = await failureOfCall(() =>
      importFileByWorker(workspace, path, {
        onProgress: onceWhileReading(() => {
          harm(path);
        }),
      }),
    );
    expectFailure(failure, code, 'long.csv');
    expect(contentOf(workspace)).toEqual(before);
    expectSound(workspace);
  });

  it('its file was deleted before it was read', async () => {
    const workspace = await startedWorkspace();
    const before = contentOf(workspace);
    const path = writeTo(tempFolder(), 'gone.csv', 'Serial,Vendor\nS2,ZTE\n');
    const plan = await planFor(path);
    rmSync(path);
    const failure = await failureOfCall(() => importFileByWorker(workspace, path, { plan }));
    expectFailure(failure, 'file-missing', 'gone.csv');
    expect(contentOf(workspace)).toEqual(before);
  });

  it.each([
    ['throws', 'throw new Error("out of order");', 'out of order'],
    ['exits', 'process.exit(3);', 'reader ended'],
    [
      'exits in the middle',
      `import { parentPort } from 'node:worker_threads';
       parentPort.postMessage({ kind: 'started', fileName: 'a.csv', sha256: '', bytes: 1, headings: ['Serial'],
         delimiter: ',', encoding: 'utf-8', quote: '"', escape: 'doubled', newline: 'LF',
         columns: ['item_key'] });
       setImmediate(() => process.exit(0));`,
      'reader ended',
    ],
  ])('its reader %s', async (_name, code, words) => {
    const workspace = await startedWorkspace();
    const before = contentOf(workspace);
    const worker = writeTo(tempFolder(), 'worker.mjs', code);
    const failure = await failureOfCall(() =>
      importTextByWorker(workspace, 'Serial,Vendor\nS2,ZTE\n', {
        workerUrl: pathToFileURL(worker),
      }),
    );
    expect(failure.code).toBe('internal');
    expect(failure.message).toContain(words);
    expect(contentOf(workspace)).toEqual(before);
    expectSound(workspace);
  });

  it('its workspace was closed', async () => {
    const workspace = await startedWorkspace();
    const before = contentOf(workspace);
    const session = new Session(workerUrl, '0', () => undefined);
    session.replaceWorkspace(workspace);
    const failure = await failureOfCall(() =>
      session.runCancellable((signal) =>
        importFileByWorker(workspace, longFile(), {
          signal,
          onProgress: onceWhileReading(() => {
            session.replaceWorkspace(null);
          }),
        }),
      ),
    );
    expect(failure.code).toBe('cancelled');
    const again = closeWhenDone(Workspace.open(workspace.path, false));
    expect(contentOf(again)).toEqual(before);
    expectSound(again);
  });
});

describe('while an import runs', () => {
  it('every other change is refused, and reading shows the state before', async () => {
    const workspace = await startedWorkspace();
    const other = writeTo(tempFolder(), 'other.csv', 'Serial,Vendor\nS2,ZTE\n');
    const plan = await planFor(other);
    const refusals: Promise<unknown>[] = [];
    let itemsSeen = -1;
    const result = await importFileByWorker(workspace, longFile(20_000), {
      onProgress: onceWhileReading(() => {
        const tag = { filter: {}, set: { placement: 'core' as const }, reason: 'Now.' };
        refusals.push(failureOfCall(() => workspace.write((db) => tagItems(db, tag))));
        refusals.push(failureOfCall(() => importFileByWorker(workspace, other, { plan })));
        itemsSeen =
          workspace.reader.prepare<[], number>('SELECT count(*) FROM item').pluck().get() ?? -1;
      }),
    });
    expect(await Promise.all(refusals)).toMatchObject([{ code: 'conflict' }, { code: 'conflict' }]);
    expect(itemsSeen).toBe(2);
    expect(result.ledger).toMatchObject({ read: 20_000, added: 19_999, updated: 1 });
    expectSound(workspace);
  });

  it('a session starts no second one', async () => {
    const session = new Session(workerUrl, '0', () => undefined);
    const first = Promise.withResolvers<number>();
    const running = session.runCancellable(() => first.promise);
    const failure = await failureOfCall(() => session.runCancellable(() => Promise.resolve(2)));
    expect(failure.code).toBe('conflict');
    first.resolve(1);
    expect(await running).toBe(1);
    expect(await session.runCancellable(() => Promise.resolve(3))).toBe(3);
  });
});
