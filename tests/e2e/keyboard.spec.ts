import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerOpenDialogs, answerSaveDialogs } from './support/dialogs.ts';
import { expectFocusVisible, pressByTab, tabTo } from './support/keyboard.ts';
import { expectLedger, importPart } from './support/pages/import-page.ts';
import { expectShown, pickFacet } from './support/pages/inventory-page.ts';
import { headingOf, SCREENS } from './support/pages/shell-page.ts';
import { expect, test } from './support/sample-test.ts';
import { test as startTest } from './support/test.ts';

test('every screen is reached by its key, and Alt+Left goes back', async ({ page }) => {
  for (const [index, screen] of SCREENS.entries()) {
    await page.keyboard.press(`Control+${index + 1}`);
    await expect(headingOf(page, screen)).toBeVisible();
  }
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(headingOf(page, 'History')).toBeVisible();
});

test('the palette goes to screens and runs commands', async ({ page }) => {
  const palette = page.getByRole('dialog', { name: 'Screens and commands' });
  const run = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+K');
    await expect(palette.getByRole('textbox')).toBeFocused();
    await page.keyboard.type(words);
    await expect(palette.getByRole('button')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(palette).toBeHidden();
  };
  await run('Which rules apply');
  await expect(headingOf(page, 'Policies')).toBeVisible();
  await run('Keyboard shortcuts');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await run('Close workspace');
  await expect(page.getByRole('heading', { name: 'Recent workspaces' })).toBeVisible();
});

test('what is typed without a pause after the palette opens is not lost', async ({ page }) => {
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const typeAtOnce = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+K');
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  };
  await typeAtOnce('Inventory');
  await expect(headingOf(page, 'Inventory')).toBeVisible();
  const search = page.getByLabel('Search items');
  for (let turn = 0; turn < 5; turn += 1) {
    await search.focus();
    await typeAtOnce('Keyboard shortcuts');
    await expect(sheet).toBeVisible();
    await page.keyboard.press('Escape');
    await typeAtOnce('Which rules apply');
    await expect(headingOf(page, 'Policies')).toBeVisible();
    // An arrow goes to the palette, too.
    await page.keyboard.press('Control+K');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Screens and commands' })).toBeHidden();
    await page.keyboard.press('Control+3');
    await expect(headingOf(page, 'Inventory')).toBeVisible();
  }
});

startTest('a file is imported without a mouse', async ({ app, page, folder }) => {
  const csv = join(folder, 'small.csv');
  writeFileSync(csv, 'Asset ID,Vendor,Rack\nA-1,Huawei,R1\nA-2,Nokia,R2\n');
  await answerSaveDialogs(app, join(folder, 'Keys.provenet'));
  await pressByTab(page, page.getByRole('button', { name: /^New workspace/u }));
  await expect(headingOf(page, 'Import')).toBeVisible();
  await answerOpenDialogs(app, csv);
  await pressByTab(page, page.getByRole('button', { name: 'Choose a file' }));

  // The column that no field was suggested for is mapped by typing the field's name.
  const rack = page.getByLabel('Field for the column Rack');
  await tabTo(page, rack);
  await page.keyboard.type('Notes');
  await expect(rack).toHaveValue('notes');
  await pressByTab(page, page.getByRole('button', { name: 'Check', exact: true }));
  await pressByTab(page, page.getByRole('button', { name: 'Import 2 rows' }));
  await expectLedger(importPart(page, 'Import done'), {
    read: '2',
    added: '2',
    updated: '0',
    unchanged: '0',
    skipped: '0',
    rejected: '0',
  });
  await pressByTab(page, page.getByRole('button', { name: 'See the overview' }));
  await expect(headingOf(page, 'Overview')).toBeVisible();
});

test('the grid is walked by arrows; Enter opens an item, Escape closes it', async ({ page }) => {
  await page.keyboard.press('Control+3');
  const cells = page.getByRole('gridcell', { name: 'Review' });
  await expect(cells.first()).toBeVisible();
  await tabTo(page, page.getByRole('columnheader', { name: 'Verdict' }));
  await page.keyboard.press('ArrowDown');
  await expect(cells.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(cells.nth(2)).toBeFocused();
  const row = page.getByRole('row', { selected: true });
  await expect(row).toHaveCount(1);
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Item' });
  await expect(panel.getByRole('region', { name: 'Source' })).toContainText('sample-network.csv');
  const title = await panel.getByRole('heading', { level: 2 }).innerText();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { level: 2 })).not.toHaveText(title);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(cells.nth(3)).toBeFocused();
});

for (const [key, placement] of [
  ['c', 'Core'],
  ['e', 'Edge'],
] as const) {
  test(`${key.toUpperCase()} tags what is filtered as ${placement}`, async ({ page }) => {
    await page.keyboard.press('Control+3');
    await expectShown(page, '2,000', '2,000');
    await page.keyboard.press('Control+F');
    await expect(page.getByRole('searchbox', { name: 'Search items' })).toBeFocused();
    await page.keyboard.type('RTN 380');
    await expect(page.getByText('contains “RTN 380”')).toBeVisible();
    const shown = await page.getByText(/^\d+ of 2,000 items$/u).innerText();
    const count = shown.split(' ')[0] ?? '';
    // A key typed into a field is text; it means tagging everywhere else.
    await page.keyboard.press('Tab');
    await page.keyboard.press(key);
    const dialog = page.getByRole('dialog', { name: 'Change items' });
    await expect(dialog.getByRole('radio', { name: placement })).toBeChecked();
    await expect(dialog.getByLabel('Reason')).toBeFocused();
    await page.keyboard.type('Site plan');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expectShown(page, count, '2,000');
    await expect(
      page.getByRole('alert').getByText(new RegExp(`^${count} items? tagged`, 'u')),
    ).toBeVisible();
    // Each of them was changed, and each of them is what the key says.
    await pickFacet(page, 'Placement', placement);
    await expectShown(page, count, '2,000');
  });
}

test('whatever has the focus shows it', async ({ page }) => {
  for (const [index, screen] of SCREENS.entries()) {
    await page.keyboard.press(`Control+${index + 1}`);
    await expect(headingOf(page, screen)).toBeVisible();
    // Past the frame, which is the same on every screen, into the screen itself.
    for (let stop = 0; stop < 20; stop += 1) {
      await page.keyboard.press('Tab');
      await expectFocusVisible(page);
    }
  }
});
