import type { ElectronApplication, Locator, Page } from '@playwright/test';
import type { Random } from '../faults/random.ts';
import { headingOf, type ScreenName } from '../e2e/support/pages/shell-page.ts';
import type { Model } from './model.ts';

/** The program as somebody works in it, and what should be in the workspace. */
export type Desk = {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Where files are written and imported from. */
  readonly folder: string;
  /** The workspace. */
  readonly path: string;
  readonly random: Random;
  readonly model: Model;
};

/** The name of the workspace. */
export const WORKSPACE = 'Soak';

/** A number as the screens write it. */
export const written = (value: number): string => value.toLocaleString('en');

/** Goes to a screen and waits until it is there, however long a busy machine takes. */
export async function goTo(page: Page, screen: ScreenName): Promise<void> {
  const navigation = page.getByRole('navigation', { name: 'Screens' });
  await navigation.getByRole('button', { name: new RegExp(`^${screen}`, 'u') }).click();
  await headingOf(page, screen).waitFor();
}

/** Closes the workspace; the start screen is shown. */
export async function closeWorkspace({ page }: Desk): Promise<void> {
  await page.getByRole('button', { name: WORKSPACE, exact: true }).click();
  await page.getByRole('menuitem', { name: 'Close workspace' }).click();
  await page.getByRole('heading', { name: 'Recent workspaces' }).waitFor();
}

/** Opens the workspace again from the start screen. */
export async function reopenWorkspace({ page, model }: Desk): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${WORKSPACE}`, 'u') }).click();
  await headingOf(page, 'Overview').waitFor();
  model.forgetUndone();
}

/** Goes to the inventory, and takes every condition away that an earlier step left. */
export async function goToAllItems({ page, model }: Desk): Promise<void> {
  await goTo(page, 'Inventory');
  await page.getByRole('searchbox', { name: 'Search items' }).fill('');
  const clear = page.getByRole('button', { name: 'Clear filters' }).first();
  if (await clear.isVisible()) await clear.click();
  await waitForShown(page, model.items.size, model.items.size);
}

/** Waits until the inventory says that so many items of so many are shown. */
export async function waitForShown(page: Page, shown: number, all: number): Promise<void> {
  await page
    .getByText(`${written(shown)} of ${written(all)} items`, { exact: true })
    .first()
    .waitFor();
}

/** Waits until a dialog, a menu or a message has gone. */
export async function waitUntilGone(locator: Locator): Promise<void> {
  await locator.waitFor({ state: 'hidden' });
}
