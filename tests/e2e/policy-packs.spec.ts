import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { answerOpenDialogs, answerSaveDialogs } from './support/dialogs.ts';
import { launchApp } from './support/launch.ts';
import { workspaceWithOlderPolicy } from './support/older-policy.ts';
import { goTo, notificationsOf } from './support/pages/shell-page.ts';
import { testWith } from './support/ready-test.ts';
import { expect, test as base } from './support/test.ts';

const INVENTORY = `Serial,Vendor,Model,Country,Install date
S1,Huawei,UGW9811,DE,2024-06-01
S2,Nokia,7750 SR-7,DE,2018-01-01
S3,Nokia,7750 SR-12,FR,2023-01-01
S4,Cisco,ASR-9910,DE,2023-01-01
`;

const test = testWith('Packs', { name: 'inventory.csv', text: INVENTORY });

/** The card of a policy. */
const card = (page: Page, title: string): Locator =>
  page.getByRole('article', { name: title, exact: true });

async function choose(page: Page, title: string, action: string): Promise<void> {
  await card(page, title)
    .getByRole('button', { name: `More about ${title}` })
    .click();
  await page.getByRole('menuitem', { name: action }).click();
}

async function pick(dialog: Locator, page: Page, label: string, name: string): Promise<void> {
  const field = dialog.getByRole('combobox', { name: label });
  await field.click();
  await field.fill(name);
  await page.getByRole('option', { name, exact: true }).click();
  await page.keyboard.press('Tab');
}

