import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { checkAndImport, chooseFile } from './support/pages/import-page.ts';
import { createWorkspace, goTo, notificationsOf } from './support/pages/shell-page.ts';
import { expect, test } from './support/test.ts';

/** Twelve ways to write one supplier; the registry knows seven of them by itself. */
const SURE = [
  'Huawei',
  'HUAWEI TECHNOLOGIES CO.,LTD',
  'Huawei Tech',
  'Huawei Technologies Deutschland GmbH',
  'ＨＵＡＷＥＩ',
  'Huawei (2011)',
  '华为',
];
const GUESSED = ['Hauwei', 'Huwaei Technologies', 'Huawie', 'Huawei Marketing Team', 'HUAWEI?!x'];

function csvOf(names: readonly string[], from: number): string {
  const rows = names.map((name, at) => `Z-${from + at},"${name}",NE40E`);
  return `Asset ID,Vendor,Model\n${rows.join('\n')}\n`;
}

async function importFile(
  app: ElectronApplication,
  page: Page,
  path: string,
  text: string,
): Promise<void> {
  writeFileSync(path, text);
  await goTo(page, 'Import');
  const again = page.getByRole('button', { name: 'Import another file' });
  if (await again.isVisible()) await again.click();
  await chooseFile(app, page, path);
  await checkAndImport(page, basename(path));
}

test('twelve spellings are resolved once, and a third file asks nothing again', async ({
  app,
  page,
  folder,
}) => {
  await createWorkspace(app, page, folder, 'Spellings');
  const names = [...SURE, ...GUESSED];
  await importFile(app, page, join(folder, 'one.csv'), csvOf(names.slice(0, 9), 1));
  await importFile(app, page, join(folder, 'two.csv'), csvOf(names.slice(7), 101));

  await goTo(page, 'Vendors');
  const queue = page.getByRole('table', { name: 'Unresolved manufacturer names' });
  await expect(queue.getByRole('button', { name: /^Accept Huawei for / })).toHaveCount(
    GUESSED.length,
  );
  await test.step('by the keyboard: Y accepts what is suggested', async () => {
    for (let left = GUESSED.length; left > 0; left -= 1) {
      const accept = queue.getByRole('button', { name: /^Accept Huawei for / });
      await expect(accept).toHaveCount(left);
      await queue.getByRole('row').nth(1).press('y');
    }
    await expect(page.getByText('Every manufacturer name leads to a vendor.')).toBeVisible();
  });

  await importFile(app, page, join(folder, 'three.csv'), csvOf(names.toReversed(), 201));
  await goTo(page, 'Vendors');
  await expect(page.getByText('Every manufacturer name leads to a vendor.')).toBeVisible();
  const vendor = page.getByRole('row', { name: /^Huawei/ });
  await expect(vendor.getByRole('cell', { name: '26', exact: true }).first()).toBeVisible();

  await test.step('each spelling says how it was resolved', async () => {
    await vendor.getByRole('button', { name: 'Huawei', exact: true }).click();
    const spellings = page.getByRole('table', { name: 'Spellings of Huawei' });
    await expect(spellings.getByRole('row')).toHaveCount(names.length + 1);
    await expect(spellings.getByRole('row', { name: 'Hauwei' })).toContainText('by a person');
    await expect(spellings.getByRole('row', { name: 'Deutschland' })).toContainText('places');
  });

  await test.step('a name is taken from the vendor, and given back by one undo', async () => {
    await page.getByRole('button', { name: '华为 is not Huawei' }).click();
    const told = notificationsOf(page).filter({ hasText: '“华为” is not Huawei' });
    await expect(told).toBeVisible();
    await expect(queue.getByRole('row', { name: '华为' })).toBeVisible();
    await told.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Every manufacturer name leads to a vendor.')).toBeVisible();
  });
});
