import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { tabTo } from './support/keyboard.ts';
import {
  clearFilters,
  excludeFacet,
  expectShown,
  openFacet,
  pickFacet,
} from './support/pages/inventory-page.ts';
import { goTo } from './support/pages/shell-page.ts';
import { watchProblems } from './support/problems.ts';
import { expect, test } from './support/sample-test.ts';

const ALL = '2,000';

/** How many items a value of a facet has, as the panel says. */
async function itemsOf(section: Locator, value: string): Promise<number> {
  const words = section.getByRole('button', { name: new RegExp(`^${value} [\\d,]+$`, 'u') });
  return Number(/[\d,]+$/u.exec(await words.innerText())?.[0].replaceAll(',', ''));
}

const number = (count: number): string => count.toLocaleString('en-GB');

/** The cells of a column, from the first row in sight. */
function cellsOf(page: Page, column: string): Locator {
  return page.locator(`[role="gridcell"][col-id="${column}"]`);
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await goTo(page, 'Inventory');
  await expectShown(page, ALL, ALL);
});

test('values are included and excluded, and counts follow the other filters', async ({ page }) => {
  const vendor = await openFacet(page, 'Vendor');
  const huawei = await itemsOf(vendor, 'Huawei');
  const nokia = await itemsOf(vendor, 'Nokia');
  await pickFacet(page, 'Vendor', 'Huawei');
  await expectShown(page, number(huawei), ALL);
  // What is chosen of a facet does not change its own counts.
  expect(await itemsOf(vendor, 'Nokia')).toBe(nokia);
  await pickFacet(page, 'Vendor', 'Nokia');
  await expectShown(page, number(huawei + nokia), ALL);

  const placement = await openFacet(page, 'Placement');
  const core = await itemsOf(placement, 'Core');
  await excludeFacet(page, 'Placement', 'Core');
  await expectShown(page, number(huawei + nokia - core), ALL);
  await expect(placement.getByRole('button', { name: /^not Core/u })).toBeVisible();
  await expect(page.getByText('placement is not core')).toBeVisible();
  await expect(page.getByText('vendor is Huawei or Nokia')).toBeVisible();

  // The facets after it count what these conditions let through.
  const status = await openFacet(page, 'Status');
  const counts = await status
    .getByRole('list')
    .getByRole('button', { pressed: false })
    .allInnerTexts();
  const sum = counts
    .map((text) => Number(/[\d,]+$/u.exec(text)?.[0].replaceAll(',', '') ?? 0))
    .reduce((a, b) => a + b, 0);
  expect(sum).toBe(huawei + nokia - core);

  await page.getByRole('button', { name: 'Clear: Vendor' }).click();
  await expect(page.getByText('vendor is Huawei or Nokia')).toBeHidden();
  await expect(page.getByText('placement is not core')).toBeVisible();
  await clearFilters(page);
  await expectShown(page, ALL, ALL);
});

test('Alt and a click excludes; a click on an excluded value includes it', async ({ page }) => {
  const vendor = await openFacet(page, 'Vendor');
  const huawei = await itemsOf(vendor, 'Huawei');
  await vendor.getByRole('button', { name: /^Huawei/u }).click({ modifiers: ['Alt'] });
  await expectShown(page, number(2000 - huawei), ALL);
  await vendor.getByRole('button', { name: /^not Huawei/u }).click();
  await expectShown(page, number(huawei), ALL);
});