test('a policy of one’s own is written, counted, saved to a file, removed and taken again', async ({
  app,
  page,
  folder,
}) => {
  await goTo(page, 'Policies');
  await page.getByRole('button', { name: 'New policy' }).click();
  const dialog = page.getByRole('dialog', { name: 'New policy' });

  await test.step('what is missing is said at the field', async () => {
    await dialog.getByRole('button', { name: 'Save policy' }).click();
    await expect(dialog.getByText('It is empty.').first()).toBeVisible();
    await expect(dialog.getByRole('alert')).toContainText('fields to mend');
  });

  await test.step('counts follow what is written', async () => {
    await dialog.getByLabel('Title').fill('Board <b>decision</b>');
    await dialog.getByLabel('Jurisdiction').fill('The board');
    await dialog.getByLabel('Summary').fill('No Nokia.');
    await dialog.getByLabel('What the rule demands').fill('Look at Nokia');
    await pick(dialog, page, 'Named vendors', 'Nokia');
    await dialog.getByLabel('In force from').fill('2020-01-01');
    await dialog.getByLabel('Written in').fill('Minutes 7');
    await dialog.getByLabel('Address').fill('http://intranet');
    await expect(dialog.getByText('Give a full address that begins with https://.')).toBeVisible();
    await dialog.getByLabel('Address').fill('');
    await expect(dialog.getByText('2 flagged')).toBeVisible();
    await expect(dialog.getByLabel('Items before and after')).toContainText('1 → 3');
    await expectAccessible(page, 'the form of an own policy');
  });

  await dialog.getByRole('button', { name: 'Save policy' }).click();
  await expect(dialog).toBeHidden();
  const title = 'Board <b>decision</b>';
  await expect(card(page, title)).toContainText('your own');
  await expect(card(page, title)).toContainText('2 flagged');
  await expect(notificationsOf(page)).toContainText('Flagged: 1 → 3.');

  await answerSaveDialogs(app, join(folder, 'board.json'));
  await choose(page, title, 'Save to a file…');
  await expect(notificationsOf(page).filter({ hasText: 'board.json' })).toBeVisible();

  await test.step('removed, and brought back by undo', async () => {
    await choose(page, title, 'Remove');
    await expect(card(page, title)).toHaveCount(0);
    await notificationsOf(page)
      .filter({ hasText: 'is removed' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await expect(card(page, title)).toBeVisible();
  });

  await test.step('another version of the file is shown rule by rule, and taken', async () => {
    const path = join(folder, 'board.json');
    const pack = JSON.parse(readFileSync(path, 'utf8')) as {
      version: string;
      rules: { scope: object }[];
    };
    const [rule] = pack.rules;
    writeFileSync(
      path,
      JSON.stringify({
        ...pack,
        version: '2099.01',
        rules: [{ ...rule, scope: { country: ['FR'] } }],
      }),
    );
    await answerOpenDialogs(app, path);
    await page.getByRole('button', { name: 'Take from a file…' }).click();
    const preview = page.getByRole('dialog', { name: 'A policy from board.json' });
    await expect(preview.getByLabel('Items before and after')).toContainText('3 → 2');
    const rules = preview.getByRole('list', { name: 'Rules that differ' });
    await expect(rules).toContainText('Everywhere');
    await expect(rules).toContainText('Country: France');
    await expectAccessible(page, 'the difference of a policy');
    await preview.getByRole('button', { name: 'Take it' }).click();
    await expect(card(page, title)).toContainText('version 2099.01');
    await expect(card(page, title)).toContainText('from a file');
  });

  await test.step('the changes are listed with their counts, and undone', async () => {
    const changes = page.getByRole('table', { name: 'Changes of policies' });
    await expect(changes.getByRole('row').nth(1)).toContainText('2099.01');
    await expect(changes.getByRole('row').nth(1)).toContainText('3 → 2');
    await changes.getByRole('button', { name: /^Undo: Took policy/u }).click();
    await page.getByRole('button', { name: 'Undo it' }).click();
    await expect(card(page, title)).toContainText('your own');
    await expect(changes.getByRole('row').nth(1)).toContainText('undone later');
  });
});

test('a broken policy file is refused with every place and reason', async ({
  app,
  page,
  folder,
}) => {
  await goTo(page, 'Policies');
  const path = join(folder, 'broken.json');
  writeFileSync(
    path,
    JSON.stringify({
      schema: 1,
      id: 'broken',
      version: '2026.01',
      title: '<img src=x onerror=alert(1)>',
      jurisdiction: 'X',
      asOf: '2026-02-30',
      summary: 'X',
      activeByDefault: false,
      rules: [{ id: 'one', title: 'One' }],
      changelog: [{ version: '2026.01', text: 'First.' }],
    }),
  );
  await answerOpenDialogs(app, path);
  await page.getByRole('button', { name: 'Take from a file…' }).click();
  const dialog = page.getByRole('dialog', { name: 'This file is not a policy' });
  const wrong = dialog.getByRole('list', { name: 'What is wrong' });
  await expect(wrong).toContainText('asOf: it must be a day that exists');
  await expect(wrong).toContainText('rule 1 (one), effect: it is missing');
  await expectAccessible(page, 'a refused policy');
});

base.describe('a newer version of an active policy', () => {
  base.use({
    app: async ({ folder, userDataDir }, provide) => {
      const app = await launchApp({
        userDataDir,
        args: [workspaceWithOlderPolicy(folder, 'Older')],
      });
      await provide(app);
      await app.close();
    },
  });

  base('waits with its difference, is taken, and undone', async ({ page }) => {
    await goTo(page, 'Policies');
    const notice = page.getByRole('note', { name: /^Newer version of/u });
    await expect(notice).toContainText('in place of 2020.01');
    await expect(notice).toContainText('Flagged 1 → 2');
    await notice.getByRole('button', { name: 'Later' }).click();
    await expect(notice.getByRole('button', { name: 'Take it' })).toHaveCount(0);
    await notice.getByRole('button', { name: 'Show the difference' }).click();
    const dialog = page.getByRole('dialog', { name: 'A newer version of a policy' });
    await expect(dialog.getByRole('list', { name: 'Rules that differ' })).toContainText('Huawei');
    await dialog.getByRole('button', { name: 'Take it' }).click();
    await expect(notice).toHaveCount(0);
    await notificationsOf(page).getByRole('button', { name: 'Undo' }).click();
    await expect(notice).toBeVisible();
  });
});
