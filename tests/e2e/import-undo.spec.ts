import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { answerOpenDialogs } from './support/dialogs.ts';
import { runSql } from './support/node-program.ts';
import { checkAndImport, chooseFile, importPart } from './support/pages/import-page.ts';
import { expectShown } from './support/pages/inventory-page.ts';
import { goTo, headingOf, notificationsOf } from './support/pages/shell-page.ts';
import { watchProblems } from './support/problems.ts';
import { testWith } from './support/ready-test.ts';
import { expect } from './support/test.ts';

const HEAD = 'Asset ID,Vendor,Model\n';
const FIRST = `${HEAD}A-1,Huawei,NE40E\nA-2,Nokia,7750 SR\n`;
const SECOND = `${HEAD}A-1,Huawei,NE8000\nA-2,Nokia,7750 SR\nB-1,ZTE,C600\n`;
const LATER = `${HEAD}B-1,ZTE,C650\n`;
const test = testWith('North', { name: 'first.csv', text: FIRST });

async function importFile(
  app: ElectronApplication,
  page: Page,
  folder: string,
  [name, text]: readonly [string, string],
): Promise<void> {
  writeFileSync(join(folder, name), text);
  await goTo(page, 'Import');
  const again = page.getByRole('button', { name: 'Import another file' });
  if (await again.isVisible()) await again.click();
  await chooseFile(app, page, join(folder, name));
  await checkAndImport(page, name);
}

function importRow(page: Page, name: string): Locator {
  return importPart(page, 'Imports of this workspace').getByRole('row').filter({ hasText: name });
}

async function expectModels(page: Page, models: readonly string[]): Promise<void> {
  await goTo(page, 'Inventory');
  await expectShown(page, String(models.length), String(models.length));
  for (const name of models) await expect(page.getByRole('gridcell', { name })).toBeVisible();
}

test('an import is undone from the list, and the inventory is as it was', async ({
  app,
  page,
  folder,
}) => {
  await importFile(app, page, folder, ['second.csv', SECOND]);
  await expectModels(page, ['NE8000', '7750 SR', 'C600']);

  await goTo(page, 'Import');
  await importRow(page, 'second.csv')
    .getByRole('button', { name: /^Undo this import/u })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Undo this import?' });
  await expect(dialog).toContainText('1 item that it added goes.');
  await expect(dialog).toContainText('1 item that it changed gets the former values back.');
  await expect(dialog.getByRole('table')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Undo this import' }).click();
  await expect(dialog).toBeHidden();
  await expect(notificationsOf(page)).toContainText('second.csv: 1 item removed, 1 item restored.');
  await expect(importRow(page, 'second.csv')).toContainText(/undone on /u);
  await expect(importRow(page, 'second.csv').getByRole('button', { name: /Undo/u })).toHaveCount(0);
  await expectModels(page, ['NE40E', '7750 SR']);

  await test.step('its file does not count as imported any more', async () => {
    await goTo(page, 'Import');
    await page.getByRole('button', { name: 'Import another file' }).click();
    await chooseFile(app, page, join(folder, 'second.csv'));
    await expect(importPart(page, 'The file')).toContainText('was undone on');
    await expect(importPart(page, 'The file')).toContainText('does not count');
  });
});

/** Imports three files, and asks to undo the second, whose item the third changed; the question. */
async function askToUndoSecond(
  app: ElectronApplication,
  page: Page,
  folder: string,
): Promise<Locator> {
  await importFile(app, page, folder, ['second.csv', SECOND]);
  await importFile(app, page, folder, ['later.csv', LATER]);
  await goTo(page, 'History');
  await page.getByRole('button', { name: 'Undo: Imported second.csv' }).click();
  return page.getByRole('dialog', { name: 'Undo this import?' });
}

test('what was done later is said first, and the history undoes in the same way', async ({
  app,
  page,
  folder,
}) => {
  const dialog = await askToUndoSecond(app, page, folder);
  const later = dialog.getByRole('table', { name: 'Items with later changes' });
  await expect(later.getByRole('row')).toHaveCount(2);
  await expect(later).toContainText('B-1');
  await expect(later).toContainText('later.csv changed it later');
  await dialog.getByRole('button', { name: 'Undo this import' }).click();
  await expect(notificationsOf(page)).toContainText(
    'second.csv: 0 items removed, 1 item restored. 1 item kept what was done later.',
  );
  await expect(
    page.getByRole('listitem').filter({ hasText: /^.*Imported second\.csv.*undone later/u }),
  ).toHaveCount(1);
  await page.getByRole('tab', { name: 'Imports' }).click();
  await expect(importRow(page, 'second.csv')).toContainText(/undone on /u);
  await expectModels(page, ['NE40E', '7750 SR', 'C650']);
});

test('the hash of an imported file is copied in full', async ({ app, page }) => {
  await goTo(page, 'Import');
  const copy = importRow(page, 'first.csv').getByRole('button', {
    name: /copy the whole SHA-256$/u,
  });
  const whole = /[0-9a-f]{64}/u.exec((await copy.getAttribute('title')) ?? '')?.[0];
  await copy.click();
  await expect(notificationsOf(page)).toContainText('SHA-256 copied');
  const held = await app.evaluate(async ({ clipboard }) => clipboard.readText());
  expect(held).toBe(whole);
});

test('an import that did not end is said until it is dismissed', async ({ app, page, folder }) => {
  const path = join(folder, 'North.provenet');
  await page.getByRole('button', { name: 'North' }).click();
  await page.getByRole('menuitem', { name: 'Close workspace' }).click();
  await expect(page.getByRole('heading', { name: 'Recent workspaces' })).toBeVisible();
  const note = JSON.stringify({ fileName: 'gross.csv', startedAt: '2026-11-23T10:00:00.000Z' });
  runSql(path, `INSERT INTO setting VALUES ('startedImport', '${note}')`);
  await page.getByRole('button', { name: /^North/u }).click();
  await expect(headingOf(page, 'Overview')).toBeVisible();
  const notice = page.getByRole('note', { name: 'Interrupted import' });
  await expect(notice).toContainText(
    /^The import of gross\.csv that began on 23 Nov 2026, \d\d:\d\d did not end; nothing of it was kept\./u,
  );
  writeFileSync(join(folder, 'first.csv'), FIRST);
  await answerOpenDialogs(app, join(folder, 'first.csv'));
  await notice.getByRole('button', { name: 'Import it again' }).click();
  await expect(importPart(page, 'The file')).toContainText('first.csv');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
  await goTo(page, 'Overview');
  await expect(page.getByRole('region', { name: 'The answer' })).toBeVisible();
  await expect(notice).toHaveCount(0);
});

test('the list of imports and the undo are accessible', async ({ app, page, folder }) => {
  const problems = watchProblems(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const dialog = await askToUndoSecond(app, page, folder);
  await expect(dialog.getByRole('table')).toBeVisible();
  await expectAccessible(page, 'the question');
  await dialog.getByRole('button', { name: 'Undo this import' }).click();
  await expect(dialog).toBeHidden();
  await expectAccessible(page, 'the history');
  await page.getByRole('tab', { name: 'Imports' }).click();
  await expect(importRow(page, 'second.csv')).toContainText(/undone on /u);
  await expectAccessible(page, 'the imports');
  expect(problems).toEqual([]);
});
