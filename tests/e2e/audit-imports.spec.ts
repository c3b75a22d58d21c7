import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { checkAndImport, chooseFile, importPart } from './support/pages/import-page.ts';
import { goTo } from './support/pages/shell-page.ts';
import { testWith } from './support/ready-test.ts';
import { expect } from './support/test.ts';

const HEAD = 'Serial,Vendor,Site,Placement\n';
const test = testWith('North', { name: 'may.csv', text: `${HEAD}S1,Huawei,A,core\n` });

async function importAndClose(
  app: ElectronApplication,
  page: Page,
  path: string,
  name: string,
): Promise<void> {
  await goTo(page, 'Import');
  const again = page.getByRole('button', { name: 'Import another file' });
  if (await again.isVisible()) await again.click();
  await chooseFile(app, page, path);
  await checkAndImport(page, name);
  await importPart(page, 'Next steps').getByRole('button', { name: 'Close an audit' }).click();
  const dialog = page.getByRole('dialog', { name: 'Close an audit' });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue(`After ${name}`);
  await expectAccessible(page, 'closing an audit after an import');
  await dialog.getByRole('button', { name: 'Close the audit' }).click();
  await expect(dialog).toBeHidden();
}

test('two imports of one source are compared by the audits that were closed after them', async ({
  app,
  page,
  folder,
}) => {
  const [june, july] = [join(folder, 'june.csv'), join(folder, 'july.csv')];
  writeFileSync(june, `${HEAD}S1,Huawei,A,core\nS2,ZTE,A,edge\nS3,Nokia,A,edge\n`);
  // One moves and is tagged otherwise, one is new, nothing else differs.
  writeFileSync(july, `${HEAD}S1,Huawei,B,edge\nS3,Nokia,A,edge\nS4,Huawei,C,core\n`);
  await importAndClose(app, page, june, 'june.csv');
  await importAndClose(app, page, july, 'july.csv');

  await goTo(page, 'Audit summary');
  await page.getByRole('tab', { name: 'Audits' }).click();
  const comparison = page.getByRole('region', { name: 'Comparison' });
  const choose = async (field: string, audit: string): Promise<void> => {
    await comparison.getByRole('combobox', { name: field, exact: true }).click();
    await page.getByRole('option', { name: audit }).click();
  };
  await choose('Compare', '1. After june.csv');
  await choose('with', '2. After july.csv');
  const kinds = { Added: 1, Deleted: 0, Moved: 1, 'Other placement': 1, 'Other vendor': 0 };
  for (const [kind, count] of Object.entries(kinds)) {
    await expect(comparison.getByRole('button', { name: new RegExp(`${kind}$`, 'u') })).toHaveText(
      new RegExp(`^${count}`, 'u'),
    );
  }
});
