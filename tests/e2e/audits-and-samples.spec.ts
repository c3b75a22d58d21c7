import { join } from 'node:path';
import { shortHash } from '#shared/domain/audit/figures-text';
import { expectAccessible } from './support/accessible.ts';
import { answerSaveDialogs } from './support/dialogs.ts';
import { goTo } from './support/pages/shell-page.ts';
import { readPdfPages } from './support/pdf.ts';
import { expect, test } from './support/sample-test.ts';

test('an audit is closed, printed again as it was, and compared with what came after it', async ({
  app,
  page,
  folder,
}) => {
  await goTo(page, 'Audit summary');
  await page.getByRole('tab', { name: 'Audits' }).click();
  await page.getByRole('button', { name: 'Close an audit' }).click();
  const dialog = page.getByRole('dialog', { name: 'Close an audit' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Spring 春');
  await dialog.getByRole('button', { name: 'Close the audit' }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole('row', { name: /Spring 春/u });
  await expect(row).toBeVisible();
  const hash = (await row.getByTitle(/^[0-9a-f]{64}$/u).getAttribute('title')) ?? '';
  const comparison = page.getByRole('region', { name: 'Comparison' });
  await expect(comparison.getByText('No item differs in this way.')).toBeVisible();

  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: 'Change items' }).click();
  const change = page.getByRole('dialog', { name: 'Change items' });
  await change.getByText('Another field').click();
  await change.getByRole('combobox', { name: 'Value' }).click();
  await page.getByRole('option', { name: 'Decommissioned' }).click();
  await change.getByRole('textbox', { name: 'Reason' }).fill('All sold.');
  await change.getByRole('button', { name: /^Change/u }).click();
  await expect(change).toBeHidden();

  await goTo(page, 'Audit summary');
  const vanished = comparison.getByRole('button', { name: /Vanished$/u });
  await expect(vanished).not.toHaveText(/^0/u);
  await expect(comparison.getByText('Out of scope').first()).toBeVisible();
  await expectAccessible(page, 'closed audits');
  const pdf = join(folder, 'again.pdf');
  await answerSaveDialogs(app, pdf);
  await page.getByRole('button', { name: 'Actions for Spring 春' }).click();
  await page.getByRole('menuitem', { name: 'Save as PDF' }).click();
  await expect(page.getByText('PDF saved')).toBeVisible();
  const pages = await readPdfPages(pdf);
  expect(pages.join(' ')).toContain(hash);
  for (const text of pages) expect(text).toContain(shortHash(hash));
});

test('a sample is drawn, its results are entered by keys, and its tick sheets are printed', async ({
  app,
  page,
  folder,
}) => {
  await goTo(page, 'Audit summary');
  await page.getByRole('tab', { name: 'Sampling' }).click();
  await page.getByRole('button', { name: 'Draw a sample' }).click();
  const dialog = page.getByRole('dialog', { name: 'Draw a sample' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Inspection');
  await dialog.getByRole('textbox', { name: 'Seed' }).fill('4 2 6');
  await dialog.getByRole('combobox', { name: 'How many' }).click();
  await page.getByRole('option', { name: 'A number of items' }).click();
  await dialog.getByRole('textbox', { name: 'Items' }).fill('40');
  await dialog.getByRole('button', { name: 'Draw 40 items' }).click();
  await expect(dialog).toBeHidden();
  const sample = page.getByRole('region', { name: 'Sample Inspection' });
  await expect(sample.getByText('Nothing was looked at yet')).toBeVisible();
  const list = page.getByRole('listbox', { name: 'Items to look at' });
  await list.focus();
  await page.keyboard.press('a');
  await expect(list.getByRole('option').first()).toContainText('As recorded');
  await page.keyboard.press('n');
  await expect(list.getByRole('option').nth(1)).toContainText('Not found');
  await page.keyboard.press('d');
  await page.getByRole('option', { name: 'Serial number' }).click();
  await expect(list.getByRole('option').nth(2)).toContainText('Differs: serial number');
  await expect(sample.getByText('2 of 3 items looked at were not as recorded')).toBeVisible();
  await list.focus();
  await page.keyboard.press('u');
  await expect(sample.getByText('1 of 2 items looked at was not as recorded')).toBeVisible();
  const pdf = join(folder, 'sheets.pdf');
  await answerSaveDialogs(app, pdf);
  await sample.getByRole('button', { name: 'Save as PDF' }).click();
  await expect(page.getByText('PDF saved')).toBeVisible();
  await expectAccessible(page, 'a sample');
  const pages = await readPdfPages(pdf);
  const text = pages.join(' ');
  // Sheets of a site come apart: each says of which one it is.
  for (const each of pages.filter((of) => of.includes('What differs, remark'))) {
    expect(each).toMatch(/ Site \S/u);
  }
  await page.getByRole('combobox', { name: 'Site' }).click();
  // One choice is every site.
  const sites = (await page.getByRole('option', { name: /open\)$/u }).count()) - 1;
  expect(text.split('Looked at on')).toHaveLength(sites + 1);
});
