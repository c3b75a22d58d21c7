import { join } from 'node:path';
import { answerSaveDialogs } from './support/dialogs.ts';
import { goTo, notificationsOf } from './support/pages/shell-page.ts';
import { readPdfPages } from './support/pdf.ts';
import { expect, test } from './support/sample-test.ts';

test('policies are found, switched, looked at through time and printed', async ({
  app,
  page,
  folder,
}) => {
  await goTo(page, 'Policies');
  const timeline = page.getByRole('region', { name: 'What changes when' });
  const range = timeline.getByRole('slider', { name: 'Days on which something changes' });

  await test.step('a search narrows the list to a country', async () => {
    await page.getByRole('searchbox', { name: 'Search policies' }).fill('germany');
    await expect(page.getByRole('article')).toHaveCount(1);
    const germany = page.getByRole('switch', { name: /^Germany.* is active$/u });
    await germany.click({ force: true });
    await expect(germany).toBeChecked();
    await page.getByRole('searchbox', { name: 'Search policies' }).fill('');
    await page.getByText('Active 2', { exact: true }).click();
    await expect(page.getByRole('article')).toHaveCount(2);
  });

  await page.getByRole('tab', { name: 'Through time' }).click();

  await test.step('the deadline and its day after stand ahead, with the pace from today', async () => {
    const upcoming = timeline.getByRole('table', { name: 'Upcoming changes' });
    const row = upcoming.getByRole('row', { name: /Critical components/u });
    await expect(row).toContainText('31 Dec 2026');
    await expect(row).toContainText(/items? (a day|a week|every)/u);
    await expect(row).toContainText('overdue from 1 Jan 2027');
  });

  await test.step('the slider steps from change to change and writes nothing', async () => {
    await range.focus();
    await page.keyboard.press('End');
    await expect(range).toHaveAttribute('aria-valuetext', /^1 Jan 2030:/u);
    await page.keyboard.press('ArrowLeft');
    await expect(range).toHaveAttribute('aria-valuetext', /^1 Jan 2027:/u);
    await expect(timeline.getByRole('heading', { name: /^1 Jan 2027/u })).toBeVisible();
    await expect(page.getByRole('button', { name: /^As of today/u })).toBeVisible();
    await timeline.getByRole('button', { name: 'Set as date' }).click();
    await expect(page.getByRole('button', { name: /^As of 1 Jan 2027, fixed/u })).toBeVisible();
    await timeline.getByRole('button', { name: 'Follow today' }).click();
    await expect(page.getByRole('button', { name: /^As of today/u })).toBeVisible();
  });

  await page.getByRole('tab', { name: 'Policies' }).click();

  await test.step('a rule is switched off and on again by undo', async () => {
    const rule =
      'Critical components of Huawei and ZTE leave the 5G core network by the end of 2026';
    await page.getByRole('button', { name: `Switch off: ${rule}` }).click();
    await expect(page.getByRole('button', { name: `Switch on: ${rule}` })).toBeVisible();
    const told = notificationsOf(page).filter({ hasText: 'does not act any more' });
    await told.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('button', { name: `Switch off: ${rule}` })).toBeVisible();
  });

  await test.step('the PDF holds every rule with its source', async () => {
    const pdf = join(folder, 'Policies.pdf');
    await answerSaveDialogs(app, pdf);
    await page.getByRole('button', { name: 'Save PDF' }).click();
    await expect(page.getByText(/^Policies\.pdf, \d+ pages?\.$/u)).toBeVisible();
    const text = (await readPdfPages(pdf)).join(' ').replaceAll(/\s+/gu, ' ');
    const parts = [
      'POLICIES ON SUPPLIERS OF NETWORK EQUIPMENT',
      'Commission communication on Huawei and ZTE',
      'Critical components of Huawei and ZTE leave the 5G core network by the end of 2026',
      'Must be removed by 31 Dec 2026',
      'bmi.bund.de',
      'Read in an official text',
      'de-nms',
    ];
    for (const part of parts) expect(text).toContain(part);
  });
});

test('rules that did not act are printed as such, not with a count of 0', async ({
  app,
  page,
  folder,
}) => {
  await goTo(page, 'Policies');
  await page.getByRole('searchbox', { name: 'Search policies' }).fill('denmark');
  const denmark = page.getByRole('switch', { name: /^Denmark.* is active$/u });
  await denmark.click({ force: true });
  await expect(denmark).toBeChecked();
  const pdf = join(folder, 'summary.pdf');
  await answerSaveDialogs(app, pdf);
  await goTo(page, 'Audit summary');
  await page.getByRole('button', { name: 'Save PDF' }).click();
  await expect(page.getByText(/^summary\.pdf, \d+ pages\.$/u)).toBeVisible();
  const text = (await readPdfPages(pdf)).join(' ');
  expect(text).toContain('None of its rules acted');
  expect(text).toMatch(/; did not act.{0,400}– – –/u);
});

test('a screen begins at its top, however far another was scrolled', async ({ page }) => {
  await goTo(page, 'Policies');
  const last = page.getByRole('article').last();
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
  await goTo(page, 'Overview');
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeInViewport();
});
