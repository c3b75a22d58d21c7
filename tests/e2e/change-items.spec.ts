import { expectAccessible } from './support/accessible.ts';
import { expectShown, pickFacet, toggleFlagged } from './support/pages/inventory-page.ts';
import { goTo } from './support/pages/shell-page.ts';
import { watchProblems } from './support/problems.ts';
import { expect, test } from './support/sample-test.ts';

test('a field is tried out, set on a filter, undone and redone by keys', async ({ app, page }) => {
  const problems = watchProblems(page);
  await goTo(page, 'Inventory');
  await page.getByRole('searchbox', { name: 'Search items' }).fill('RTN 380');
  await expect(page.getByText('contains “RTN 380”')).toBeVisible();
  const shown = await page.getByText(/^\d+ of 2,000 items$/u).innerText();
  const count = shown.split(' ')[0] ?? '';
  await page.getByRole('button', { name: `Change these ${count} items` }).click();
  const dialog = page.getByRole('dialog', { name: 'Change items' });
  await dialog.getByText('Another field').click();
  await dialog.getByRole('combobox', { name: 'Field' }).click();
  await page.getByRole('option', { name: 'Country' }).click();
  const value = dialog.getByRole('textbox', { name: 'Value' });
  await value.fill('Atlantis');
  await expect(dialog.getByText('"Atlantis" is not a country')).toBeVisible();
  await value.fill('Iceland');
  const effect = dialog.getByRole('group', { name: 'What it would do' });
  await expect(effect).toContainText(`${count} items would change`);
  await expectAccessible(page, 'Change items');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Moved north');
  await dialog.getByRole('button', { name: `Change ${count} items` }).click();
  await expect(dialog).toBeHidden();
  await pickFacet(page, 'Country', 'Iceland');
  await page.getByRole('searchbox', { name: 'Search items' }).fill('');
  await expectShown(page, count, '2,000');

  // The key is that of the field while somebody types.
  await page.getByRole('searchbox', { name: 'Search items' }).press('Control+z');
  await expectShown(page, count, '2,000');
  await page.getByRole('heading', { name: 'Inventory' }).click();
  await page.keyboard.press('Control+z');
  const undone = page.getByRole('alert').filter({ hasText: 'Undid: Set country IS' });
  await expect(undone).toBeVisible();
  await expectShown(page, '0', '2,000');
  const label = await app.evaluate(
    ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('redo')?.label,
  );
  expect(label).toMatch(/^Redo: Set country IS/u);
  await page.keyboard.press('Control+Shift+Z');
  await expect(page.getByRole('alert').filter({ hasText: 'Redid: Set country IS' })).toBeVisible();
  await expectShown(page, count, '2,000');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expectShown(page, '0', '2,000');
  expect(problems).toEqual([]);
});

test('the panel says where each value comes from, and moves through the list', async ({ page }) => {
  await goTo(page, 'Inventory');
  await page.getByRole('gridcell', { name: 'Review' }).first().dblclick();
  const panel = page.getByRole('complementary', { name: 'Item' });
  await expect(panel.getByText('1 of 2,000')).toBeVisible();
  const title = panel.getByRole('heading', { level: 2 });
  const before = await title.innerText();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(panel.getByText('2 of 2,000')).toBeVisible();
  await expect(title).not.toHaveText(before);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(title).toHaveText(before);
  const fields = panel.getByRole('region', { name: 'All fields' });
  await expect(fields.getByText(/sample-network\.csv, row \d+, column “/u).first()).toBeVisible();
  await panel.getByTitle('Tag only this item as core').click();
  const dialog = page.getByRole('dialog', { name: 'Change this item' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Site plan');
  await dialog.getByRole('button', { name: 'Change 1 item' }).click();
  await expect(
    panel.getByRole('region', { name: 'History of this item' }).getByText(/Set placement core/u),
  ).toBeVisible();
  await expectAccessible(page, 'Panel with history');
});

test('the findings of a filter are waived at once, which can be undone', async ({ page }) => {
  await goTo(page, 'Inventory');
  await toggleFlagged(page);
  await expectShown(page, '623', '2,000');
  await pickFacet(page, 'Vendor', 'ZTE');
  await expectShown(page, '119', '2,000');
  await page.getByRole('button', { name: 'Waive the findings of these items' }).click();
  const dialog = page.getByRole('dialog', { name: 'New waiver' });
  await dialog.getByRole('combobox', { name: 'Rule' }).click();
  await page.getByRole('option', { name: /^Equipment of Huawei and ZTE:/u }).click();
  await expect(dialog.getByText('The rule speaks of 119 of them now.')).toBeVisible();
  await dialog.getByLabel('Reason').fill('Assessed in October');
  await dialog.getByLabel('Approved by').fill('The board');
  await dialog.getByRole('textbox', { name: 'Last day' }).fill('2099-12-31');
  await dialog.getByLabel('Approved by').focus();
  await expectAccessible(page, 'a waiver of many items');
  await dialog.getByRole('button', { name: 'Record the waiver' }).click();
  await expect(dialog).toBeHidden();
  await expectShown(page, '0', '2,000');
  await page.keyboard.press('Control+Z');
  await expectShown(page, '119', '2,000');
});
