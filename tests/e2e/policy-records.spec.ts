import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { answerSaveDialogs } from './support/dialogs.ts';
import { openItem } from './support/pages/inventory-page.ts';
import { expectSettled, goTo, notificationsOf } from './support/pages/shell-page.ts';
import { readPdfPages } from './support/pdf.ts';
import { testWith } from './support/ready-test.ts';
import { expect } from './support/test.ts';

const FILE = [
  'Serial,Vendor,Model,Hostname,Function,Generation,Country,Site',
  'S1,Huawei,NE40E,lon-1,gNodeB,5G,GB,LON',
  'S2,Huawei,NE40E,lon-2,gNodeB,5G,GB,LON',
  'S3,Huawei,MA5800,man-1,gNodeB,5G,GB,MAN',
  'S4,Nokia,7750,man-2,gNodeB,5G,GB,MAN',
  '',
].join('\n');

/** The app with a small British inventory open. */
const test = testWith('Records', { name: 'gb.csv', text: FILE });

const dialogOf = (page: Page): Locator => page.getByRole('dialog');
const told = (page: Page, title: string): Locator =>
  notificationsOf(page).filter({ hasText: title });

/** Opens a part of what is on record. */
async function openPart(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: /^On record/u }).click();
  await page.getByRole('tab', { name: new RegExp(`^${name}`, 'u') }).click();
  await expectSettled(page);
}

async function activate(page: Page, country: string): Promise<void> {
  await goTo(page, 'Policies');
  const policy = page.getByRole('switch', { name: new RegExp(`^${country}.* is active$`, 'u') });
  await policy.click({ force: true });
  await expect(policy).toBeChecked();
}

test('questions are answered for all or some items, and the size of the operator is said', async ({
  page,
}) => {
  await activate(page, 'United Kingdom');
  await test.step('a question is answered for some items, then for all, and taken back', async () => {
    await openPart(page, 'Questions');
    const zone = 'sites significant to national security';
    const question = page.getByRole('listitem', { name: zone, exact: true });
    await expect(question).toContainText('3 items wait');
    await question.getByRole('button', { name: /^Answer for some/u }).click();
    await dialogOf(page).getByRole('button', { name: 'Record the answer' }).click();
    await expect(dialogOf(page).getByText('Say yes or no.')).toBeVisible();
    await dialogOf(page).getByText('Yes', { exact: true }).click();
    await dialogOf(page).getByRole('textbox', { name: 'Condition 1: compared with' }).fill('lon');
    await expect(
      dialogOf(page).getByText(/^Holds 2 items\..*speaks of all of them/u),
    ).toBeVisible();
    await expectAccessible(page, 'the form of an answer');
    await dialogOf(page).getByRole('button', { name: 'Record the answer' }).click();
    await expect(told(page, 'Answer recorded')).toBeVisible();
    await expect(question).toContainText('1 item waits');
    await question.getByRole('button', { name: /^No for all/u }).click();
    await expect(question).toContainText('No item waits');
    await expect(question).toContainText('the upper one counts');
    // The offer before goes with the new one.
    await expect(told(page, 'Answer recorded')).toHaveCount(1);
    await told(page, 'Answer recorded').getByRole('button', { name: 'Undo' }).click();
    await expect(question).toContainText('1 item waits');
    await expectAccessible(page, 'the questions');
  });

  await test.step('the size of the operator is saved, and undone', async () => {
    await openPart(page, 'Operator');
    const users = page.getByRole('textbox', { name: 'End users', exact: true });
    await users.fill('120000');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(told(page, 'Size of the operator saved')).toBeVisible();
    await expect(users).toHaveValue('120 000');
    // What is saved is shown now; an undo before that would leave a draft of the same.
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
    await told(page, 'Size of the operator saved').getByRole('button', { name: 'Undo' }).click();
    await expect(users).toHaveValue('');
    await expectAccessible(page, 'the size of the operator');
  });
});

