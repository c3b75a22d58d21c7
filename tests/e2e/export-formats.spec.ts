import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkbook } from '../support/workbook.ts';
import { expectAccessible } from './support/accessible.ts';
import { answerSaveDialogs } from './support/dialogs.ts';
import { toggleFlagged } from './support/pages/inventory-page.ts';
import { expectSettled, goTo, notificationsOf } from './support/pages/shell-page.ts';
import { test, expect } from './support/sample-test.ts';

test('exactly the shown items and columns are written, as workbook, CSV and JSON', async ({
  app,
  page,
  folder,
}) => {
  await goTo(page, 'Inventory');
  await expectSettled(page);
  await toggleFlagged(page);
  const counted = page.getByText(/^[\d,]+ of 2,000 items$/u);
  await expect(counted).not.toHaveText(/^2,000 of/u);
  const shown = Number(((await counted.textContent()) ?? '').split(' ')[0]?.replace(',', ''));

  const open = page.getByRole('button', { name: 'Export', exact: true });
  await open.click();
  await page.getByRole('menuitemradio', { name: /^Only the columns/u }).click();
  await expectAccessible(page, 'the export menu');
  await answerSaveDialogs(app, join(folder, 'annex'));
  await page.getByRole('menuitem', { name: /^Excel workbook/u }).click();
  await expect(notificationsOf(page).getByText(/written to annex\.xlsx/u)).toBeVisible();
  const [sheet] = readWorkbook(readFileSync(join(folder, 'annex.xlsx')));
  expect(sheet?.rows).toHaveLength(shown + 1);
  const headings = Object.values(sheet?.rows[0] ?? {}).map(({ value }) => value);
  expect(headings.slice(0, 3)).toEqual(['verdict', 'supplierName', 'hostname']);
  expect(headings).not.toContain('Rack');

  // The choice of columns is remembered, also after the screen was left.
  await goTo(page, 'Overview');
  await goTo(page, 'Inventory');
  await open.click();
  await expect(page.getByRole('menuitemradio', { name: /^Only the columns/u })).toBeChecked();
  await page.getByRole('menuitemradio', { name: /^All columns/u }).click();
  await page.getByRole('menuitem', { name: /^JSON One array/u }).click();
  await expect(notificationsOf(page).getByText(/written to annex\.json/u)).toBeVisible();
  const items = JSON.parse(readFileSync(join(folder, 'annex.json'), 'utf8')) as unknown[];
  expect(items).toHaveLength(shown);
  expect(items[0]).toHaveProperty(['extra', 'Rack']);
});
