import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { presetFor, type Composition } from '../../shared/domain/audit/composition.ts';
import { callBridge } from '../e2e/support/bridge.ts';
import { answerSaveDialogs } from '../e2e/support/dialogs.ts';
import { launchApp, temporaryFolder } from '../e2e/support/launch.ts';
import type { Figure } from './report.ts';
import { waitUntilIndexed } from './wait-until-indexed.ts';

/** How often the app is asked something while the document is made. */
const ASK_MS = 200;

type Made = {
  readonly seconds: number;
  /** The longest that the main process took to answer meanwhile. */
  readonly slowestMs: number;
  /** The most memory that all processes had together. */
  readonly peakMib: number;
};

async function memoryOf(app: ElectronApplication): Promise<number> {
  const kib = await app.evaluate(({ app: inside }) =>
    inside.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0),
  );
  return kib / 1024;
}

async function make(
  app: ElectronApplication,
  page: Page,
  path: string,
  composition: Composition,
): Promise<Made> {
  await answerSaveDialogs(app, path);
  const input = { suggestedName: 'a.pdf', kind: 'pdf' };
  const grant = (await callBridge(page, 'files.chooseSave', input)) as { value: { token: string } };
  const startedAt = performance.now();
  let isMade = false;
  const saving = callBridge(page, 'summary.savePdf', {
    token: grant.value.token,
    composition,
  }).finally(() => {
    isMade = true;
  });
  let slowestMs = 0;
  let peakMib = 0;
  const watch = async (): Promise<void> => {
    for (;;) {
      const askedAt = performance.now();
      await callBridge(page, 'app.info', {});
      slowestMs = Math.max(slowestMs, performance.now() - askedAt);
      peakMib = Math.max(peakMib, await memoryOf(app));
      if (isMade) return;
      await new Promise((resolve) => setTimeout(resolve, ASK_MS));
    }
  };
  const [saved] = await Promise.all([saving, watch()]);
  if ((saved as { ok: boolean }).ok) {
    return { seconds: (performance.now() - startedAt) / 1000, slowestMs, peakMib };
  }
  throw new Error(`The PDF was not made: ${JSON.stringify(saved)}`);
}

/** Waits until the overview has answered everything: it is what a document would be printed from. */
async function quiet(page: Page): Promise<void> {
  const loading = page.getByRole('status', { name: /^(Loading|Reading)/u });
  while ((await loading.count()) > 0) await new Promise((resolve) => setTimeout(resolve, ASK_MS));
}

/** Makes PDFs of a workspace in the app while that is asked other things. */
export async function measureReport(source: string, rows: number): Promise<Figure[]> {
  const folder = temporaryFolder();
  const workspace = join(folder.path, 'Report.provenet');
  copyFileSync(source, workspace);
  const app = await launchApp({ userDataDir: join(folder.path, 'user'), args: [workspace] });
  try {
    const page = await app.firstWindow();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    // A workspace that was open for a minute has its index of searches.
    await waitUntilIndexed(workspace);
    await quiet(page);
    const isLarge = rows >= 1_000_000;
    const { seconds, slowestMs, peakMib } = await make(
      app,
      page,
      join(folder.path, 'report.pdf'),
      presetFor(isLarge ? 'auditor' : 'authority'),
    );
    const what = `PDF ${isLarge ? 'with an annex' : 'without annex'}, ${rows.toLocaleString('en')} items`;
    return [
      { what, value: seconds, unit: 's', limit: isLarge ? 60 : 5 },
      { what: `${what}: slowest answer of the app meanwhile`, value: slowestMs, unit: 'ms' },
      { what: `${what}: memory of all processes`, value: peakMib, unit: 'MiB' },
    ];
  } finally {
    await app.close();
    folder.remove();
  }
}
