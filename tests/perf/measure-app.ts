import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { answerOpenDialogs, answerSaveDialogs } from '../e2e/support/dialogs.ts';
import { launchApp, temporaryFolder } from '../e2e/support/launch.ts';
import type { Figure } from './report.ts';

const IMPORT_TIMEOUT_MS = 240_000;

/** Starts to note how long the page and the main process go without a turn. */
async function watch(app: ElectronApplication, page: Page): Promise<void> {
  await page.evaluate(() => {
    const record = { longest: 0, over100: 0, gaps: [] as number[] };
    Object.assign(window, { benchRecord: record });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        record.longest = Math.max(record.longest, duration);
        if (duration > 100) record.over100 += 1;
      }
    }).observe({ type: 'longtask' });
  });
  await app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const monitor = monitorEventLoopDelay({ resolution: 5 });
    monitor.enable();
    Object.assign(globalThis, { benchMonitor: monitor });
  });
}

type Blocks = { readonly page: number; readonly main: number };

async function readBlocks(app: ElectronApplication, page: Page): Promise<Blocks> {
  type Watched = { benchRecord: { longest: number } };
  type Monitored = { benchMonitor: { max: number } };
  return {
    page: await page.evaluate(() => (window as unknown as Watched).benchRecord.longest),
    main: await app.evaluate(() => (globalThis as unknown as Monitored).benchMonitor.max / 1e6),
  };
}

/** Imports a file in the real app by hand, as an operator would, and watches for blocks. */
export async function measureApp(csv: string, rows: number): Promise<Figure[]> {
  const { path, remove } = temporaryFolder();
  const app = await launchApp({ userDataDir: path });
  try {
    const page = await app.firstWindow();
    await answerSaveDialogs(app, join(path, 'Bench.provenet'));
    await answerOpenDialogs(app, csv);
    await page.getByRole('button', { name: /^New workspace/u }).click();
    const navigation = page.getByRole('navigation', { name: 'Screens' });
    await navigation.getByRole('button', { name: /^Import/u }).click();
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await page
      .getByRole('button', { name: 'Check', exact: true })
      .click({ timeout: IMPORT_TIMEOUT_MS });
    const start = page.getByRole('button', { name: /^Import [\d,]+ rows?$/u });
    await start.waitFor({ timeout: IMPORT_TIMEOUT_MS });
    await watch(app, page);
    const startedAt = performance.now();
    await start.click();
    await page.getByRole('region', { name: 'Import done' }).waitFor({ timeout: IMPORT_TIMEOUT_MS });
    const seconds = (performance.now() - startedAt) / 1000;
    const blocks = await readBlocks(app, page);
    const at = rows.toLocaleString('en');
    return [
      { what: `import of ${at} rows in the app`, value: seconds, unit: 's' },
      {
        what: 'longest block of the page meanwhile',
        value: blocks.page,
        unit: 'ms',
        beside: 'longest task of the renderer',
        limit: 100,
      },
      {
        what: 'longest block of the main process meanwhile',
        value: blocks.main,
        unit: 'ms',
        beside: 'longest turn of its event loop',
        limit: 100,
      },
    ];
  } finally {
    await app.close();
    remove();
    rmSync(join(path, 'Bench.provenet'), { force: true });
  }
}
