import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { answerOpenDialogs, answerSaveDialogs } from './support/dialogs.ts';
import { launchApp } from './support/launch.ts';
import { notificationsOf } from './support/pages/shell-page.ts';
import {
  expectVendor,
  goToVendors,
  makeOwnSupplier,
  openVendor,
  pickSupplier,
  vendorRow,
} from './support/pages/vendors-page.ts';
import { olderWorkspace, relabelledWorkspace } from './support/relabelled.ts';
import { expect, test as base } from './support/test.ts';
import { OUI_CSV } from '../support/oui.ts';

/** The app with the inventory open, which the command line imported. */
const test = base.extend({
  app: async ({ folder, userDataDir }, provide) => {
    const app = await launchApp({ userDataDir, args: [relabelledWorkspace(folder, 'North')] });
    await provide(app);
    await app.close();
  },
});

async function undo(page: Page, told: string | RegExp): Promise<void> {
  const notification = notificationsOf(page).filter({ hasText: told });
  await notification.getByRole('button', { name: 'Undo' }).click();
}

test('what equipment says of its maker is listed, and decided with a reason', async ({ page }) => {
  await goToVendors(page);
  await expectVendor(page, 'Nokia', ['1', '3', '0']);
  const list = page.getByRole('region', { name: 'Says another maker than its name' });
  const row = list.getByRole('row').nth(1);
  await expect(row).toContainText('enterprise number 2011, which IANA registers to Huawei');
  await expect(row.getByRole('cell').nth(3)).toHaveText('2');

  await test.step('a name that leads to nobody shows it too', async () => {
    const queue = page.getByRole('table', { name: 'Unresolved manufacturer names' });
    const acme = queue.getByRole('row', { name: /Acme/u });
    await expect(acme).toContainText('1 of 2 items answers under enterprise number 3902');
    await expect(acme.getByRole('button', { name: 'Accept ZTE for Acme' })).toBeVisible();
  });

  await test.step('its items are shown, as many as it counts', async () => {
    await row.getByRole('button', { name: /^Show items/u }).click();
    await expect(page.getByText('answers under enterprise number 2011')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Change these 2 items' })).toBeVisible();
    await goToVendors(page);
  });

  await row.getByRole('button', { name: /^It is Huawei/u }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Type plate.');
  await page.getByRole('button', { name: 'Keep this decision' }).click();
  await expect(list).toHaveCount(0);
  await expectVendor(page, 'Nokia', ['1', '1', '0']);
  await expectVendor(page, 'Huawei', ['1', '3', '3']);
  const decisions = page.getByRole('table', { name: 'Decisions on labels' });
  await expect(decisions.getByRole('row').nth(1)).toContainText('Type plate.');
  await decisions.getByRole('button', { name: /^Show items labelled Nokia/u }).click();
  await expect(page.getByRole('button', { name: 'Change these 2 items' })).toBeVisible();
  await goToVendors(page);
  await undo(page, '2 items are Huawei');
  await expect(row).toBeVisible();
  await expect(decisions).toHaveCount(0);

  await row.getByRole('button', { name: /^The vendor is right: Nokia/u }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Sold with a card of Huawei.');
  await page.getByRole('button', { name: 'Keep this decision' }).click();
  await expect(list).toHaveCount(0);
  await expectVendor(page, 'Nokia', ['1', '3', '0']);
  await page.getByRole('button', { name: 'Remove the decision that Nokia is Nokia' }).click();
  await expect(row).toBeVisible();
});

test('a registry of MAC prefixes is chosen, shown and removed', async ({ app, page, folder }) => {
  await goToVendors(page);
  const macs = page.getByRole('region', { name: 'MAC address prefixes' });
  const choose = macs.getByRole('button', { name: 'Choose a registry…' });
  const bad = join(folder, 'bad.csv');
  writeFileSync(bad, 'Serial,Vendor\nS1,Nokia\n');
  await answerOpenDialogs(app, bad);
  await choose.click();
  await expect(
    notificationsOf(page).filter({ hasText: 'bad.csv is no registry of MAC prefixes' }),
  ).toBeVisible();

  const registry = join(folder, 'oui.csv');
  writeFileSync(registry, OUI_CSV);
  await answerOpenDialogs(app, registry);
  await choose.click();
  const cells = macs.getByRole('row').nth(1).getByRole('cell');
  await expect(cells.nth(0)).toHaveText('oui.csv');
  await expect(cells.nth(2)).toHaveText('MA-L, 24 bits');
  await expect(cells.nth(3)).toHaveText('8');
  await expect(cells.nth(4)).toHaveText('3');
  const list = page.getByRole('region', { name: 'Says another maker than its name' });
  const row = list.getByRole('row').filter({ hasText: 'bears a MAC address' });
  await expect(row).toContainText('hint');
  await macs.getByRole('button', { name: 'Remove the registry oui.csv' }).click();
  await expect(macs.getByRole('table')).toHaveCount(0);
  await expect(row).toHaveCount(0);
  await undo(page, 'oui.csv is not in use any more');
  await expect(row).toBeVisible();
});

test('suppliers of one’s own are renamed, merged and given an owner', async ({ page }) => {
  await goToVendors(page);
  await makeOwnSupplier(page, 'Zorblatt Oy');
  await makeOwnSupplier(page, 'Zorblatt Networks');

  await test.step('renamed; a name that is taken is refused at the form', async () => {
    await openVendor(page, 'Zorblatt Oy');
    await page.getByRole('button', { name: 'Rename Zorblatt Oy', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Zorblatt Networks');
    await dialog.getByRole('button', { name: 'Rename' }).click();
    await expect(dialog.getByRole('alert')).toContainText('merge the two instead');
    await dialog.getByLabel('Name').fill('Zorblatt Group');
    await dialog.getByRole('button', { name: 'Rename' }).click();
    await expect(dialog).toHaveCount(0);
    await expectVendor(page, 'Zorblatt Group', ['1', '1', '0']);
  });

  await test.step('merged, and brought back by one undo', async () => {
    await page.getByRole('button', { name: 'Merge into another vendor: Zorblatt Group' }).click();
    await pickSupplier(page, 'Same as', 'Zorblatt Networks');
    await page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(vendorRow(page, 'Zorblatt Group')).toHaveCount(0);
    await expectVendor(page, 'Zorblatt Networks', ['2', '2', '0']);
    await undo(page, 'Zorblatt Group is merged into Zorblatt Networks');
    await expectVendor(page, 'Zorblatt Group', ['1', '1', '0']);
    await expectVendor(page, 'Zorblatt Networks', ['1', '1', '0']);
  });

  await test.step('owned by a flagged supplier, it is flagged while it is owned', async () => {
    await openVendor(page, 'Zorblatt Group');
    await page.getByRole('button', { name: 'Add owner of Zorblatt Group' }).click();
    const dialog = page.getByRole('dialog', { name: 'Owner of Zorblatt Group' });
    await pickSupplier(page, 'Owner', 'Huawei');
    await dialog.getByLabel('From').first().fill('2020-02-01');
    await dialog.getByLabel('Until').first().fill('2019-12-31');
    await dialog.getByLabel('Note').fill('Annual report.');
    await dialog.getByRole('button', { name: 'Save owner' }).click();
    await expect(dialog.getByRole('alert')).toContainText('would end on 2019-12-31');
    await dialog.getByLabel('Until').first().fill('');
    await dialog.getByLabel('Note').click();
    await dialog.getByRole('button', { name: 'Save owner' }).click();
    await expect(dialog).toHaveCount(0);
    await expectVendor(page, 'Zorblatt Group', ['1', '1', '1']);
    const owners = page.getByRole('region', { name: 'Owners of Zorblatt Group' });
    await expect(owners).toContainText('Huawei since 1 Feb 2020');
    await page.getByRole('button', { name: 'Remove Huawei as owner of Zorblatt Group' }).click();
    await expect(owners).toContainText('No owner is known.');
    await expectVendor(page, 'Zorblatt Group', ['1', '1', '0']);
  });
});

test('what one workspace knows is saved and taken by another', async ({
  app,
  page,
  folder,
  userDataDir,
}) => {
  await goToVendors(page);
  await makeOwnSupplier(page, 'Zorblatt Oy');
  await answerSaveDialogs(app, join(folder, 'mine'));
  await page.getByRole('button', { name: 'Save my names…' }).click();
  await expect(notificationsOf(page).filter({ hasText: 'are in mine.json' })).toContainText(
    '1 supplier of yours and 1 name',
  );
  await app.close();

  const list = join(folder, 'mine.json');
  const content = JSON.parse(readFileSync(list, 'utf8')) as { names: unknown[] };
  content.names.push({ supplierId: 'cisco', name: 'Nokia', says: 'alias' });
  writeFileSync(list, JSON.stringify(content));

  const other = await launchApp({ userDataDir, args: [relabelledWorkspace(folder, 'South')] });
  try {
    await takeList(other, list);
  } finally {
    await other.close();
  }
});

base(
  'a newer registry is shown before it is taken, and can be undone',
  async ({ folder, userDataDir }) => {
    const app = await launchApp({ userDataDir, args: [olderWorkspace(folder, 'Older')] });
    try {
      const page = await app.firstWindow();
      await goToVendors(page);
      const notice = page.getByRole('note', { name: 'Newer supplier registry' });
      await expect(notice).toContainText('Nothing is changed before you take it.');
      await notice.getByRole('button', { name: 'Show what would change' }).click();
      const names = page.getByRole('table', { name: 'Names that would lead elsewhere' });
      await expect(names.getByRole('row').nth(1)).toHaveText('Huawei TechnobodyHuawei1');
      await page.getByRole('dialog').getByRole('button', { name: 'Take it' }).click();
      await expect(notice).toHaveCount(0);
      await expectVendor(page, 'Huawei', ['1', '1', '1']);
      await undo(page, /^Supplier registry .* taken/u);
      await expect(notice).toBeVisible();
      await expect(vendorRow(page, 'Huawei')).toHaveCount(0);
    } finally {
      await app.close();
    }
  },
);

async function takeList(app: ElectronApplication, list: string): Promise<void> {
  const page = await app.firstWindow();
  await goToVendors(page);
  await answerOpenDialogs(app, list);
  await page.getByRole('button', { name: 'Take names…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Taken from mine.json' });
  await expect(dialog).toContainText('2 entries are new, 0 known already, 1 left out.');
  await expect(dialog.getByRole('region', { name: 'Left out' })).toContainText(
    'Nokia: leads to Nokia here, to Cisco in the list',
  );
  await dialog.getByRole('button', { name: 'Copy the list' }).click();
  await expect(dialog.getByText('Copied')).toBeVisible();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toContain('Nokia: leads to');
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(vendorRow(page, 'Zorblatt Oy')).toHaveCount(0);

  await page.getByRole('button', { name: 'Take names…' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expectVendor(page, 'Zorblatt Oy', ['1', '1', '0']);
}
