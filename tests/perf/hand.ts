import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { launchApp, temporaryFolder } from '../e2e/support/launch.ts';
import { goTo, headingOf } from '../e2e/support/pages/shell-page.ts';
import { waitUntilIndexed } from './wait-until-indexed.ts';

/** The real app with a workspace of its own. */
export type Hand = {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The workspace, whose index of searches is whole. */
  readonly path: string;
  readonly close: () => Promise<void>;
};

const TIMEOUT_MS = 60_000;

/** Opens a copy of a workspace in the app, as a double click on its file does, at the inventory. */
export async function takeInHand(source: string): Promise<Hand> {
  const folder = temporaryFolder();
  const path = join(folder.path, 'Hand.provenet');
  copyFileSync(source, path);
  const app = await launchApp({ userDataDir: join(folder.path, 'user'), args: [path] });
  const page = await app.firstWindow();
  page.setDefaultTimeout(TIMEOUT_MS);
  await headingOf(page, 'Overview').waitFor();
  await waitUntilIndexed(path);
  await goTo(page, 'Inventory');
  await page.locator('.ag-row[row-index="0"]:not(.ag-row-loading)').first().waitFor();
  return {
    app,
    page,
    path,
    close: async () => {
      await app.close();
      folder.remove();
    },
  };
}

/** The button of a value in the panel of facets. */
function valueButton(page: Page, facet: string, value: string) {
  return page
    .getByRole('complementary', { name: 'Filters' })
    .getByRole('group', { name: facet, exact: true })
    .locator(`button[data-index][title="${value}"]`);
}

/** Includes a value of a facet, or takes it back. */
export async function toggleValue(page: Page, facet: string, value: string): Promise<void> {
  await valueButton(page, facet, value).click();
}

/** The values that a facet offers first. */
export async function valuesOf(page: Page, facet: string): Promise<string[]> {
  const buttons = page
    .getByRole('complementary', { name: 'Filters' })
    .getByRole('group', { name: facet, exact: true })
    .locator('button[data-index]');
  await buttons.first().waitFor();
  return buttons.evaluateAll((all) => all.map((each) => each.getAttribute('title') ?? ''));
}

/** Puts a text into the search, as if pasted. */
export async function searchFor(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search items' }).fill(text);
}

/** Opens the dialog that leads to a row, and gives the number, counted from 1; Enter goes. */
export async function askForRow(page: Page, row: number): Promise<void> {
  await page.keyboard.press('Control+G');
  await page.getByRole('dialog', { name: 'Go to row' }).getByLabel('Row').fill(String(row));
}

/** Scrolls the list by its wheel, in steps of a hand's speed. */
export async function scroll(page: Page, steps: number, pixels: number): Promise<void> {
  await page.getByRole('grid').hover();
  for (let step = 0; step < steps; step += 1) await page.mouse.wheel(0, pixels);
}
