import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { expectShown } from './support/pages/inventory-page.ts';
import { expectSettled, goTo, headingOf } from './support/pages/shell-page.ts';
import { expect, test } from './support/sample-test.ts';

const ALL = '2,000';
const CARDS = [
  'Suppliers',
  'Shares and caps',
  'Sites',
  'Deadlines',
  'Flagged over time',
  'Completeness of the evidence',
] as const;

function cardOf(page: Page, name: (typeof CARDS)[number]): Locator {
  return page.getByRole('region', { name, exact: true });
}

async function choose(page: Page, card: (typeof CARDS)[number], view: string): Promise<void> {
  await cardOf(page, card).getByText(view, { exact: true }).click();
  await expect(cardOf(page, card).getByRole('radio', { name: view })).toBeChecked();
}

/** The number that a mark of a picture begins its words with. */
async function countOf(mark: Locator): Promise<string> {
  const words = (await mark.getAttribute('aria-label')) ?? '';
  const [count = ''] = /^[\d,]+/u.exec(words) ?? [];
  expect(Number(count.replaceAll(',', '')), words).toBeGreaterThan(0);
  return count;
}

/** Opens what a mark stands for, by keyboard, and asserts that it is as many items as it says. */
async function expectOpens(page: Page, mark: Locator): Promise<void> {
  const count = await countOf(mark);
  await mark.focus();
  await page.keyboard.press('Enter');
  await expect(headingOf(page, 'Inventory')).toBeVisible();
  await expectShown(page, count, ALL);
  await goTo(page, 'Overview');
  await expectSettled(page);
}

async function switchGermanyOn(page: Page): Promise<void> {
  await goTo(page, 'Policies');
  const germany = page.getByRole('switch', { name: /^Germany.* is active$/u });
  await germany.click({ force: true });
  await expect(germany).toBeChecked();
  await goTo(page, 'Overview');
  await expectSettled(page);
}

test('every bar and dot of the overview opens exactly its items', async ({ page }) => {
  await switchGermanyOn(page);
  await test.step('bars of suppliers by placement', async () => {
    const bars = cardOf(page, 'Suppliers').getByRole('button', { name: /flagged .* items of/u });
    const words = await bars.evaluateAll((all) => all.map((bar) => bar.ariaLabel ?? ''));
    for (const each of words) {
      await expectOpens(page, page.getByRole('button', { name: each, exact: true }).first());
    }
    expect(words.some((each) => each.includes('core items of Huawei'))).toBe(true);
  });
  await test.step('shares of countries and functions', async () => {
    const card = cardOf(page, 'Shares and caps');
    await expectOpens(page, card.getByRole('button', { name: /of [\d,]+ in Germany/u }));
    await card.getByRole('combobox', { name: 'Which shares' }).click();
    await page.getByRole('option', { name: 'Flagged items by function' }).click();
    await expectOpens(page, card.getByRole('button', { name: /in Radio access/u }));
  });
  await test.step('dots of the map, which the arrow keys reach', async () => {
    const places = cardOf(page, 'Sites').getByRole('button', { name: /^[\d,]+ items? at / });
    await expectOpens(page, places.first());
    const second = await places.nth(1).getAttribute('aria-label');
    await places.first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(places.nth(1)).toBeFocused();
    await cardOf(page, 'Sites').getByRole('button', { name: 'Zoom in' }).click();
    await expect(places.first()).toBeVisible();
    await cardOf(page, 'Sites').getByRole('button', { name: 'Show all sites' }).click();
    await expect(places.nth(1)).toHaveAttribute('aria-label', second ?? '');
    await expectOpens(page, places.nth(1));
  });
  await test.step('deadlines', async () => {
    const dots = cardOf(page, 'Deadlines').getByRole('button', {
      name: /items? to remove by .* in/u,
    });
    await expect(dots).not.toHaveCount(0);
    await expectOpens(page, dots.first());
    await expectOpens(page, dots.last());
  });
  await test.step('facts known and missing', async () => {
    const card = cardOf(page, 'Completeness of the evidence');
    await expectOpens(page, card.getByRole('button', { name: /items with a known placement/u }));
    await expectOpens(page, card.getByRole('button', { name: /items without a known placement/u }));
    await expectOpens(page, card.getByRole('button', { name: /items with a known vendor/u }));
  });
  await test.step('the course of flagged items ends with those of now', async () => {
    const card = cardOf(page, 'Flagged over time');
    const now = card.getByRole('button', { name: /^Now, as of/u });
    const [, flagged = ''] =
      /: ([\d,]+) flagged/u.exec((await now.getAttribute('aria-label')) ?? '') ?? [];
    await card.getByRole('button', { name: /^Imported sample-network\.csv/u }).focus();
    await page.keyboard.press('End');
    await expect(now).toBeFocused();
    await page.keyboard.press('Enter');
    await expectShown(page, flagged, ALL);
  });
});

test('each picture has its table, which is remembered, and all are accessible', async ({
  page,
}) => {
  await switchGermanyOn(page);
  await expectAccessible(page, 'pictures of the overview');
  for (const card of CARDS) {
    await choose(page, card, 'Table');
    await expect(cardOf(page, card).getByRole('table').first()).toBeVisible();
  }
  await expectAccessible(page, 'tables of the overview');
  await goTo(page, 'History');
  await goTo(page, 'Overview');
  for (const card of CARDS) {
    await expect(cardOf(page, card).getByRole('radio', { name: 'Table' })).toBeChecked();
  }
  const site = cardOf(page, 'Sites')
    .getByRole('button', { name: /flagged items at/u })
    .first();
  await expectOpens(page, site);
  await choose(page, 'Suppliers', 'Picture');
  await expect(cardOf(page, 'Suppliers').getByRole('table')).toHaveCount(0);
});

test('radio buttons keep their names from one look at a screen to the next', async ({ page }) => {
  const radios = page.getByRole('main').getByRole('radio');
  const names = () => radios.evaluateAll((all) => all.map((each) => each.getAttribute('name')));
  await expectSettled(page);
  const before = await names();
  expect(new Set(before).size).toBe(CARDS.length);
  await goTo(page, 'Inventory');
  await expect(radios).toHaveCount(0);
  await goTo(page, 'Overview');
  await expectSettled(page);
  expect(await names()).toEqual(before);
});
