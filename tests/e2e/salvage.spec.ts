import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { spoilPages } from '../support/damaged-pages.ts';
import { expectAccessible } from './support/accessible.ts';
import { answerSaveDialogs } from './support/dialogs.ts';
import { expectShown } from './support/pages/inventory-page.ts';
import { goTo, headingOf, notificationsOf } from './support/pages/shell-page.ts';
import { testWith } from './support/ready-test.ts';
import { expect } from './support/test.ts';

const ROWS = 300;
const NOTE = 'n'.repeat(60);
const TEXT = `Serial,Vendor,Notes\n${Array.from(
  { length: ROWS },
  (_, at) => `S${at},Huawei,${NOTE}`,
).join('\n')}\n`;
const test = testWith('North', { name: 'first.csv', text: TEXT });

/** The number of a page that holds items: a leaf of a table with many of their notes. */
function pageOfItems(path: string): number {
  const bytes = readFileSync(path);
  for (let at = 0; at < bytes.length; at += 4096) {
    const text = bytes.toString('latin1', at, at + 4096);
    if (bytes[at] === 13 && text.split(NOTE).length > 9) return at / 4096 + 1;
  }
  throw new Error('No page holds items.');
}

/** Closes the workspace, takes one page of its items away, and opens it again. */
async function openDamaged(
  page: Page,
  path: string,
): Promise<{ readonly dialog: Locator; readonly bytes: Buffer }> {
  await page.getByRole('button', { name: 'North' }).click();
  await page.getByRole('menuitem', { name: 'Close workspace' }).click();
  await page.getByRole('heading', { name: 'Recent workspaces' }).waitFor();
  const bytes = spoilPages(path, [pageOfItems(path)]);
  await page.getByRole('button', { name: /^North/u }).click();
  const dialog = page.getByRole('dialog', { name: 'This workspace did not open' });
  await expect(dialog).toContainText('North.provenet is not what it was when it was closed');
  return { dialog, bytes };
}

test('rows of a damaged workspace are saved into a new one, and what is lost is said', async ({
  app,
  page,
  folder,
}) => {
  const path = join(folder, 'North.provenet');
  const { dialog, bytes } = await openDamaged(page, path);
  rmSync(`${path}-backups`, { recursive: true, force: true });
  await expectAccessible(page, 'offers');
  const save = dialog.getByRole('button', { name: 'Save its rows…' });
  await answerSaveDialogs(app, null);
  await save.click();
  await expect(save).toBeVisible();

  await answerSaveDialogs(app, path);
  await save.click();
  const refused = notificationsOf(page).filter({ hasText: 'North.provenet exists already' });
  await expect(refused).toBeVisible();
  await refused.getByRole('button').click();
  await expect(refused).toHaveCount(0);

  await answerSaveDialogs(app, join(folder, 'North salvaged'));
  await save.click();
  const saved = page.getByRole('dialog', { name: 'Its rows were saved' });
  await expect(saved).toContainText('Saved into North salvaged.provenet');
  await expect(saved).toContainText(/\d+ items were read; \d+ could not be/u);
  await expect(saved).toContainText(/serial number S\d+/u);
  await expect(saved.getByRole('table', { name: 'What was saved' })).toContainText('items');
  await expectAccessible(page, 'what was saved');
  const read = /(\d+) items were read/u.exec((await saved.textContent()) ?? '')?.[1] ?? '';
  expect(readFileSync(path).equals(bytes)).toBe(true);

  await saved.getByRole('button', { name: 'Open the new workspace' }).click();
  await expect(headingOf(page, 'Overview')).toBeVisible();
  await goTo(page, 'History');
  await expect(page.getByText(/^Saved out of North\.provenet, which was damaged/u)).toBeVisible();
  await goTo(page, 'Inventory');
  await expectShown(page, read, read);
});

test('a damaged workspace is looked at in a copy, in which nothing can be changed', async ({
  page,
  folder,
}) => {
  const path = join(folder, 'North.provenet');
  const { dialog, bytes } = await openDamaged(page, path);
  const before = readdirSync(folder);
  await dialog.getByRole('button', { name: 'Open a copy to read' }).click();
  await expect(headingOf(page, 'Overview')).toBeVisible();
  await expect(page.getByText('Read only', { exact: true })).toBeVisible();
  await goTo(page, 'Policies');
  await page.getByRole('switch').first().click({ force: true });
  await expect(
    notificationsOf(page).filter({ hasText: 'North.provenet is read-only' }),
  ).toBeVisible();
  expect(readFileSync(path).equals(bytes)).toBe(true);
  expect(readdirSync(folder)).toEqual(before);
});

test('of a file of which nothing can be read that is said, and the start screen is reached', async ({
  app,
  page,
  folder,
}) => {
  const path = join(folder, 'North.provenet');
  const { dialog } = await openDamaged(page, path);
  writeFileSync(path, Buffer.alloc(1 << 18));
  const to = join(folder, 'saved.provenet');
  await answerSaveDialogs(app, to);
  await dialog.getByRole('button', { name: 'Save its rows…' }).click();
  const told = notificationsOf(page).filter({ hasText: 'can be read as a workspace' });
  await expect(told).toBeVisible();
  expect(existsSync(to)).toBe(false);
  await dialog.getByRole('button', { name: 'Leave it closed' }).click();
  await expect(page.getByRole('heading', { name: 'Recent workspaces' })).toBeVisible();
});
