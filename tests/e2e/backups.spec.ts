import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { answerOpenDialogs } from './support/dialogs.ts';
import { checkAndImport, chooseFile } from './support/pages/import-page.ts';
import { expectShown } from './support/pages/inventory-page.ts';
import { goTo, headingOf, notificationsOf } from './support/pages/shell-page.ts';
import { testWith } from './support/ready-test.ts';
import { expect } from './support/test.ts';

const FIRST = 'Serial,Vendor\nS1,Huawei\nS2,Nokia\n';
const SECOND = 'Serial,Vendor\nS3,ZTE\n';
const test = testWith('North', { name: 'first.csv', text: FIRST });

async function goToBackups(page: Page): Promise<Locator> {
  await goTo(page, 'History');
  await page.getByRole('tab', { name: 'Backups' }).click();
  return page.getByRole('table', { name: 'Backups' });
}

const rowOf = (table: Locator, why: string): Locator =>
  table.getByRole('row').filter({ hasText: why });

async function expectItems(page: Page, items: number): Promise<void> {
  await goTo(page, 'Inventory');
  await expectShown(page, String(items), String(items));
}

test('a backup is made by itself and by hand, restored, and the restore taken back', async ({
  app,
  page,
  folder,
}) => {
  await goToBackups(page);
  await expect(page.getByRole('heading', { name: 'No backups yet' })).toBeVisible();
  await expectAccessible(page, 'no backups');
  await page.getByRole('button', { name: 'Back up now' }).click();
  const table = page.getByRole('table', { name: 'Backups' });
  await expect(rowOf(table, 'Asked for')).toContainText('Holds every change');

  writeFileSync(join(folder, 'second.csv'), SECOND);
  await goTo(page, 'Import');
  await chooseFile(app, page, join(folder, 'second.csv'));
  await checkAndImport(page, 'second.csv');
  await expectItems(page, 3);

  await goToBackups(page);
  await expectAccessible(page, 'backups');
  await rowOf(table, 'Asked for')
    .getByRole('button', { name: /^Restore the backup of/u })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Restore this backup?' });
  await expect(dialog).toContainText('What it is now is kept as a backup first');
  await expectAccessible(page, 'restoring');
  await dialog.getByRole('button', { name: 'Restore it' }).click();
  const done = notificationsOf(page).filter({ hasText: 'What was there before' });
  await expect(done).toBeVisible();
  await expect(page.getByText(/^Restored the backup of/u)).toBeVisible();
  await expectItems(page, 2);

  await goToBackups(page);
  await rowOf(table, 'Before a restore').getByRole('button').click();
  await dialog.getByRole('button', { name: 'Restore it' }).click();
  await expect(dialog).toBeHidden();
  await expectItems(page, 3);
});

test('a second place gets a copy of each backup; where it is gone, all else goes on', async ({
  app,
  page,
  folder,
}) => {
  await goToBackups(page);
  const place = join(folder, 'second');
  mkdirSync(place);
  await page.getByRole('button', { name: 'Back up now' }).click();
  await answerOpenDialogs(app, place);
  await page.getByRole('button', { name: 'Choose a second place…' }).click();
  // What is there now is copied at once.
  await expect(
    page.getByText('A copy of each backup goes to a second place, which holds 1 backup.'),
  ).toBeVisible();

  await answerOpenDialogs(app, join(folder, 'stick'));
  await page.getByRole('button', { name: 'Change the second place…' }).click();
  const trouble = page.getByRole('alert').filter({ hasText: 'is not there; plug its disk in' });
  await expect(trouble.first()).toBeVisible();
  await expect(page.getByText('The second place cannot be reached now.')).toBeVisible();
  await goTo(page, 'Policies');
  await page.getByRole('switch').first().click({ force: true });
  await goToBackups(page);
  const table = page.getByRole('table', { name: 'Backups' });
  await rowOf(table, 'Asked for')
    .getByRole('button', { name: /^Restore/u })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Restore this backup?' });
  await dialog.getByRole('button', { name: 'Restore it' }).click();
  await expect(page.getByText(/^Restored the backup of/u)).toBeVisible();
  await goToBackups(page);
  await expect(rowOf(table, 'Before a restore')).toBeVisible();
  await page.getByRole('button', { name: 'No second place' }).click();
  await expect(page.getByText(/^Backups lie beside the workspace/u)).toBeVisible();
  await expect(trouble).toHaveCount(0);
});

test('a workspace that is damaged is said to be, and is brought back from a backup', async ({
  page,
  folder,
}) => {
  await goToBackups(page);
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByRole('table', { name: 'Backups' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('textbox', { name: /command/iu }).fill('close workspace');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Recent workspaces' }).waitFor();
  const recent = page.getByRole('button', { name: /^North/u });

  const path = join(folder, 'North.provenet');
  const damaged = readFileSync(path);
  damaged.fill(0xff, 4096, 8192);
  writeFileSync(path, damaged);
  await recent.click();
  const dialog = page.getByRole('dialog', { name: 'This workspace did not open' });
  await expect(dialog).toContainText('North.provenet is not what it was when it was closed');
  await expect(dialog).toContainText('The newest sound backup is of');
  await expectAccessible(page, 'damaged');
  await dialog.getByRole('button', { name: 'Leave it closed' }).click();
  await expect(dialog).toBeHidden();
  await recent.click();
  await dialog.getByRole('button', { name: /^Restore the backup of/u }).click();
  await expect(headingOf(page, 'Overview')).toBeVisible();
  await expectItems(page, 2);
  const [aside] = readdirSync(`${path}-set-aside`);
  const kept = readFileSync(join(`${path}-set-aside`, aside ?? '', 'North.provenet'));
  expect(kept.equals(damaged)).toBe(true);
});

test('a workspace whose file is gone comes back from a backup', async ({ page, folder }) => {
  await goToBackups(page);
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByRole('table', { name: 'Backups' })).toBeVisible();
  await page.getByRole('button', { name: 'North' }).click();
  await page.getByRole('menuitem', { name: 'Close workspace' }).click();
  await page.getByRole('heading', { name: 'Recent workspaces' }).waitFor();
  const path = join(folder, 'North.provenet');
  rmSync(path);
  await page.reload();
  await page.getByRole('button', { name: /^North/u }).click();
  const dialog = page.getByRole('dialog', { name: 'This workspace did not open' });
  await expect(dialog).toContainText('North.provenet does not exist');
  // There is nothing to be opened as it is: that is said, and the dialog stays.
  await dialog.getByRole('button', { name: 'Open it as it is' }).click();
  await expect(notificationsOf(page).filter({ hasText: 'does not exist' }).last()).toBeVisible();
  await dialog.getByRole('button', { name: /^Restore the backup of/u }).click();
  await expect(headingOf(page, 'Overview')).toBeVisible();
  await expectItems(page, 2);
});
