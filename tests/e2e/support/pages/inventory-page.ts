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

/** One facet of the panel, opened, with its values where they stay. */
export async function openFacet(page: Page, facet: string): Promise<Locator> {
  const panel = page.getByRole('complementary', { name: 'Filters' });
  const section = panel.getByRole('group', { name: facet, exact: true });
  const fold = section.getByRole('heading').getByRole('button').first();
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
  // Counts that are under way may put another value in the place that a click is aimed at.
  await panel.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  return section;
}

/** Includes one value of a facet. */
export async function pickFacet(page: Page, facet: string, value: string): Promise<void> {
  const section = await openFacet(page, facet);
  const button = section.getByRole('button', { name: new RegExp(`^${value}`, 'u') });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
}

/** Excludes one value of a facet by the sign beside it. */
export async function excludeFacet(page: Page, facet: string, value: string): Promise<void> {
  const section = await openFacet(page, facet);
  const sign = section.getByRole('button', { name: `Exclude ${value}`, exact: true });
  await sign.click();
  await expect(sign).toHaveAttribute('aria-pressed', 'true');
}

/** Searches for a host name that only one item has, and opens that item. */
export async function openItem(page: Page, hostname: string): Promise<Locator> {
  await filterBar(page).getByRole('searchbox', { name: 'Search items' }).fill(hostname);
  // The item may be in sight before the search is answered, and its row moves while it is clicked.
  await expect(page.getByText(/^1 of [\d,]+ items?$/u)).toBeVisible();
  await page.getByRole('gridcell', { name: hostname, exact: true }).dblclick();
  const panel = page.getByRole('complementary', { name: 'Item' });
  await expect(panel.getByRole('heading', { name: hostname })).toBeVisible();
  return panel;
}

/** Clears every condition. */
export async function clearFilters(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
}
