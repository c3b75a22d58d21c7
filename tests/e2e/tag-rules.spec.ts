import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/accessible.ts';
import { answerOpenDialogs, answerSaveDialogs } from './support/dialogs.ts';
import { pickFacet } from './support/pages/inventory-page.ts';
import { goTo, notificationsOf } from './support/pages/shell-page.ts';
import { testWith } from './support/ready-test.ts';
import { expect } from './support/test.ts';

const FILE = [
  'Asset ID,Vendor,Model,Host name,Site',
  'R-1,Huawei,NE40E,ber-x-1,BER',
  'R-2,Huawei,NE40E,BER-x-2,BER',
  'R-3,Nokia,7750,muc-x-1,MUC',
  'R-4,Nokia,7750,,Пошта 北京',
  '',
].join('\n');
const test = testWith('Rules', { name: 'one.csv', text: FILE });

test('an operator writes rules, orders them, takes them back and carries them over', async ({
  app,
  page,
  folder,
}) => {
  await goTo(page, 'Placement');
  await page.getByRole('tab', { name: 'Rules' }).click();
  await expect(page.getByText('No rules of your own yet')).toBeVisible();

  const dialog = page.getByRole('dialog');
  const list = page.getByRole('list', { name: 'Your rules' });
  const rule = (name: string) => list.getByRole('listitem').filter({ hasText: name });

  await test.step('what is missing is said at its field, a pattern while it is written', async () => {
    await page.getByRole('button', { name: 'New rule' }).click();
    // A click while the dialog still opens may find its button elsewhere.
    await expect(async () => {
      await dialog.getByRole('button', { name: 'Add rule' }).click();
      await expect(dialog.getByText('Give the rule a name.')).toBeVisible({ timeout: 2000 });
    }).toPass();
    await expect(dialog.getByText('Say what the text is compared with.')).toBeVisible();
    await expect(dialog.getByText('Choose what the rule sets.')).toBeVisible();
    await dialog.getByRole('combobox', { name: 'Condition 1: comparison' }).click();
    await page.getByRole('option', { name: 'matches the pattern' }).click();
    await dialog.getByRole('textbox', { name: 'Condition 1: compared with' }).fill('^ber-(');
    await expect(dialog.getByText('missing closing )')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Condition 1: compared with' }).fill('^ber-');
    await expect(dialog.getByText('Matches 2 items.')).toBeVisible();
    await expectAccessible(page, 'the dialog of a rule');
  });

  await test.step('a rule is added, told and counted', async () => {
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Berlin');
    await dialog.getByText('Core', { exact: true }).click();
    await expect(dialog.getByText('Matches 2 items. 2 items change.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Add rule' }).click();
    await expect(notificationsOf(page).filter({ hasText: 'Rule “Berlin” added' })).toContainText(
      '2 items changed.',
    );
    await expect(rule('Berlin')).toContainText('Host name matches the pattern ^ber-');
    await expect(rule('Berlin')).toContainText('sets a tag of 2 items now');
  });

  await test.step('a filter of the inventory becomes a rule', async () => {
    await goTo(page, 'Inventory');
    await pickFacet(page, 'Vendor', 'Huawei');
    await page.getByRole('button', { name: 'Make a rule from this filter' }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('All of Huawei');
    await dialog.getByText('Edge', { exact: true }).click();
    await expect(dialog.getByText('Matches 2 items. No tag changes.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Add rule' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('by the keyboard it moves up, and wins', async () => {
    await goTo(page, 'Placement');
    await page.getByRole('tab', { name: 'Rules' }).click();
    await rule('All of Huawei').press('Alt+ArrowUp');
    await expect(list.getByRole('listitem').first()).toContainText('All of Huawei');
    await expect(list.getByRole('listitem').first()).toBeFocused();
    await expect(rule('All of Huawei')).toContainText('sets a tag of 2 items now');
    await expect(rule('Berlin')).toContainText('sets no tag now');
    await expectAccessible(page, 'the list of rules');
  });

  await test.step('removed and taken back, it is where it was', async () => {
    await page.getByRole('button', { name: 'Remove All of Huawei' }).click();
    const told = notificationsOf(page).filter({ hasText: 'Rule “All of Huawei” removed' });
    await expect(rule('Berlin')).toContainText('sets a tag of 2 items now');
    await told.getByRole('button', { name: 'Undo' }).click();
    await expect(list.getByRole('listitem').first()).toContainText('All of Huawei');
  });

  await test.step('saved as a file, the rules are taken into the next workspace', async () => {
    const path = join(folder, 'rules.json');
    await answerSaveDialogs(app, path);
    await page.getByRole('button', { name: 'Save as a file' }).click();
    await expect(notificationsOf(page).filter({ hasText: 'Rules saved' })).toBeVisible();
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain('"provenetTagRules": 1');
    await page.getByRole('button', { name: 'Remove Berlin' }).click();
    await expect(rule('Berlin')).toHaveCount(0);
    await answerOpenDialogs(app, path);
    await page.getByRole('button', { name: 'Take from a file' }).click();
    await expect(notificationsOf(page).filter({ hasText: '1 rule added' })).toBeVisible();
    await expect(rule('Berlin')).toBeVisible();
  });

  await test.step('an item says which rule tagged it', async () => {
    await goTo(page, 'Inventory');
    await page.getByRole('gridcell', { name: 'ber-x-1' }).dblclick();
    await expect(page.getByText('Your rule “All of Huawei”')).toBeVisible();
  });
});
