import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { expectFocusVisible } from './support/keyboard.ts';
import { goTo, notificationsOf } from './support/pages/shell-page.ts';
import { testWith } from './support/ready-test.ts';
import { expect } from './support/test.ts';

/** Three spellings of one company, two of another, two companies of like names, a long one. */
const NAMES = [
  ...Array.from({ length: 4 }, () => 'Zorblatt AG'),
  'ZORBLATT GMBH',
  'ZORBLATT GMBH',
  'Zorblat',
  'Vexalon Networks',
  'Vexaron Networks',
  '佐布通信技术',
  '佐布通信技术有限公司',
  'Hauwei Tech',
  'Hauwei Tech.',
  'Acme Research',
];
const ROWS = NAMES.map((name, at) => `Z-${at},"${name}"`);
const test = testWith('Alike', {
  name: 'names.csv',
  text: `Asset ID,Vendor\n${ROWS.join('\n')}\n`,
});

const groups = (page: Page) =>
  page.getByRole('region', { name: 'To resolve' }).locator('[data-cluster]');
const groupOf = (page: Page, name: string) => groups(page).filter({ hasText: name }).first();

async function showTogether(page: Page): Promise<void> {
  await goTo(page, 'Vendors');
  await page.getByText('Similar names together').click();
}

test('names that look alike are resolved together, told apart, and given back', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await showTogether(page);

  const zorblatt = groupOf(page, 'Zorblatt AG');
  await expect(groups(page)).toHaveCount(4);
  await expect(zorblatt).toContainText('7 items, 3 names, likely the same');
  await expect(zorblatt.getByRole('listitem').filter({ hasText: /^Zorblat(?!t)/u })).toContainText(
    'one letter off',
  );

  await test.step('a misspelt known name is proposed as the known supplier', async () => {
    await expect(
      groupOf(page, 'Hauwei').getByRole('button', { name: /^Huawei: vendor of/u }),
    ).toBeVisible();
  });

  await test.step('it bars nobody, light or dark', async () => {
    await expectAccessible(page, 'Similar names, light');
    await expectAccessible(page, 'Similar names, dark');
  });

  await test.step('by the keyboard: X leaves a name out, N keeps it apart, undo takes that back', async () => {
    await zorblatt.focus();
    for (let at = 0; at < 3; at += 1) await page.keyboard.press('ArrowRight');
    await expect(zorblatt.getByRole('checkbox', { name: 'Zorblat', exact: true })).toBeFocused();
    await page.keyboard.press('x');
    await expect(zorblatt).toContainText('2 of 3 names');
    await page.keyboard.press('n');
    await expect(zorblatt).toContainText('6 items, 2 names, very likely the same');
    const told = notificationsOf(page).filter({ hasText: '“Zorblat” kept apart' });
    await told.getByRole('button', { name: 'Undo' }).click();
    await expect(zorblatt).toContainText('7 items, 3 names');
  });

  await test.step('by the keyboard: arrows go to the next group, N tells two apart', async () => {
    await zorblatt.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await expect(zorblatt).toBeFocused();
    const vexalon = groupOf(page, 'Vexalon');
    for (let at = 0; at < 3; at += 1) {
      if (await vexalon.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('ArrowDown');
    }
    await expect(vexalon).toBeFocused();
    await expectFocusVisible(page);
    await page.keyboard.press('n');
    await expect(groups(page)).toHaveCount(3);
  });

  await test.step('Enter resolves the group to a supplier of its name', async () => {
    await zorblatt.focus();
    await page.keyboard.press('Enter');
    await expect(groups(page)).toHaveCount(2);
    await expect(groups(page).first()).toBeFocused();
    const vendor = page.getByRole('row', { name: /^Zorblatt AG/u });
    await expect(vendor.getByRole('cell', { name: '7', exact: true })).toBeVisible();
  });

  await test.step('the last groups leave a sentence', async () => {
    for (const left of [1, 0]) {
      await groups(page)
        .first()
        .getByRole('button', { name: /^Same company/u })
        .click();
      await expect(groups(page)).toHaveCount(left);
    }
    await expect(page.getByText('No two open names look alike.')).toBeVisible();
    await page.getByText('One by one').click();
    const queue = page.getByRole('table', { name: 'Unresolved manufacturer names' });
    await expect(queue.getByRole('row', { name: 'Vexaron Networks' })).toBeVisible();
  });
});