test('a supplier is listed and an authorisation recorded where a rule asks for it', async ({
  page,
}) => {
  await activate(page, 'Estonia');
  await activate(page, 'Poland');

  await test.step('a supplier is listed from the rule that goes by the list', async () => {
    const poland = page.getByRole('article', { name: /^Poland/u });
    await poland.getByRole('button', { name: /^Show \d+ rules$/u }).click();
    await poland
      .getByRole('button', { name: /^List suppliers/u })
      .first()
      .click();
    const supplier = dialogOf(page).getByRole('combobox', { name: 'Supplier' });
    await supplier.fill('Nokia');
    await page.getByRole('option', { name: 'Nokia', exact: true }).click();
    await expect(dialogOf(page).getByText('Holds 1 item.')).toBeVisible();
    await dialogOf(page).getByLabel('Reason').fill('Decision 12');
    await dialogOf(page).getByRole('button', { name: 'List the supplier' }).click();
    await expect(told(page, 'Nokia is listed')).toBeVisible();
    await expect(poland.getByText('Listed: Nokia').first()).toBeVisible();
    await openPart(page, 'Listed suppliers');
    await expectAccessible(page, 'the listed suppliers');
    await page.getByRole('button', { name: 'Remove: Nokia' }).click();
    await expect(told(page, 'Nokia is not listed any more')).toBeVisible();
  });

  await test.step('an authorisation without an end is recorded', async () => {
    await openPart(page, 'Authorisations');
    await page.getByRole('button', { name: 'New authorisation' }).click();
    await dialogOf(page).getByRole('combobox', { name: 'Rule' }).click();
    await page.getByRole('option').first().click();
    await dialogOf(page).getByLabel('Reference').fill('TTJA 7');
    await dialogOf(page).getByText('All items', { exact: true }).click();
    await expect(dialogOf(page).getByText('Holds 4 items.')).toBeVisible();
    await dialogOf(page).getByRole('button', { name: 'Record the authorisation' }).click();
    const row = page.getByRole('list', { name: 'Authorisations' }).getByRole('listitem');
    await expect(row).toContainText('TTJA 7');
    await expect(row).toContainText('No end');
    await expectAccessible(page, 'the authorisations');
  });
});

test('a finding is waived, counted and printed, and flagged again when the waiver ends', async ({
  app,
  page,
  folder,
}) => {
  await activate(page, 'United Kingdom');
  const rule = 'Huawei equipment leaves all 5G networks by 31 December 2027';
  await test.step('a finding is waived from the item that it is about', async () => {
    await goTo(page, 'Inventory');
    const panel = await openItem(page, 'lon-1');
    await panel.getByRole('button', { name: `Waive: ${rule}` }).click();
    const value = dialogOf(page).getByRole('textbox', { name: 'Condition 1: compared with' });
    await expect(value).toHaveValue('S1');
    await expect(
      dialogOf(page).getByText('Holds 1 item. The rule speaks of it now.'),
    ).toBeVisible();
    await dialogOf(page).getByLabel('Reason').fill('Replaced in March, order 4711');
    await dialogOf(page).getByLabel('Approved by').fill('M. Weiß, CISO');
    await dialogOf(page).getByRole('textbox', { name: 'First day' }).fill('2026-01-01');
    await dialogOf(page).getByRole('textbox', { name: 'Last day' }).fill('2027-03-31');
    await dialogOf(page).getByLabel('Approved by').focus();
    await expectAccessible(page, 'the form of a waiver');
    await dialogOf(page).getByRole('button', { name: 'Record the waiver' }).click();
    await expect(dialogOf(page)).toBeHidden();
    const finding = panel.getByRole('article', { name: rule });
    await expect(finding).toContainText('Waived until 31 Mar 2027 by M. Weiß, CISO');
    await expect(finding.getByRole('button', { name: /^Waive/u })).toHaveCount(0);
    await finding.scrollIntoViewIfNeeded();
  });

  await test.step('the overview counts it and leads to it; the PDF lists it', async () => {
    await goTo(page, 'Overview');
    await page.getByRole('button', { name: '1 waived item' }).click();
    const row = page.getByRole('list', { name: 'Waivers' }).getByRole('listitem');
    await expect(row).toContainText('Replaced in March, order 4711');
    await expect(row).toContainText('approved by M. Weiß, CISO');
    await expectAccessible(page, 'the waivers');
    await goTo(page, 'Audit summary');
    const pdf = join(folder, 'Summary.pdf');
    await answerSaveDialogs(app, pdf);
    await page.getByRole('button', { name: 'Save PDF' }).click();
    await expect(page.getByText(/^Summary\.pdf, \d+ pages?\.$/u)).toBeVisible();
    const text = (await readPdfPages(pdf)).join(' ').replaceAll(/\s+/gu, ' ');
    const parts = ['Waivers in force', 'Replaced in March, order 4711', '31 Mar 2027', '1 waived'];
    for (const part of parts) expect(text).toContain(part);
  });

  await test.step('the day after its last day it is expired and the item flagged again', async () => {
    await goTo(page, 'Policies');
    await page.getByRole('button', { name: /^Change: / }).click();
    await dialogOf(page).getByRole('textbox', { name: 'Last day' }).fill('2026-02-01');
    await dialogOf(page).getByLabel('Approved by').focus();
    await dialogOf(page).getByRole('button', { name: 'Save the changes' }).click();
    await expect(told(page, 'Waiver changed')).toBeVisible();
    const row = page.getByRole('list', { name: 'Waivers' }).getByRole('listitem');
    await expect(row).toContainText('Expired on 1 Feb 2026; its findings count again');
    await told(page, 'Waiver changed').getByRole('button', { name: 'Undo' }).click();
    await expect(row).not.toContainText('Expired');
    await goTo(page, 'Overview');
    await expect(page.getByText('1 waived', { exact: false }).first()).toBeVisible();
  });
});
