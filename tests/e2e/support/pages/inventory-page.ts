import type { Locator, Page } from '@playwright/test';
import { expect } from '../test.ts';

const filterBar = (page: Page): Locator => page.getByRole('search', { name: 'Filter items' });

/** Asserts how many items the filter lets through, of how many. */
export async function expectShown(page: Page, shown: string, all: string): Promise<void> {
  await expect(page.getByText(`${shown} of ${all} items`, { exact: true })).toBeVisible();
}

/** Switches "Flagged only". */
export async function toggleFlagged(page: Page): Promise<void> {
  await filterBar(page).getByRole('button', { name: 'Flagged only' }).click();
}

/** Picks one value of a facet and closes its list. */
export async function pickFacet(page: Page, facet: string, value: string): Promise<void> {
  const button = filterBar(page).getByRole('button', { name: new RegExp(`^${facet}`, 'u') });
  await button.click();
  await page
    .getByRole('listbox', { name: facet })
    .getByRole('option', { name: new RegExp(`^${value}`, 'u') })
    .click();
  await page.keyboard.press('Escape');
  await expect(button).toHaveAttribute('aria-expanded', 'false');
}

/** Searches and opens the item of that host name. */
export async function openItem(page: Page, hostname: string): Promise<Locator> {
  await filterBar(page).getByRole('searchbox', { name: 'Search items' }).fill(hostname);
  await page.getByRole('gridcell', { name: hostname, exact: true }).dblclick();
  const panel = page.getByRole('complementary', { name: 'Item' });
  await expect(panel.getByRole('heading', { name: hostname })).toBeVisible();
  return panel;
}

/** Clears every condition. */
export async function clearFilters(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
}
