import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/accessible.ts';
import { answerOpenDialogs } from './support/dialogs.ts';
import { createWorkspace, goTo, headingOf, SCREENS } from './support/pages/shell-page.ts';
import { goToVendors, makeOwnSupplier, openVendor } from './support/pages/vendors-page.ts';
import { watchProblems } from './support/problems.ts';
import { olderWorkspace } from './support/relabelled.ts';
import { test as sampleTest } from './support/sample-test.ts';
import { expect, test } from './support/test.ts';
import { OUI_CSV } from '../support/oui.ts';

test('every empty screen is accessible', async ({ app, page, folder }) => {
  const problems = watchProblems(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(page.getByRole('button', { name: /^New workspace/u })).toBeVisible();
  await expectAccessible(page, 'Start');
  await createWorkspace(app, page, folder, 'North');
  for (const screen of SCREENS) {
    await goTo(page, screen);
    await expectAccessible(page, screen);
  }
  await goTo(page, 'Policies');
  await page.getByRole('tab', { name: 'What if' }).click();
  await expect(page.getByRole('button', { name: 'Import an inventory' })).toBeVisible();
  await expectAccessible(page, 'What if, nothing imported');
  await page.getByRole('button', { name: 'Light or dark' }).click();
  await page.getByRole('menuitem', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  expect(problems).toEqual([]);
});

test('every full screen is accessible', async ({ app, page, folder }) => {
  const problems = watchProblems(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await createWorkspace(app, page, folder, 'North');
  await page.getByRole('button', { name: 'Use the sample network' }).click();
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByRole('region', { name: 'What will happen' })).toBeVisible();
  await expectAccessible(page, 'Import, checked');
  await page.getByRole('button', { name: /^Import .* rows$/u }).click();
  await expect(page.getByRole('region', { name: 'Import done' })).toBeVisible();
  for (const screen of SCREENS) {
    await goTo(page, screen);
    await expectAccessible(page, screen);
  }
  expect(problems).toEqual([]);
});

sampleTest('dialogs, lists and the item panel are accessible', async ({ page }) => {
  const problems = watchProblems(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await goTo(page, 'Inventory');
  await page.getByRole('gridcell', { name: 'Review' }).first().dblclick();
  await expect(page.getByRole('region', { name: 'Facts of the item' })).toContainText('SHA-256');
  await expectAccessible(page, 'Item panel');
  await page.getByRole('button', { name: 'Close the item' }).click();

  await page.getByRole('button', { name: 'Hide the filters' }).click();
  await page.getByRole('search').getByRole('button', { name: 'Vendor' }).click();
  await expect(page.getByRole('option', { name: /^Huawei/u })).toBeVisible();
  await expectAccessible(page, 'Facet list');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Show the filters' }).click();

  await page.getByRole('button', { name: /^Change these/u }).click();
  await expect(page.getByRole('dialog', { name: 'Change items' })).toBeVisible();
  await expectAccessible(page, 'Tag dialog');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('button', { name: 'Set home country' }).click();
  await expect(page.getByRole('dialog', { name: 'Workspace settings' })).toBeVisible();
  await expectAccessible(page, 'Settings');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('button', { name: /^As of today/u }).click();
  await expect(page.getByRole('radiogroup', { name: 'Which date' })).toBeVisible();
  await expectAccessible(page, 'As-of date');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+K');
  await expect(page.getByRole('dialog', { name: 'Screens and commands' })).toBeVisible();
  await expectAccessible(page, 'Command palette');
  await page.keyboard.press('Escape');
  await expect(headingOf(page, 'Inventory')).toBeVisible();
  expect(problems).toEqual([]);
});

test('what is known of vendors is accessible', async ({ app, page, folder }) => {
  const problems = watchProblems(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await answerOpenDialogs(app, olderWorkspace(folder, 'Older'));
  await page.getByRole('button', { name: /^Open/u }).click();
  await goToVendors(page);
  await makeOwnSupplier(page, 'Zorblatt Oy');
  await openVendor(page, 'Zorblatt Oy');
  await expect(page.getByRole('region', { name: 'Says another maker' })).toBeVisible();
  await expectAccessible(page, 'Vendors with a newer registry, contradictions and owners');
  for (const [button, dialog] of [
    ['Show what would change', 'What the newer registry would change'],
    ['Rename Zorblatt Oy', 'Rename Zorblatt Oy'],
    ['Merge into another vendor: Zorblatt Oy', 'Merge Zorblatt Oy into another'],
    ['Add owner of Zorblatt Oy', 'Owner of Zorblatt Oy'],
  ] as const) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
    await expectAccessible(page, dialog);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  const registry = join(folder, 'oui.csv');
  writeFileSync(registry, OUI_CSV);
  await answerOpenDialogs(app, registry);
  await page.getByRole('button', { name: 'Choose a registry…' }).click();
  await page.getByRole('button', { name: 'It is Huawei: Nokia' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Type plate.');
  await expectAccessible(page, 'a decision on a label');
  await page.getByRole('button', { name: 'Keep this decision' }).click();
  await expect(page.getByRole('table', { name: 'Decisions on labels' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Registries of MAC prefixes' })).toBeVisible();
  await expectAccessible(page, 'Vendors with decisions and a registry of MAC prefixes');
  expect(problems).toEqual([]);
});
