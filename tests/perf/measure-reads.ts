import { copyFileSync, rmSync } from 'node:fs';
import { readersAnew } from '../support/readers-anew.ts';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { runImport } from '#main/data/commands/run-import';
import { readSortedIds } from '#main/data/queries/item-rows';
import { ItemViews } from '#main/data/queries/item-views';
import { Workspace } from '#main/data/workspace';
import { median, percentile, type Figure } from './report.ts';
import { suggestedPlan } from './suggested-plan.ts';

const PAGE_ROWS = 200;
const EVERY_MS = 40;

/** Asks from another thread, as a window does, and notes when each answer came. */
const ASKER = `
const { parentPort } = require('node:worker_threads');
const times = [];
const timer = setInterval(() => parentPort.postMessage(performance.now()), ${EVERY_MS});
parentPort.on('message', (askedAt) => {
  if (askedAt === 'stop') { clearInterval(timer); parentPort.postMessage(times); parentPort.close(); }
  else times.push(performance.now() - askedAt);
});
`;

/**
 * Page reads while a file is imported into a workspace that holds items: from the question of
 * another thread to the answer there, the wait for the import's own work included.
 */
export async function measureReads(
  source: string,
  csv: string,
  workerPath: string,
): Promise<Figure[]> {
  const path = `${source}.reads.provenet`;
  copyFileSync(source, path);
  const workspace = Workspace.open(path, false);
  const asker = new Worker(ASKER, { eval: true });
  try {
    const views = new ItemViews();
    const { viewId, total } = views.keep(
      readSortedIds(workspace.reader, {}, [{ field: 'id', direction: 'asc' }]),
    );
    let at = 0;
    let answered: (times: number[]) => void = () => undefined;
    const done = new Promise<number[]>((resolve) => {
      answered = resolve;
    });
    asker.on('message', (message: number | number[]) => {
      if (typeof message !== 'number') {
        answered(message);
        return;
      }
      at = (at + 7919 * PAGE_ROWS) % Math.max(1, total - PAGE_ROWS);
      views.read(workspace.reader, viewId, at, PAGE_ROWS);
      asker.postMessage(message);
    });
    const { plan } = await suggestedPlan(csv);
    await runImport({
      workspace,
      threads: readersAnew(pathToFileURL(workerPath)),
      path: csv,
      plan,
      isDryRun: false,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    asker.postMessage('stop');
    const times = await done;
    return [
      {
        what: 'page read during an import, 95th percentile',
        value: percentile(times, 0.95),
        unit: 'ms',
        beside: `median ${median(times).toFixed(1)} ms of ${times.length}, worst ${Math.max(...times).toFixed(0)} ms`,
        limit: 50,
      },
    ];
  } finally {
    workspace.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  }
}
