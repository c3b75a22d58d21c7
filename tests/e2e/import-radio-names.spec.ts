import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseFile, importPart } from './support/pages/import-page.ts';
import { createWorkspace, goTo } from './support/pages/shell-page.ts';
import { expect, test } from './support/test.ts';

/** Chromium keeps an empty group for each name that a radio button ever had. */
test('radio buttons of the import keep their names from one look to the next', async ({
  app,
  page,
  folder,
}) => {
  writeFileSync(join(folder, 'a.csv'), 'Serial,Vendor\nS1,Huawei\nS2,Nokia\n');
  await createWorkspace(app, page, folder, 'North');
  await chooseFile(app, page, join(folder, 'a.csv'));
  await expect(importPart(page, 'What identifies an item')).toBeVisible();
  const radios = page.getByRole('main').getByRole('radio');
  const names = () => radios.evaluateAll((all) => all.map((each) => each.getAttribute('name')));
  const before = await names();
  expect(new Set(before)).toEqual(new Set(['import-mode', 'import-key']));
  await goTo(page, 'Inventory');
  await expect(importPart(page, 'What identifies an item')).toHaveCount(0);
  await goTo(page, 'Import');
  await expect(importPart(page, 'What identifies an item')).toBeVisible();
  expect(await names()).toEqual(before);
});
