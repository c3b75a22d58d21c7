import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { launchApp } from './support/launch.ts';
import { expectShown, pickFacet, toggleFlagged } from './support/pages/inventory-page.ts';
import { expectSettled, goTo, notificationsOf } from './support/pages/shell-page.ts';
import { test, expect } from './support/sample-test.ts';

const viewsButton = (page: Page, name: string | RegExp = 'Views'): Locator =>
  page.getByRole('main').getByRole('button', { name, exact: true });

const heading = (page: Page, name: string): Locator =>
  page.getByRole('columnheader', { name, exact: true });

async function choose(page: Page, button: string | RegExp, item: string | RegExp): Promise<void> {
  await viewsButton(page, button).click();
  const menu = page.getByRole('menu');
  const role =
    typeof item === 'string' && item.startsWith('Start with') ? 'menuitemcheckbox' : 'menuitem';
  await menu.getByRole(role, { name: item }).click();
}

async function openFromMenu(page: Page, button: string | RegExp, view: string): Promise<void> {
  await viewsButton(page, button).click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${view}`, 'u') }).click();
}

async function toggleColumn(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('checkbox', { name: label, exact: true }).click();
  await page.keyboard.press('Escape');
}

async function saveAs(page: Page, button: string | RegExp, name: string): Promise<void> {
  await choose(page, button, 'Save as a view…');
  const dialog = page.getByRole('dialog', { name: 'Save as a view' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

test('a view is saved, found again after a restart, and the inventory begins with it', async ({
  page,
  app,
  folder,
  userDataDir,
}) => {
  await goTo(page, 'Inventory');
  await expectSettled(page);
  await toggleFlagged(page);
  await toggleColumn(page, 'Site');
  await expect(heading(page, 'Site')).toHaveCount(0);
  await heading(page, 'Model').click();
  await expect(heading(page, 'Model')).toHaveAttribute('aria-sort', 'ascending');
  await saveAs(page, 'Views', 'Flagged without sites');
  await expect(viewsButton(page, 'Flagged without sites')).toBeVisible();
  const shown = (await page.getByText(/^[\d,]+ of 2,000 items$/u).textContent()) ?? '';

  // What is shown is changed; the view is as it was, and says that what is shown differs.
  await pickFacet(page, 'Placement', 'Core');
  await toggleColumn(page, 'Site');
  await expect(viewsButton(page, /Flagged without sites\s*changed/u)).toBeVisible();
  await openFromMenu(page, /^Flagged without sites/u, 'Flagged without sites');
  await expect(page.getByText(shown, { exact: true })).toBeVisible();
  await expect(heading(page, 'Site')).toHaveCount(0);
  await choose(page, 'Flagged without sites', 'Start with this view');
  await app.close();

  const again = await launchApp({ userDataDir, args: [`${folder}/Sample.provenet`] });
  try {
    const second = await again.firstWindow();
    await goTo(second, 'Inventory');
    await expect(viewsButton(second, 'Flagged without sites')).toBeVisible();
    await expect(second.getByText(shown, { exact: true })).toBeVisible();
    await expect(heading(second, 'Model')).toHaveAttribute('aria-sort', 'ascending');
    await expect(heading(second, 'Site')).toHaveCount(0);
  } finally {
    await again.close();
  }
});

test('a view is renamed, updated, deleted and brought back, and opens from the palette', async ({
  page,
}) => {
  await goTo(page, 'Inventory');
  await expectSettled(page);
  await saveAs(page, 'Views', 'Everything');
  await toggleFlagged(page);
  await saveAs(page, /^Everything/u, 'Flagged');

  // A name that is taken is said beside the field, and can be mended there.
  await choose(page, 'Flagged', 'Rename…');
  const dialog = page.getByRole('dialog', { name: 'Rename the view' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('everything');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(dialog.getByText(/“Everything” already/u)).toBeVisible();
  await expectAccessible(page, 'a taken name');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Core');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(dialog).toBeHidden();
  await expect(viewsButton(page, 'Core')).toBeVisible();

  await pickFacet(page, 'Placement', 'Core');
  await choose(page, 'Core changed', 'Update to what is shown');
  await expect(viewsButton(page, 'Core')).toBeVisible();
  const shown = (await page.getByText(/^[\d,]+ of 2,000 items$/u).textContent()) ?? '';

  await viewsButton(page, 'Core').click();
  await expect(page.getByRole('menuitemradio', { name: 'Core' })).toBeVisible();
  await expectAccessible(page, 'the menu of views');
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await viewsButton(page).click();
  await expect(page.getByRole('menuitemradio')).toHaveText(['Everything']);
  await page.keyboard.press('Escape');
  await notificationsOf(page).getByRole('button', { name: 'Undo' }).click();

  await openFromMenu(page, 'Views', 'Everything');
  await expectShown(page, '2,000', '2,000');
  await goTo(page, 'History');
  await page.keyboard.press('ControlOrMeta+K');
  await page.getByRole('textbox', { name: /^Go to a screen/u }).fill('Core');
  await page.getByRole('button', { name: /Core.*Open this view/u }).click();
  await expect(page.getByText(shown, { exact: true })).toBeVisible();
});
