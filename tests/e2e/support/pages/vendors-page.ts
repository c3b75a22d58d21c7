import type { Locator, Page } from '@playwright/test';
import { expect } from '../test.ts';
import { goTo } from './shell-page.ts';

/** The row of a vendor in the list of all. */
export function vendorRow(page: Page, name: string): Locator {
  return page
    .getByRole('table', { name: 'Vendors', exact: true })
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: `Show items of ${name}`, exact: true }) });
}

/** Asserts the figures of a vendor: spellings, items, flagged items. */
export async function expectVendor(
  page: Page,
  name: string,
  [spellings, items, flagged]: readonly [string, string, string],
): Promise<void> {
  const cells = vendorRow(page, name).getByRole('cell');
  await expect(cells.nth(3)).toHaveText(spellings);
  await expect(cells.nth(4)).toHaveText(items);
  await expect(cells.nth(5)).toHaveText(flagged);
}

/** Makes a name of the queue a supplier of the operator's own. */
export async function makeOwnSupplier(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Choose vendor: ${name}`, exact: true }).click();
  await page.getByRole('option', { name: /^New supplier/u }).click();
  await expect(vendorRow(page, name)).toContainText('yours');
}

/** Opens the row of a vendor. */
export async function openVendor(page: Page, name: string): Promise<void> {
  await vendorRow(page, name).getByRole('button', { expanded: false }).click();
}

/** Picks a supplier in a field of a dialog. */
export async function pickSupplier(page: Page, label: string, name: string): Promise<void> {
  const field = page.getByRole('dialog').getByLabel(label).first();
  // Another window that opens on the same display takes the focus, and the list closes amid a click.
  await expect(async () => {
    await field.fill(name);
    await page.getByRole('option', { name, exact: true }).click({ timeout: 5000 });
    await expect(field).toHaveValue(name, { timeout: 2000 });
  }).toPass();
}

/** Goes to the vendors and waits for the list. */
export async function goToVendors(page: Page): Promise<void> {
  await goTo(page, 'Vendors');
  await expect(page.getByRole('table', { name: 'Vendors', exact: true })).toBeVisible();
}
