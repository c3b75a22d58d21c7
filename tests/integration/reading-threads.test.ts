import { describe, expect, it, onTestFinished } from 'vitest';
import { ReadingThreads } from '#main/data/commands/reading-threads';
import { runImport, runInspection } from '#main/data/commands/run-import';
import { failureOfCall } from '../support/failure.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { itemsOf, newWorkspace, planFor, workerUrl } from '../support/workspaces.ts';

const never = new AbortController().signal;

function newThreads(): ReadingThreads {
  const threads = new ReadingThreads(workerUrl);
  onTestFinished(() => threads.end());
  return threads;
}

/** The thread that the next file would be read by, which is given back. */
async function nextOf(threads: ReadingThreads): Promise<unknown> {
  const thread = threads.take();
  await threads.giveBack(thread);
  return thread;
}

describe('threads that read files', () => {
  it('read a look, a file that is no table, and an import one after another in one thread', async () => {
    const threads = newThreads();
    const path = writeTo(tempFolder(), 'a.csv', 'Serial;Vendor\nS1;Nokia\nS2;Huawei\n');
    const noTable = writeTo(
      tempFolder(),
      'b.csv',
      Buffer.from('PK\u0003\u0004\u0014\u0000', 'latin1'),
    );
    const first = await nextOf(threads);
    expect((await runInspection(threads, path, { delimiter: ',' }, never)).columns).toHaveLength(1);
    expect((await failureOfCall(() => runInspection(threads, noTable, {}, never))).message).toMatch(
      /b\.csv/u,
    );
    expect((await runInspection(threads, path, {}, never)).columns).toHaveLength(2);
    const workspace = newWorkspace();
    const result = await runImport({
      workspace,
      threads,
      path,
      plan: await planFor(path),
      isDryRun: false,
      signal: never,
      onProgress: () => undefined,
    });
    expect(result.ledger.added).toBe(2);
    expect(itemsOf(workspace)).toHaveLength(2);
    expect(await nextOf(threads)).toBe(first);
  });

  it('are as many as are asked for at a time, of which one is kept', async () => {
    const threads = newThreads();
    const [one, other] = [threads.take(), threads.take()];
    expect(one).not.toBe(other);
    await threads.giveBack(one);
    await threads.giveBack(other);
    expect(other.isFree).toBe(false);
    expect(await nextOf(threads)).toBe(one);
  });

  it('are not kept where their work was cancelled', async () => {
    const threads = newThreads();
    const lines = Array.from({ length: 20_000 }, (_, row) => `S${row};Nokia`).join('\n');
    const path = writeTo(tempFolder(), 'a.csv', `Serial;Vendor\n${lines}\n`);
    const first = await nextOf(threads);
    const controller = new AbortController();
    const look = failureOfCall(() => runInspection(threads, path, {}, controller.signal));
    controller.abort();
    expect((await look).code).toBe('cancelled');
    expect(await nextOf(threads)).not.toBe(first);
    expect((await runInspection(threads, path, {}, never)).columns).toHaveLength(2);
  });
});
