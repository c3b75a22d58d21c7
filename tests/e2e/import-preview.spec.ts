import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { tabTo } from './support/keyboard.ts';
import {
  checkAndImport,
  chooseFile,
  expectForecast,
  expectLedger,
  importPart,
} from './support/pages/import-page.ts';
import { expectShown } from './support/pages/inventory-page.ts';
import { createWorkspace, goTo } from './support/pages/shell-page.ts';
import { watchProblems } from './support/problems.ts';
import { testWith } from './support/ready-test.ts';
import { expect, test as startTest } from './support/test.ts';

const FIRST =
  'Asset ID,Vendor,Model,Site name,Install Date,Placement\n' +
  'A-1,Huawei,NE40E,North,2020-01-01,\n' +
  'A-2,Nokia,7750 SR,North,2020-01-01,\n' +
  'A-3,ZTE,C600,Süd,2020-01-01,edge\n' +
  'A-4,Ericsson,6630,東京,2020-01-01,\n';
/** Two new, two changed, one unchanged, one skipped and two rejected rows. */
const SECOND =
  'Asset ID,Vendor,Model,Site name,Install Date,Placement\n' +
  'A-1,Huawei,NE40E,East,2021-05-06,\n' +
  'A-2,Nokia,7750 SR,North,2020-01-01,\n' +
  'A-3,ZTE,C650,Süd,2020-01-01,edge\n' +
  'B-1,Nokia,1830 PSS,West,2022-01-01,\n' +
  'B-2,Juniper,MX960,West,2022-01-01,\n' +
  'B-2,Juniper,MX960,West,2022-01-01,\n' +
  'B-3,Cisco,ASR 9000,West,2022-13-01,\n' +
  ',,,Nowhere,not a day,\n';
const COUNTS = {
  read: '8',
  added: '2',
  updated: '2',
  unchanged: '1',
  skipped: '1',
  rejected: '2',
};

const test = testWith('North', { name: 'first.csv', text: FIRST });

function chip(page: Page, name: string): Locator {
  return importPart(page, 'What will happen')
    .getByRole('group', { name: 'Ledger' })
    .getByRole('button', { name, exact: true });
}

/** The listed rows of the check, without the heads of its columns. */
function rows(page: Page): Locator {
  return page
    .getByRole('grid', { name: 'Rows of the check' })
    .getByRole('rowgroup')
    .getByRole('row');
}

async function checkSecond(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  writeFileSync(join(folder, 'second.csv'), SECOND);
  await goTo(page, 'Import');
  await chooseFile(app, page, join(folder, 'second.csv'));
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expectForecast(page, COUNTS);
}

test('a check shows row by row what the import then does', async ({ app, page, folder }) => {
  await checkSecond(app, page, folder);

  await test.step('what would be overwritten is listed first, old and new', async () => {
    await expect(chip(page, 'changed 2')).toHaveAttribute('aria-pressed', 'true');
    await expect(rows(page)).toHaveCount(2);
    const moved = rows(page).nth(0);
    await expect(moved).toContainText(/^2\s*changed\s*asset id A-1/u);
    await expect(moved).toContainText('Site name North → East');
    await expect(moved.locator('del')).toHaveText(['North', '2020-01-01']);
    await expect(moved.locator('ins')).toHaveText(['East', '2021-05-06']);
    await expect(rows(page).nth(1)).toContainText('Model C600 → C650');
  });

  await test.step('each part of the ledger lists its rows', async () => {
    for (const [name, listed] of [
      ['new 2', ['asset id B-1', 'asset id B-2']],
      ['unchanged 1', ['asset id A-2']],
      ['skipped 1', ['the same row stands on line 6']],
      ['rejected 2', ['2022-13-01', 'not a day']],
    ] as const) {
      await chip(page, name).click();
      await expect(rows(page)).toHaveCount(listed.length);
      await expect(rows(page)).toContainText(listed);
    }
    await chip(page, 'rejected 2').click();
    await expect(chip(page, 'rows read 8'), 'pressed again it lists all').toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(rows(page)).toHaveCount(8);
  });

  await test.step('a rejected row is shown whole, with every reason and its cells', async () => {
    await rows(page).nth(7).click();
    const detail = page.getByRole('region', { name: 'The chosen row' });
    await expect(detail.getByRole('heading')).toHaveText('Line 9, rejected');
    await expect(detail.getByRole('listitem')).toHaveCount(2);
    await expect(detail.getByRole('listitem').filter({ hasText: 'Install Date' })).toHaveCount(1);
    await expect(detail.locator('dl div').filter({ hasText: 'Site name' })).toHaveText(
      'Site nameNowhere',
    );
  });

  await test.step('fields, reasons and the search narrow the rows', async () => {
    const fields = page.getByRole('table', { name: 'Changed fields' });
    await fields.getByRole('button', { name: 'Model' }).click();
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText(['asset id A-3']);
    const reasons = page.getByRole('table', { name: 'Reasons' });
    const day = reasons.getByRole('row', { name: 'A date is not a day of the calendar' });
    await expect(day.getByRole('cell').nth(1)).toHaveText('2');
    await day.getByRole('button').click();
    await expect(rows(page)).toHaveCount(2);
    await day.getByRole('button').click();
    const search = page.getByRole('searchbox', { name: 'Search the rows' });
    await search.fill('b-');
    await expect(rows(page)).toHaveCount(4);
    await search.fill('no such thing');
    await expect(page.getByText('No row is like this.')).toBeVisible();
    await page.getByRole('button', { name: 'List all rows' }).click();
    await expect(rows(page)).toHaveCount(8);
  });

  await test.step('the import does what was promised', async () => {
    await page.getByRole('button', { name: 'Import 4 rows' }).click();
    await expectLedger(importPart(page, 'Import done'), COUNTS);
    await goTo(page, 'Inventory');
    await expectShown(page, '6', '6');
    await expect(page.getByRole('gridcell', { name: 'C650' })).toBeVisible();
    await expect(page.getByRole('gridcell', { name: 'C600' })).toHaveCount(0);
  });
});

