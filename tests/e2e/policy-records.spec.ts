import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { launchApp } from './support/launch.ts';
import { runCli } from './support/node-program.ts';
import { goTo, notificationsOf } from './support/pages/shell-page.ts';
import { expect, test as base } from './support/test.ts';

/** Two cameras in the United States, a Polish radio and a German core item. */
const INVENTORY = `Serial,Vendor,Model,Function,Placement,Generation,Country,Site,Install date
S1,Hikvision,DS-2CD,Other,edge,,US,HQ,2023-01-01
S2,Hikvision,DS-2CD,Other,edge,,US,Lab,2023-01-01
S3,Nokia,AirScale,Radio access,edge,5G,PL,WAW,2023-01-01
S4,Huawei,UNC,Core network,core,5G,DE,BER,2020-01-01
`;

const test = base.extend({
  app: async ({ folder, userDataDir }, provide) => {
    const file = join(folder, 'inventory.csv');
    writeFileSync(file, INVENTORY);
    const path = join(folder, 'Records.provenet');
    runCli('import', file, '--workspace', path);
    const app = await launchApp({ userDataDir, args: [path] });
    await provide(app);
    await app.close();
  },
});

async function activate(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('tab', { name: 'Policies' }).click();
  const toggle = page.getByRole('switch', { name });
  await toggle.click({ force: true });
  await expect(toggle).toBeChecked();
  await page.getByRole('tab', { name: 'On record' }).click();
}

test('what no inventory tells is put on record, and verdicts follow', async ({ page }) => {
  await goTo(page, 'Policies');
  await activate(page, /^United States: FCC Covered List/u);
  const records = page.getByRole('region', { name: 'On record' });
  const questions = records.getByRole('table', { name: 'Questions' });
  const surveillance = questions.getByRole('row', { name: /^equipment used for public safety/u });
  const kept = records.getByRole('table', { name: 'Answers, authorisations and waivers' });
  await expect(surveillance.getByRole('cell').nth(2)).toHaveText('2');

  await test.step('an answer about some items settles those', async () => {
    await surveillance.getByRole('button', { name: /^Answer:/u }).click();
    await page.getByRole('button', { name: 'Only some items' }).click();
    await page.getByRole('textbox', { name: 'Condition 1: compared with' }).fill('Lab');
    await page.getByRole('button', { name: 'Put on record' }).click();
    await expect(kept.getByRole('row', { name: /Answer: yes/u })).toContainText('Lab');
    await expect(surveillance.getByRole('cell').nth(2)).toHaveText('1');
    const told = notificationsOf(page).filter({ hasText: 'The answer is on record' });
    await expect(told).toContainText('1 item changed');
  });

  await test.step('undo leaves it open again', async () => {
    const told = notificationsOf(page).filter({ hasText: 'The answer is on record' });
    await told.getByRole('button', { name: 'Undo' }).click();
    await expect(surveillance.getByRole('cell').nth(2)).toHaveText('2');
    await expect(kept).toHaveCount(0);
  });

  await test.step('a supplier that an authority named is listed from its day', async () => {
    await activate(page, /^Poland/u);
    await records.getByRole('button', { name: 'List a supplier' }).click();
    const dialog = page.getByRole('dialog', { name: 'List a supplier' });
    await dialog.getByRole('combobox', { name: /^Policy/u }).fill('Poland');
    await page.getByRole('option', { name: /^Poland/u }).click();
    await dialog.getByRole('combobox', { name: /^Supplier/u }).fill('Nokia');
    await page.getByRole('option', { name: 'Nokia', exact: true }).click();
    await dialog.getByRole('textbox', { name: /^Listed since/u }).fill('2026-05-01');
    await dialog.getByRole('textbox', { name: /^Who named it/u }).fill('Monitor Polski, a test');
    await dialog.getByRole('button', { name: 'Put on the list' }).click();
    const list = records.getByRole('table', { name: 'Listed suppliers' });
    await expect(list.getByRole('row', { name: /Nokia/u })).toContainText('1 May 2026');
    const told = notificationsOf(page).filter({ hasText: 'The supplier is on the list' });
    await expect(told).toContainText('1 item changed');
  });

  await test.step('a waiver needs a reason, an approver and a last day', async () => {
    await records.getByRole('button', { name: 'Record a waiver' }).click();
    const dialog = page.getByRole('dialog', { name: 'Waiver' });
    await dialog.getByRole('button', { name: 'Put on record' }).click();
    await expect(dialog.getByRole('alert')).toHaveText(/Choose the rule|Say|Give/u);
    await dialog.getByRole('combobox', { name: 'Rule' }).fill('materially higher');
    await page.getByRole('option', { name: /materially higher/u }).click();
    await dialog.getByRole('textbox', { name: 'Approved by' }).fill('The board');
    await dialog.getByRole('textbox', { name: 'Last day' }).fill('2099-12-31');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Replaced with the site.');
    await dialog.getByRole('button', { name: 'Put on record' }).click();
    const row = kept.getByRole('row', { name: /Waiver, approved by The board/u });
    await expect(row).toContainText('Every item');
    await expect(row).toContainText('31 Dec 2099');
  });
});
