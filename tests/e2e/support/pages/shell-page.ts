import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { answerSaveDialogs } from '../dialogs.ts';
import { expect } from '../test.ts';

/** The screens in the order of the navigation, by the heading that each one shows. */
export const SCREENS = [
  'Overview',
  'Import',
  'Inventory',
  'Vendors',
  'Placement',
  'Policies',
  'Audit summary',
  'History',
  'Removal plan',
] as const;
export type ScreenName = (typeof SCREENS)[number];

/** The head of a screen. */
export function headingOf(page: Page, screen: ScreenName): Locator {
  return page.getByRole('main').getByRole('heading', { level: 1, name: screen, exact: true });
}

/** Goes to a screen by the navigation and waits until it is there. */
export async function goTo(page: Page, screen: ScreenName): Promise<void> {
  const navigation = page.getByRole('navigation', { name: 'Screens' });
  await navigation.getByRole('button', { name: new RegExp(`^${screen}`, 'u') }).click();
  await expect(headingOf(page, screen)).toBeVisible();
}

/** Waits until nothing on the screen is still loading. */
export async function expectSettled(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: /^(Loading|Reading)/u })).toHaveCount(0);
}

/** Creates a workspace from the start screen; answers its path. */
export async function createWorkspace(
  app: ElectronApplication,
  page: Page,
  folder: string,
  name: string,
): Promise<string> {
  const path = join(folder, `${name}.provenet`);
  await answerSaveDialogs(app, path);
  await page.getByRole('button', { name: /^New workspace/u }).click();
  await expect(headingOf(page, 'Import')).toBeVisible();
  return path;
}

/** The notifications that stand in the corner. */
export function notificationsOf(page: Page): Locator {
  return page.getByRole('alert');
}

/** A figure with its label: the element that holds both. */
export function figureOf(scope: Locator, label: string): Locator {
  return scope.getByText(label, { exact: true }).locator('..');
}

/** Creates a workspace and imports the sample network into it. */
export async function importSample(
  app: ElectronApplication,
  page: Page,
  folder: string,
): Promise<void> {
  await createWorkspace(app, page, folder, 'Sample');
  await page.getByRole('button', { name: 'Use the sample network' }).click();
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByRole('button', { name: /^Import .* rows$/u }).click();
  await expect(page.getByRole('region', { name: 'Import done' })).toBeVisible();
}
