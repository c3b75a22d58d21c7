import { readFileSync } from 'node:fs';
import {
  askForRow,
  scroll,
  searchFor,
  takeInHand,
  toggleValue,
  valuesOf,
  type Hand,
} from './hand.ts';
import { goTo } from '../e2e/support/pages/shell-page.ts';
import { SEARCHES } from './measure-search.ts';
import { median, type Figure } from './report.ts';

const MINUTES = 10;
const LIMIT_MIB = 300;
/** What the second five minutes may take more than the first, in parts of these: noise. */
const GROWTH_LIMIT = 1.05;

/** Mebibytes of memory that belong to the renderer, its share of shared pages included. */
async function rendererMemory({ app }: Hand): Promise<number> {
  const pid = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  const text = readFileSync(`/proc/${pid ?? 0}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+) kB/mu.exec(text)?.[1]) / 1024;
}

/** One round of what an operator does all day. */
async function work(hand: Hand, rows: number, round: number): Promise<void> {
  const { page } = hand;
  const [vendors, countries] = [await valuesOf(page, 'Vendor'), await valuesOf(page, 'Country')];
  const vendor = vendors[round % vendors.length] ?? '';
  await toggleValue(page, 'Vendor', vendor);
  await scroll(page, 30, 400);
  await toggleValue(page, 'Country', countries[round % countries.length] ?? '');
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await searchFor(page, SEARCHES[round % (SEARCHES.length - 1)] ?? '');
  await page.locator('.ag-row[row-index="0"]:not(.ag-row-loading)').first().dblclick();
  await page.getByRole('complementary', { name: 'Item' }).waitFor();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Escape');
  await searchFor(page, '');
  await askForRow(page, 1 + ((round * 7919) % rows));
  await page.keyboard.press('Enter');
  for (const screen of ['Overview', 'Policies', 'Vendors', 'Inventory'] as const) {
    await goTo(page, screen);
  }
  await page.locator('.ag-row:not(.ag-row-loading)').first().waitFor();
}

/** Works in the app for ten minutes and watches the memory of its window. */
export async function measureSoak(source: string, rows: number): Promise<Figure[]> {
  const hand = await takeInHand(source);
  try {
    const samples: { readonly at: number; readonly memory: number }[] = [];
    const startedAt = performance.now();
    const minutes = (): number => (performance.now() - startedAt) / 60_000;
    let rounds = 0;
    while (minutes() < MINUTES) {
      await work(hand, rows, rounds);
      samples.push({ at: minutes(), memory: await rendererMemory(hand) });
      rounds += 1;
    }
    const half = (isSecond: boolean): number =>
      median(
        samples.filter(({ at }) => at >= MINUTES / 2 === isSecond).map(({ memory }) => memory),
      );
    return [
      {
        what: `memory of the window after ${MINUTES} minutes of use`,
        value: Math.max(...samples.map(({ memory }) => memory)),
        unit: 'MiB',
        beside: `greatest of ${samples.length} samples in ${rounds} rounds`,
        limit: LIMIT_MIB,
      },
      {
        what: 'memory of the window, second five minutes against the first',
        value: half(true) / half(false),
        unit: 'x',
        beside: `medians ${half(false).toFixed(0)} and ${half(true).toFixed(0)} MiB`,
        limit: GROWTH_LIMIT,
      },
    ];
  } finally {
    await hand.close();
  }
}
