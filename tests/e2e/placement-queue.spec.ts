import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { expectSettled, goTo, headingOf } from './support/pages/shell-page.ts';
import { testWith } from './support/ready-test.ts';
import { expect } from './support/test.ts';

const TOWNS = ['ber', 'muc', 'ham', 'fra', 'cgn', 'str', 'lej', 'dus', 'nue', 'han', 'bre', 'ess'];
/** Vendor, model and what the host name calls it; each stands in every town, several times. */
const EQUIPMENT = [
  ['Nokia', '7750 SR-7', 'bb'],
  ['Nokia', '7750 SR-7', 'agg'],
  ['Huawei', 'NE40E-X8', 'bb'],
  ['Huawei', 'NE40E-X3', 'acc'],
  ['Cisco', 'ASR-9910', 'pe'],
] as const;
const PER_TOWN = 5;
const ITEMS = TOWNS.length * EQUIPMENT.length * PER_TOWN;

function csv(): string {
  const rows = TOWNS.flatMap((town) =>
    EQUIPMENT.flatMap(([vendor, model, role]) =>
      Array.from({ length: PER_TOWN }, (_, at) => `${vendor},${model},${town}-${role}-${at},DE`),
    ),
  );
  return `Serial,Vendor,Model,Hostname,Country\n${rows.map((row, at) => `S${at},${row}`).join('\n')}\n`;
}

const test = testWith('Queue', { name: 'untagged.csv', text: csv() });

async function openQueue(page: Page): Promise<{ queue: Locator; list: Locator }> {
  await page.keyboard.press('Control+5');
  await expect(headingOf(page, 'Placement')).toBeVisible();
  const queue = page.getByRole('region', { name: 'Placement queue' });
  return { queue, list: queue.getByRole('listbox') };
}

test('hundreds of untagged items are tagged by single keys, and one decision is undone', async ({
  page,
}) => {
  const { queue, list } = await openQueue(page);
  const options = list.getByRole('option');
  await expect(options).toHaveCount(EQUIPMENT.length);
  await expect(queue.getByText(`300 of ${ITEMS} left · 5 groups`)).toBeVisible();
  // No control is sought first: the keys work once the screen is there.
  const focused = list.getByRole('option', { selected: true });
  const first = await focused.innerText();
  await expect(queue.getByRole('button', { name: /^Core/u })).toContainText('Flagged');

  await test.step('one key skips, one tags, one takes it back', async () => {
    await page.keyboard.press('s');
    await expect(focused).not.toHaveText(first, { useInnerText: true });
    await expect(options.last()).toContainText('skipped');
    const second = await focused.innerText();
    await page.keyboard.press('c');
    await expect(queue.getByText(`240 of ${ITEMS} left · 4 groups`)).toBeVisible();
    await expect(focused).not.toHaveText(second, { useInnerText: true });
    const sitting = queue.getByRole('region', { name: 'Tagged in this sitting' });
    await expect(sitting.getByRole('listitem')).toHaveCount(1);
    await page.keyboard.press('u');
    await expect(queue.getByText(`300 of ${ITEMS} left · 5 groups`)).toBeVisible();
    await expect(sitting).toHaveCount(0);
    await expect(focused).toHaveText(second, { useInnerText: true });
  });

  await test.step('a text field keeps its keys', async () => {
    const reason = queue.getByLabel('Reason of this sitting');
    await reason.fill('');
    await reason.pressSequentially('cese plan');
    await expect(reason).toHaveValue('cese plan');
    await expect(queue.getByText(`300 of ${ITEMS} left · 5 groups`)).toBeVisible();
    await list.focus();
  });

  await test.step('Enter shows the items, and Alt+Left comes back', async () => {
    await page.keyboard.press('Enter');
    await expect(headingOf(page, 'Inventory')).toBeVisible();
    await expect(page.getByText('60 of 300 items')).toBeVisible();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(options).toHaveCount(EQUIPMENT.length);
  });

  await test.step('five keys, pressed one after the other, tag every item once', async () => {
    await page.keyboard.type('ceeec');
    await expect(page.getByText(`All ${ITEMS} items are tagged.`)).toBeVisible();
    await expect(page.getByText(`Tagged in this sitting: 5 groups, ${ITEMS} items`)).toBeVisible();
    await page.keyboard.press('u');
    await expect(queue.getByText(`60 of ${ITEMS} left · 1 group`)).toBeVisible();
    await page.keyboard.press('e');
    await expect(page.getByText(`All ${ITEMS} items are tagged.`)).toBeVisible();
    await goTo(page, 'History');
    const tags = page.getByText(/^Set placement (core|edge) where /u);
    await expect(tags).toHaveCount(7);
    await expect(page.getByText(/cese plan: /u)).toHaveCount(6);
  });
});

test('what a person tagged proposes the rest, and the keys are shown on demand', async ({
  page,
}) => {
  const { queue, list } = await openQueue(page);
  await expect(list.getByRole('option')).toHaveCount(EQUIPMENT.length);
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys of the placement queue' });
  await expect(keys).toBeVisible();
  await page.keyboard.press('c');
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await expect(queue.getByText(`300 of ${ITEMS} left · 5 groups`)).toBeVisible();

  await page.keyboard.press('Control+3');
  await page.getByRole('searchbox', { name: 'Search items' }).fill('muc-agg-1');
  await expect(page.getByText('1 of 300 items')).toBeVisible();
  await page.getByRole('button', { name: 'Change this item' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change items' });
  await dialog.getByText('Edge', { exact: true }).click();
  await dialog.getByLabel('Reason').fill('Site plan');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  await page.keyboard.press('Control+5');
  await expect(list.getByRole('option').first()).toContainText('*-agg-#');
  await expect(
    queue.getByText(/^You tagged 1 item edge of Nokia 7750 SR-7 .*59 more look alike/u),
  ).toBeVisible();
  await expectSettled(page);
  await expectAccessible(page, 'the placement queue');
  await page.keyboard.press('y');
  await expect(queue.getByText(`240 of 299 left · 4 groups`)).toBeVisible();
});
