import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { expectSettled, goTo, headingOf } from './support/pages/shell-page.ts';
import { expect, test } from './support/sample-test.ts';

const RULE = 'Critical components of Huawei and ZTE leave the 5G core network by the end of 2026';

async function openTimeline(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Through time' }).click();
}

async function switchGermanyOn(page: Page): Promise<void> {
  await goTo(page, 'Policies');
  const germany = page.getByRole('switch', { name: /^Germany.* is active$/u });
  await germany.click({ force: true });
  await expect(germany).toBeChecked();
  await openTimeline(page);
}

/** How many items have a verdict on the day that the slider shows. */
async function countOf(timeline: Locator, verdict: string): Promise<number> {
  const entry = timeline
    .getByRole('list', { name: /^Items by verdict/u })
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`^${verdict}`, 'u') });
  return Number((await entry.locator('strong').innerText()).replaceAll(/\D/gu, ''));
}

test('what must go by the end of 2026 is overdue on the first day of 2027', async ({ page }) => {
  await switchGermanyOn(page);
  const timeline = page.getByRole('region', { name: 'What changes when' });
  const slider = timeline.getByRole('slider', { name: 'Days on which something changes' });
  const dayTitle = timeline.getByRole('heading', { level: 3 }).first();
  const upcoming = timeline.getByRole('table', { name: 'Upcoming changes' });
  const row = upcoming.getByRole('row', { name: new RegExp(RULE, 'u') });

  await test.step('the deadline stands ahead, with the days left and the pace from today', async () => {
    await expect(row).toContainText('31 Dec 2026');
    await expect(row).toContainText(/days? left|last day/u);
    await expect(row).toContainText(/to be done by 31 Dec 2026, weekends count/u);
    await expectSettled(page);
    await expectAccessible(page, 'the days on which something changes');
  });

  const link = row.getByRole('button', { name: /items of the rule/u });
  const due = Number(((await link.getAttribute('aria-label')) ?? '').replace(/ .*/u, ''));
  expect(due).toBeGreaterThan(0);

  await test.step('from the top bar the keyboard reaches the slider', async () => {
    await goTo(page, 'Overview');
    await page.getByRole('button', { name: /^As of today/u }).click();
    await page.getByRole('button', { name: 'See what changes when' }).click();
    await expect(slider).toBeFocused();
  });

  await test.step('arrows step to changes, with Shift by days, and write nothing', async () => {
    await page.keyboard.press('ArrowRight');
    await expect(dayTitle).toContainText('1 Jan 2027');
    expect(await countOf(timeline, 'Overdue')).toBe(due);
    const stillDue = await countOf(timeline, 'Remove by');
    await expect(timeline.getByRole('list', { name: 'What changes on 1 Jan 2027' })).toContainText(
      RULE,
    );
    await page.keyboard.press('Shift+ArrowLeft');
    await expect(dayTitle).toContainText('31 Dec 2026');
    expect(await countOf(timeline, 'Overdue')).toBe(0);
    expect(await countOf(timeline, 'Remove by')).toBe(stillDue + due);
    await page.keyboard.press('Home');
    await expect(dayTitle).toContainText('today');
    await expect(page.getByRole('button', { name: /^As of today/u })).toBeVisible();
  });

  await test.step('a button makes the day the date of everything, another follows today', async () => {
    await page.keyboard.press('ArrowRight');
    await timeline.getByRole('button', { name: 'Set as date' }).click();
    await expect(page.getByRole('button', { name: 'As of 1 Jan 2027, fixed' })).toBeVisible();
    await goTo(page, 'Overview');
    const verdicts = page.getByRole('region', { name: 'By verdict' });
    await expect(
      verdicts.getByRole('button', { name: `${due} items with the verdict Overdue` }),
    ).toBeVisible();
    await goTo(page, 'Policies');
    await openTimeline(page);
    await timeline.getByRole('button', { name: 'Follow today' }).click();
    await expect(page.getByRole('button', { name: /^As of today/u })).toBeVisible();
    await expect(dayTitle).toContainText('today');
  });

  await test.step('past changes unfold', async () => {
    await expect(timeline.getByRole('table', { name: 'Past changes' })).toHaveCount(0);
    await timeline.getByRole('button', { name: /^Show \d+ past changes$/u }).click();
    const past = timeline.getByRole('table', { name: 'Past changes' });
    await expect(past).toContainText('15 Jun 2023');
    await past.getByRole('button', { name: 'Show 15 Jun 2023 above' }).click();
    await expect(dayTitle).toContainText('15 Jun 2023');
  });

  await test.step('the number opens exactly these items', async () => {
    await link.click();
    await expect(headingOf(page, 'Inventory')).toBeVisible();
    await expect(page.getByText('flagged by 1 chosen rule')).toBeVisible();
    await expect(page.getByText(new RegExp(`^${due} of [\\d,]+ items$`, 'u'))).toBeVisible();
  });
});
