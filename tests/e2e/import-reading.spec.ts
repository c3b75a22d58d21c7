import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chooseFile, expectForecast, importPart } from './support/pages/import-page.ts';
import { createWorkspace } from './support/pages/shell-page.ts';
import { expect, test } from './support/test.ts';

const preview = (page: Page) => page.getByRole('region', { name: 'Preview of the rows' });
const headings = (page: Page) => preview(page).getByRole('columnheader');

test('an encoding that is chosen is read at once, and the fields of the columns stay', async ({
  app,
  page,
  folder,
}) => {
  const path = join(folder, 'Łódź.csv');
  // "Łódź" in windows-1250; in windows-1252 it reads "£ódŸ".
  writeFileSync(path, Buffer.from('Serial;Place\nS1;\xa3\xf3d\x9f\nS2;x\n', 'latin1'));
  await createWorkspace(app, page, folder, 'North');
  await chooseFile(app, page, path);
  const place = page.getByLabel('Field for the column Place');
  await place.selectOption('Notes');
  const encoding = importPart(page, 'The file').getByLabel('Encoding');
  await encoding.selectOption('windows-1252');
  await expect(preview(page).getByRole('cell', { name: '£ódŸ', exact: true })).toBeVisible();
  await encoding.selectOption('windows-1250');
  await expect(preview(page).getByRole('cell', { name: 'Łódź', exact: true })).toBeVisible();
  await expect(place).toHaveValue('notes');
  await page.getByRole('button', { name: 'Read it as detected' }).click();
  await expect(page.getByRole('button', { name: 'Read it as detected' })).toHaveCount(0);
  await expect(place).toHaveValue('notes');
});

test('a delimiter of several characters is typed, and a wrong one can be taken back', async ({
  app,
  page,
  folder,
}) => {
  const path = join(folder, 'odd.csv');
  writeFileSync(path, 'Serial~~Vendor~~Rack\nS1~~Huawei~~R1\nS2~~Nokia~~R2\n');
  await createWorkspace(app, page, folder, 'North');
  await chooseFile(app, page, path);
  const facts = importPart(page, 'The file');
  await facts.getByLabel('Delimiter').selectOption('Other');
  const own = facts.getByLabel('Characters');
  await own.fill('~~');
  await expect(headings(page)).toContainText(['', 'Serial', 'Vendor', 'Rack']);
  await expect(own, 'typing goes on where it was').toBeFocused();
  await facts.getByLabel('Delimiter').selectOption(';');
  await expect(page.getByText('1 column kept under its own heading')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeDisabled();
  await facts.getByLabel('Delimiter').selectOption('Other');
  await own.fill('~~');
  await expect(page.getByLabel('Field for the column Serial')).toHaveValue('serialNumber');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expectForecast(page, {
    read: '2',
    added: '2',
    updated: '0',
    unchanged: '0',
    skipped: '0',
    rejected: '0',
  });
});

test('headings by number, rows left out at the end, characters that cannot be seen', async ({
  app,
  page,
  folder,
}) => {
  const path = join(folder, 'report.csv');
  writeFileSync(
    path,
    'Asset ID,Vendor,Rack\nNew ID,New Vendor,New Rack\nA-1,Hua\u200bwei,R1\nA-2,Nokia,R2\nTotal,2,\n',
  );
  await createWorkspace(app, page, folder, 'North');
  await chooseFile(app, page, path);
  await expect(preview(page).getByText('ZWSP')).toBeVisible();
  const line = page.getByLabel('Line of the headings');
  await line.fill('2');
  await expect(headings(page)).toContainText(['', 'New ID', 'New Vendor', 'New Rack']);
  await expect(line).toHaveValue('2');
  const more = page.getByRole('button', { name: 'More reading options' });
  await more.click();
  await expect(more).toHaveAttribute('aria-expanded', 'true');
  await page.getByLabel('Rows to leave out at the end').fill('1');
  await expect(preview(page).getByRole('row')).toHaveCount(3);
  await importPart(page, 'The file').getByLabel('Headings', { exact: true }).selectOption('None');
  await expect(preview(page).getByRole('row')).toHaveCount(5);
});