test('a search within a facet finds values beyond the first', async ({ page }) => {
  const site = await openFacet(page, 'Site');
  await expect(site.getByRole('button', { name: /^Show all/u })).toBeVisible();
  const listed = site.getByRole('list').getByRole('button', { name: /^(?!Exclude)/u });
  await expect(listed).toHaveCount(7);
  await site.getByRole('button', { name: /^Show all/u }).click();
  await listed.first().focus();
  await page.keyboard.press('End');
  const last = site.locator('button:focus');
  await expect(last).not.toContainText('Reading');
  const words = (await last.innerText()).replace(/\s*[\d,]+$/u, '').trim();
  await site.getByRole('searchbox', { name: 'Find in Site' }).fill(words);
  await expect(listed.first()).toContainText(words);
  await listed.first().click();
  await expect(page.getByText(`site is ${words}`)).toBeVisible();
  await site.getByRole('searchbox').fill('no such place');
  await expect(site.getByText('Nothing is called that')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(listed.first()).toBeVisible();
});

test('ranges of days and numbers filter; one that holds nothing says so', async ({ page }) => {
  const installed = await openFacet(page, 'Installed');
  await installed.getByLabel('Installed from').fill('2020');
  await installed.getByLabel('Installed from').press('Tab');
  await expect(page.getByText('installed from 1 Jan 2020')).toBeVisible();
  await expect(installed.getByLabel('Installed from')).toHaveValue('2020-01-01');
  const after = await page.getByText(/^[\d,]+ of 2,000 items$/u).innerText();
  await installed.getByLabel('Installed until').fill('2019-12-31');
  await installed.getByLabel('Installed until').press('Tab');
  await expect(installed.getByRole('alert')).toContainText('ends before it begins');
  await expect(page.getByText(after)).toBeVisible();
  await installed.getByRole('button', { name: 'Clear: Installed' }).click();
  await expectShown(page, ALL, ALL);
  await expect(installed.getByLabel('Installed until')).toHaveValue('');

  const quantity = await openFacet(page, 'Quantity');
  await quantity.getByLabel('Quantity from').fill('2');
  await expect(
    page.getByRole('button', { name: /^Remove the condition: quantity/u }),
  ).toBeVisible();
});

test('the filter is edited as text, with completion and errors where they are', async ({
  page,
}) => {
  await pickFacet(page, 'Vendor', 'Huawei');
  await page.keyboard.press('Control+E');
  const field = page.getByRole('combobox', { name: 'Filter as text' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('vendor:Huawei');
  await page.keyboard.type(' -placem');
  const options = page.getByRole('listbox', { name: 'What can be written here' });
  await expect(options.getByRole('option').first()).toHaveText(/^placement:/u);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('cor');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('vendor:Huawei -placement:core');
  await page.keyboard.type(' vendr:ZTE');
  await page.keyboard.press('Enter');
  const fault = page.getByRole('alert').filter({ hasText: 'There is no field “vendr”' });
  await expect(fault).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  // What is wrong is selected, so that typing replaces it.
  await expectAccessible(page, 'Filter as text');
  await field.press('Control+A');
  await page.keyboard.type('-vendor:Huawei');
  await page.keyboard.press('Enter');
  await expect(page.getByText('vendor is not Huawei')).toBeVisible();
  await expect(field).toBeHidden();

  await page.getByRole('button', { name: 'Edit as text' }).click();
  await page.keyboard.type(' nothing');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect(page.getByText('vendor is not Huawei')).toBeVisible();
});

test('Shift and a click sort by one more column, and the headings say in which order', async ({
  page,
}) => {
  const heading = (name: string): Locator => page.getByRole('columnheader', { name });
  await heading('Vendor').click();
  await heading('Host name').click({ modifiers: ['Shift'] });
  await expect(heading('Vendor')).toHaveAttribute('aria-sort', 'ascending');
  await expect(heading('Host name')).toHaveAttribute('aria-sort', 'ascending');
  await expect(heading('Vendor').locator('.ag-sort-order')).toHaveText('1');
  await expect(heading('Host name').locator('.ag-sort-order')).toHaveText('2');
  await expect(async () => {
    const vendors = await cellsOf(page, 'supplier').allInnerTexts();
    const hosts = await cellsOf(page, 'hostname').allInnerTexts();
    expect(new Set(vendors).size).toBe(1);
    expect(hosts.length).toBeGreaterThan(5);
    expect(hosts).toEqual(hosts.toSorted((a, b) => a.localeCompare(b, 'en')));
  }).toPass();
});

test('marked rows are copied with headings', async ({ app, page }) => {
  await page.getByRole('columnheader', { name: 'Host name' }).click();
  await expect(page.getByRole('columnheader', { name: 'Host name' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  // The rows of the order before stay until the others are read.
  await expect(cellsOf(page, 'hostname').first()).toHaveText(/^agp-/iu);
  await cellsOf(page, 'hostname').first().click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('row', { selected: true })).not.toHaveCount(0);
  await expect(page.getByText('3 rows marked')).toBeVisible();
  await page.keyboard.press('Control+C');
  await expect(page.getByRole('alert').getByText('3 rows with headings')).toBeVisible();
  const text = await app.evaluate(({ clipboard }) => clipboard.readText());
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  expect(lines).toHaveLength(4);
  expect(lines[0]?.slice(0, 3)).toEqual(['Verdict', 'Vendor', 'Host name']);
  const hosts = lines.slice(1).map((cells) => cells[2] ?? '');
  expect(hosts).toEqual((await cellsOf(page, 'hostname').allInnerTexts()).slice(0, 3));
});

test('a row is gone to by its number, and the first and last by a key', async ({ page }) => {
  await page.keyboard.press('Control+G');
  const dialog = page.getByRole('dialog', { name: 'Go to row' });
  await expect(dialog.getByLabel('Row')).toBeFocused();
  await page.keyboard.type('2001');
  await expect(dialog.getByText('The list has 2,000 rows; give one of them.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Go to row' })).toBeDisabled();
  await dialog.getByLabel('Row').fill('1500');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  const focusedRow = page.getByRole('row').filter({ has: page.locator(':focus') });
  // The headings are the first row.
  await expect(focusedRow).toHaveAttribute('aria-rowindex', '1501');
  await expect(focusedRow).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('End');
  await expect(focusedRow).toHaveAttribute('aria-rowindex', '2001');
  await page.keyboard.press('Home');
  await expect(focusedRow).toHaveAttribute('aria-rowindex', '2');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2001');
});

test('a cell whose text is cut off says it whole to the pointer, any other nothing', async ({
  page,
}) => {
  const cells = cellsOf(page, 'model');
  const cutOff = await cells.evaluateAll((all) =>
    all.map(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth),
  );
  const cell = cells.nth(cutOff.indexOf(true));
  await cell.hover();
  await expect(cell).toHaveAttribute('title', await cell.innerText());
  await cells.nth(cutOff.indexOf(false)).hover();
  await expect(cells.nth(cutOff.indexOf(false))).not.toHaveAttribute('title');
});

test('by keyboard alone: a facet is walked, a value included and another excluded', async ({
  page,
}) => {
  const vendor = await openFacet(page, 'Vendor');
  const rows = vendor.getByRole('list').locator('button[data-index]');
  await tabTo(page, rows.first());
  await page.keyboard.press('Space');
  await expect(rows.first()).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('x');
  await expect(rows.nth(1)).toHaveAccessibleName(/^not /u);
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('Control+B');
  await expect(page.getByRole('complementary', { name: 'Filters' })).toBeHidden();
  await page.keyboard.press('Control+B');
  await expect(page.getByRole('complementary', { name: 'Filters' })).toBeVisible();
});

test('the panel stays as wide and as open as it was left, and so do the rows', async ({ page }) => {
  const edge = page.getByRole('separator', { name: 'Width of the filters' });
  const before = Number(await edge.getAttribute('aria-valuenow'));
  await edge.focus();
  await page.keyboard.press('ArrowRight');
  await openFacet(page, 'Generation');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByText('Compact', { exact: true }).click();
  await page.keyboard.press('Escape');
  await page.reload();
  await goTo(page, 'Inventory');
  await expect(edge).toHaveAttribute('aria-valuenow', String(before + 16));
  const panel = page.getByRole('complementary', { name: 'Filters' });
  await expect(panel.getByRole('button', { name: 'Generation', exact: true })).toHaveAttribute(
    'aria-expanded',
    'true',
  );
  const height = await cellsOf(page, 'hostname')
    .first()
    .evaluate((cell) => cell.clientHeight);
  expect(height).toBeLessThan(28);
});

test('the panel, opened and used, is accessible', async ({ page }) => {
  const problems = watchProblems(page);
  for (const facet of ['Function', 'Site', 'Missing facts', 'Import', 'Installed', 'Unit cost']) {
    await openFacet(page, facet);
  }
  await pickFacet(page, 'Vendor', 'Huawei');
  await excludeFacet(page, 'Placement', 'Core');
  await expectAccessible(page, 'Facet panel');
  expect(problems).toEqual([]);
});
