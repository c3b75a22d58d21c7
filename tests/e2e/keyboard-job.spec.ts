import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerOpenDialogs, answerSaveDialogs } from './support/dialogs.ts';
import { pressByTab, tabTo } from './support/keyboard.ts';
import { importPart } from './support/pages/import-page.ts';
import { expectShown } from './support/pages/inventory-page.ts';
import { headingOf } from './support/pages/shell-page.ts';
import { readPdfPages } from './support/pdf.ts';
import { watchProblems } from './support/problems.ts';
import { expect, test } from './support/test.ts';

const ROWS = [
  'Asset ID,Vendor,Host name,Placement,Function',
  'A-1,Huawei,ber-upf-1,core,UPF',
  'A-2,Huawei,ber-gnb-1,,gNodeB',
  'A-3,Nokia,ber-gnb-2,edge,gNodeB',
  'A-4,ZTE,ber-olt-1,edge,OLT',
  'A-5,Huavvei Unknown,ber-olt-2,edge,OLT',
];

test('the whole job by keyboard alone: from the file to the printed answer, and back', async ({
  app,
  page,
  folder,
}) => {
  const problems = watchProblems(page);
  const csv = join(folder, 'network.csv');
  writeFileSync(csv, `${ROWS.join('\n')}\n`);
  const press = (keys: string): Promise<void> => page.keyboard.press(keys);

  await test.step('a workspace is made and the file imported', async () => {
    await answerSaveDialogs(app, join(folder, 'Keys.provenet'));
    await pressByTab(page, page.getByRole('button', { name: /^New workspace/u }));
    await answerOpenDialogs(app, csv);
    await pressByTab(page, page.getByRole('button', { name: 'Choose a file' }));
    await pressByTab(page, page.getByRole('button', { name: 'Check', exact: true }));
    await pressByTab(page, page.getByRole('button', { name: 'Import 5 rows' }));
    await expect(importPart(page, 'Import done')).toBeVisible();
  });

  await test.step('the name that led nowhere gets its vendor', async () => {
    await press('Control+4');
    await expect(headingOf(page, 'Vendors')).toBeVisible();
    await pressByTab(page, page.getByRole('button', { name: 'Choose vendor: Huavvei Unknown' }));
    await page.keyboard.type('Nokia');
    await expect(page.getByRole('option', { name: /^Nokia/u }).first()).toBeVisible();
    await press('ArrowDown');
    await press('Enter');
    await expect(page.getByText('Huavvei Unknown')).toBeHidden();
  });

  await test.step('flagged items are found, and one is tagged with a reason', async () => {
    await press('Control+3');
    await expectShown(page, '5', '5');
    await press('Control+E');
    await expect(page.getByRole('combobox', { name: 'Filter as text' })).toBeFocused();
    await page.keyboard.type('is:flagged ber-gnb-1');
    await press('Enter');
    await expectShown(page, '1', '5');
    await tabTo(page, page.getByRole('gridcell').first());
    await press('c');
    const dialog = page.getByRole('dialog', { name: 'Change items' });
    await expect(dialog.getByLabel('Reason')).toBeFocused();
    await page.keyboard.type('Site plan');
    await press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('alert').getByText('1 item tagged core')).toBeVisible();
  });

  await test.step('the item says why, and the overview counts it', async () => {
    await tabTo(page, page.getByRole('gridcell').first());
    await press('Enter');
    const panel = page.getByRole('complementary', { name: 'Item' });
    await expect(panel.getByRole('region', { name: 'Why' })).toContainText('Huawei');
    // The reason of a tag, and when and by whom it was set, are lines of their own.
    const lines = await panel.locator('dd', { hasText: 'Site plan' }).first().innerText();
    expect(lines.split('\n')).toContain('Site plan');
    await press('Escape');
    await expect(panel).toBeHidden();
    await press('Control+1');
    await expect(page.getByText('potentially non-secure suppliers').first()).toBeVisible();
  });

  await test.step('the answer is printed to a PDF', async () => {
    await press('Control+7');
    const pdf = join(folder, 'Summary.pdf');
    await answerSaveDialogs(app, pdf);
    await pressByTab(page, page.getByRole('button', { name: 'Save PDF' }));
    await expect(page.getByText(/^Summary\.pdf, \d+ pages?\.$/u)).toBeVisible();
    expect(readFileSync(pdf).length).toBeGreaterThan(1000);
    const text = (await readPdfPages(pdf)).join(' ').replaceAll(/\s+/gu, ' ');
    expect(text).toContain('5 items in scope = 3 flagged + 0 undetermined + 2 clear.');
  });

  await test.step('the tag is taken back and done again', async () => {
    await press('Control+8');
    await expect(headingOf(page, 'History')).toBeVisible();
    await press('Control+Z');
    await expect(
      page.getByRole('alert').filter({ hasText: /^Undid: Set placement/u }),
    ).toBeVisible();
    await press('Control+Shift+Z');
    await expect(
      page.getByRole('alert').filter({ hasText: /^Redid: Set placement/u }),
    ).toBeVisible();
  });
  expect(problems).toEqual([]);
});