test("a person's tag is said to be kept, and the list is walked by arrows", async ({
  app,
  page,
  folder,
}) => {
  await goTo(page, 'Inventory');
  await page.getByRole('button', { name: 'Change these 4 items' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change items' });
  await dialog
    .getByRole('radiogroup', { name: 'Placement', exact: true })
    .getByText('Core')
    .click();
  await dialog.getByLabel('Reason').fill('Net plan');
  await dialog.getByRole('button', { name: 'Change 4 items' }).click();
  await expect(dialog).toBeHidden();
  await goTo(page, 'Import');
  const tagged = FIRST.replace('6630,東京', '6651,東京').replaceAll(/,$/gmu, ',edge');
  writeFileSync(join(folder, 'second.csv'), tagged);
  await chooseFile(app, page, join(folder, 'second.csv'));
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expectForecast(page, {
    read: '4',
    added: '0',
    updated: '1',
    unchanged: '3',
    skipped: '0',
    rejected: '0',
  });
  await tabTo(page, chip(page, 'rows read 4'));
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(4);
  const grid = page.getByRole('grid', { name: 'Rows of the check' });
  await tabTo(page, grid);
  await page.keyboard.press('End');
  const chosen = page.getByRole('region', { name: 'The chosen row' });
  await expect(chosen.getByRole('heading')).toHaveText('Line 5, changed: asset id A-4');
  await expect(chosen).toContainText('Model6630 → 6651');
  await expect(chosen).toContainText('PlacementCore kept: set by a person the file says Edge');
  await page.keyboard.press('ArrowUp');
  await expect(chosen.getByRole('heading')).toHaveText('Line 4, unchanged: asset id A-3');
  await expect(grid.getByRole('row', { selected: true })).toContainText('kept: set by a person');
});

startTest(
  'a snapshot lists what it does not name; the same file again changes nothing',
  async ({ app, page, folder }) => {
    const path = join(folder, 'list.csv');
    writeFileSync(path, FIRST);
    await createWorkspace(app, page, folder, 'North');
    const snapshot = async (): Promise<void> => {
      await chooseFile(app, page, path);
      await page.getByRole('radio', { name: 'Complete list of a source' }).check();
      await page.getByRole('textbox', { name: 'Source' }).fill('NetAct');
    };
    await snapshot();
    await checkAndImport(page, 'list.csv');
    await page.getByRole('button', { name: 'Import another file' }).click();
    await snapshot();
    await expect(importPart(page, 'The file')).toContainText('exactly this content was imported');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await expect(page.getByText('Nothing would change')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Import 0 rows' })).toBeDisabled();

    await page.getByRole('button', { name: 'Choose another file' }).click();
    writeFileSync(path, FIRST.replace(/^A-3.*\n/mu, ''));
    await snapshot();
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await expect(chip(page, 'missing 1')).toHaveAttribute('aria-pressed', 'true');
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText(['asset id A-3']);
    await page.getByRole('button', { name: 'Mark 1 item as missing' }).click();
    await expect(importPart(page, 'Import done')).toContainText('1 item of NetAct is not named');
  },
);

test('a check says before anything is written that known items get another vendor', async ({
  app,
  page,
  folder,
}) => {
  writeFileSync(join(folder, 'other.csv'), 'Asset ID,Vendor,Model\nA-1,Nokia,7750 SR\n');
  await goTo(page, 'Import');
  await chooseFile(app, page, join(folder, 'other.csv'));
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  const told = importPart(page, 'What will happen').getByRole('alert');
  await expect(told).toContainText('asset id A-1 was "Huawei" and is "Nokia"');
});

test('the check is accessible', async ({ app, page, folder }) => {
  const problems = watchProblems(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await checkSecond(app, page, folder);
  for (const name of ['changed 2', 'rejected 2']) {
    await chip(page, name).click({ trial: true });
    if ((await chip(page, name).getAttribute('aria-pressed')) === 'false')
      await chip(page, name).click();
    await rows(page).last().click();
    await expect(page.getByRole('region', { name: 'The chosen row' })).toBeVisible();
    await expectAccessible(page, name);
  }
  expect(problems).toEqual([]);
});
