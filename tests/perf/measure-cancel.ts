import { rmSync } from 'node:fs';
import { readersAnew } from '../support/readers-anew.ts';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runImport } from '#main/data/commands/run-import';
import { Workspace } from '#main/data/workspace';
import { AppError } from '#shared/rpc/app-error';
import type { Figure } from './report.ts';
import { suggestedPlan } from './suggested-plan.ts';

/** Shares of the file after which an import is cancelled. */
const SHARES = [0.02, 0.25, 0.5, 0.75, 0.98];

/**
 * From the moment an import is cancelled, while it reads and writes, to the moment the workspace is
 * as it was and may be used again: the worst of several moments.
 */
export async function measureCancel(
  folder: string,
  csv: string,
  workerPath: string,
): Promise<Figure[]> {
  const path = join(folder, 'bench-cancel.provenet');
  const { plan } = await suggestedPlan(csv);
  const times: number[] = [];
  for (const share of SHARES) {
    const workspace = Workspace.open(path, true);
    const controller = new AbortController();
    let cancelledAt = NaN;
    try {
      await runImport({
        workspace,
        threads: readersAnew(pathToFileURL(workerPath)),
        path: csv,
        plan,
        isDryRun: false,
        signal: controller.signal,
        onProgress: ({ phase, bytesRead, bytesTotal }) => {
          if (controller.signal.aborted || phase !== 'reading') return;
          if (bytesRead < bytesTotal * share) return;
          cancelledAt = performance.now();
          controller.abort();
        },
      });
      throw new Error('An import was not cancelled.');
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'cancelled') throw error;
      times.push(performance.now() - cancelledAt);
    } finally {
      workspace.close();
      for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    }
  }
  const each = times.map((time) => time.toFixed(0)).join(', ');
  return [
    {
      what: 'cancelling an import of a million rows, worst',
      value: Math.max(...times),
      unit: 'ms',
      beside: `after 2, 25, 50, 75 and 98 % of it: ${each} ms`,
      limit: 200,
    },
  ];
}
