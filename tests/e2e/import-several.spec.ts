import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { answerOpenDialogs, answerSaveDialogs } from './support/dialogs.ts';
import { pressByTab, tabTo } from './support/keyboard.ts';
import { checkAndImport, expectLedger, importPart } from './support/pages/import-page.ts';
import { expectShown } from './support/pages/inventory-page.ts';
import { createWorkspace, goTo, headingOf, notificationsOf } from './support/pages/shell-page.ts';
import { expect, test } from './support/test.ts';

async function copy(app: ElectronApplication, text: string): Promise<void> {
  await app.evaluate(async ({ clipboard }, copied) => {
    await clipboard.writeText(copied);
  }, text);
}

/** The files of pasted texts that lie in the settings folder. */
function pastedIn(userDataDir: string): string[] {
  const folder = join(userDataDir, 'pasted');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((own) =>
    readdirSync(join(folder, own)).map((name) => join(folder, own, name)),
  );
}

test('two files of a folder are imported in one go, a third of other headings waits', async ({
  app,
  page,
  folder,
}) => {
  const inventories = join(folder, 'inventories');
  mkdirSync(inventories);
  writeFileSync(join(inventories, 'a.csv'), 'Ref,Vendor\nA-1,Huawei\nA-2,Nokia\n');
  writeFileSync(join(inventories, 'b.csv'), 'Vendor;Ref\nZTE;B-1\n');
  writeFileSync(join(inventories, 'c.txt'), 'Serial,Model\nC-1,NE40E\n');
  writeFileSync(join(inventories, 'notes.md'), 'x');
  await createWorkspace(app, page, folder, 'North');
  await answerOpenDialogs(app, inventories);
  await page.getByRole('button', { name: 'Choose a folder' }).click();

  const files = page.getByRole('table', { name: 'Files of this go' });
  const line = (name: string) => files.getByRole('row').filter({ hasText: name });
  await expect(files.getByRole('row')).toHaveCount(3);
  await expect(line('b.csv')).toContainText('The same headings');
  await expect(line('c.txt')).toContainText('Other headings');
  await page.getByLabel('Field for the column Ref').selectOption('Asset ID');
  const together = page.getByRole('button', { name: 'Import all 2 files with these choices' });
  await expect(together).toBeDisabled();
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await together.click();
  await expect(line('a.csv')).toContainText('2 rows read: 2 added');
  await expect(line('b.csv')).toContainText('1 row read: 1 added');
  await page.getByRole('button', { name: 'Next file: c.txt' }).click();
  await checkAndImport(page, 'c.txt');
  await goTo(page, 'Inventory');
  await expectShown(page, '4', '4');
  await goTo(page, 'History');
  await expect(page.getByRole('main')).toContainText('b.csv');
});

test('a folder without inventories is refused with a sentence', async ({ app, page, folder }) => {
  mkdirSync(join(folder, 'empty'));
  await createWorkspace(app, page, folder, 'North');
  await answerOpenDialogs(app, join(folder, 'empty'));
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(notificationsOf(page)).toContainText(
    'The folder "empty" holds no .csv, .tsv or .txt file',
  );
});

test('pasted text is imported, and leaves no file behind', async ({
  app,
  page,
  folder,
  userDataDir,
}) => {
  await createWorkspace(app, page, folder, 'North');
  await copy(app, '  ');
  await page.getByRole('button', { name: /^Paste/u }).click();
  await expect(notificationsOf(page)).toContainText('The clipboard holds no text');

  await copy(app, 'Asset ID\tVendor\nP-1\tHuawei\nP-2\tNokia\n');
  await page.keyboard.press('Control+V');
  const facts = importPart(page, 'The file');
  await expect(facts.getByRole('heading')).toContainText(/^Pasted text, \d\d[:.]\d\d/u);
  await expect(facts.getByLabel('Delimiter')).toHaveValue('\t');
  const [path = ''] = pastedIn(userDataDir);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await expect(importPart(page, 'Import done')).toContainText('Pasted text');
  await expect.poll(() => pastedIn(userDataDir)).toEqual([]);

  await page.getByRole('button', { name: 'Import another file' }).click();
  await page.getByRole('button', { name: /^Paste/u }).click();
  await expect(facts).toContainText('A file with exactly this content was imported');
  await app.close();
  expect(pastedIn(userDataDir)).toEqual([]);
});

test('how a file is read and what it does is decided without a mouse', async ({
  app,
  page,
  folder,
}) => {
  const csv = join(folder, 'keys.csv');
  writeFileSync(csv, 'Host,Site,Vendor\nh1,s1,Huawei\nh1,s2,Nokia\n');
  await answerSaveDialogs(app, join(folder, 'Keys.provenet'));
  await pressByTab(page, page.getByRole('button', { name: /^New workspace/u }));
  await expect(headingOf(page, 'Import')).toBeVisible();
  await answerOpenDialogs(app, csv);
  await pressByTab(page, page.getByRole('button', { name: 'Choose a file' }));

  await tabTo(page, importPart(page, 'The file').getByLabel('Delimiter'));
  await page.keyboard.type('Semi');
  await expect(page.getByText('1 column kept under its own heading')).toBeVisible();
  // The comma is the first of the list.
  await page.keyboard.press('Home');
  await expect(page.getByLabel('Field for the column Host')).toHaveValue('hostname');

  const ways = page.getByRole('list', { name: 'Identifying fields in their order' });
  await expect(ways.getByRole('listitem').first()).toContainText(/Host name.*with.*Site/u);
  await pressByTab(page, page.getByRole('button', { name: /^Take Site out of/u }));
  await expect(page.getByRole('radio', { name: 'Host name', exact: true })).toBeChecked();
  await tabTo(page, page.getByLabel('Add a field to Host name'));
  await page.keyboard.type('Site');
  await expect(page.getByRole('radio', { name: 'Host name with site' })).toBeChecked();
  await tabTo(page, page.getByRole('radio', { name: 'Add and update' }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Only add' })).toBeChecked();
  await pressByTab(page, page.getByRole('button', { name: 'Check', exact: true }));
  await pressByTab(page, page.getByRole('button', { name: 'Import 2 rows' }));
  await expectLedger(importPart(page, 'Import done'), {
    read: '2',
    added: '2',
    updated: '0',
    unchanged: '0',
    skipped: '0',
    rejected: '0',
  });
});
