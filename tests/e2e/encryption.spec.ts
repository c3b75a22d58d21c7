import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { answerSaveDialogs } from './support/dialogs.ts';
import { launchApp, runApp } from './support/launch.ts';
import { checkAndImport, chooseFile } from './support/pages/import-page.ts';
import { expectShown } from './support/pages/inventory-page.ts';
import { goTo, headingOf, notificationsOf } from './support/pages/shell-page.ts';
import { testWith } from './support/ready-test.ts';
import { expect, test } from './support/test.ts';

const PASSPHRASE = 'correct horse battery';
const CANARY = 'TOPSECRETSITE';
const CSV = `Serial,Vendor,Site\nS1,Huawei,${CANARY}\nS2,Nokia,MUC\n`;

async function typeSecrets(dialog: Locator, passphrase: string): Promise<void> {
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await dialog.getByLabel('Passphrase once more').fill(passphrase);
}

async function goToEncryption(page: Page): Promise<void> {
  await goTo(page, 'History');
  await page.getByRole('tab', { name: 'Encryption' }).click();
}

/** Files below a folder that hold a text. */
function filesHolding(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text))
    .map((path) => path.slice(folder.length + 1));
}

const unlockDialog = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'Open an encrypted workspace' });

test('an encrypted workspace is made, filled, reopened by its passphrase, and made plain', async ({
  app,
  page,
  folder,
  userDataDir,
}) => {
  const path = join(folder, 'Secret.provenet');
  await answerSaveDialogs(app, path);
  await page.getByRole('button', { name: 'New encrypted workspace…' }).click();
  const create = page.getByRole('dialog', { name: 'New encrypted workspace' });
  await create.getByLabel('Passphrase', { exact: true }).fill('too short');
  await expect(create.getByText('At least 12 characters', { exact: true })).toBeVisible();
  await typeSecrets(create, PASSPHRASE);
  await create.getByRole('button', { name: 'Make a recovery key' }).click();
  const recoveryKey =
    (await create.getByLabel('Recovery key', { exact: true }).textContent()) ?? '';
  expect(recoveryKey).toMatch(/^(?:[\dA-Z]{4}-){7}[\dA-Z]{4}$/u);
  await expectAccessible(page, 'a new encrypted workspace');
  const choose = create.getByRole('button', { name: 'Choose where…' });
  await expect(choose).toBeDisabled();
  await create.getByLabel('Its last two groups, typed back').fill(recoveryKey.slice(-9));
  await choose.click();
  await expect(headingOf(page, 'Import')).toBeVisible();

  const csv = join(folder, 'in.csv');
  writeFileSync(csv, CSV);
  await chooseFile(app, page, csv);
  await checkAndImport(page, 'in.csv');
  await goToEncryption(page);
  await expect(page.getByRole('heading', { name: 'This workspace is encrypted' })).toBeVisible();
  await expect(page.getByText('and by its recovery key')).toBeVisible();
  await expectAccessible(page, 'encrypted');
  await app.close();
  expect(filesHolding(folder, CANARY)).toEqual(['in.csv']);
  expect(filesHolding(userDataDir, CANARY)).toEqual([]);

  const pdf = join(folder, 'summary.pdf');
  const report = ['cli', 'report', '--workspace', path, '--pdf', pdf];
  const locked = await runApp({ userDataDir, args: report });
  expect(locked.code).toBe(1);
  expect(locked.stderr).toContain('Secret.provenet is encrypted');
  const drawn = await runApp({
    userDataDir,
    args: report,
    env: { PROVENET_PASSPHRASE: PASSPHRASE },
  });
  expect(drawn.code).toBe(0);
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');

  const again = await launchApp({ userDataDir, args: [path] });
  const other = await again.firstWindow();
  const unlock = unlockDialog(other);
  await unlock.getByLabel('Passphrase or recovery key').fill('another passphrase');
  await unlock.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(unlock.getByText('so that Secret.provenet stays locked')).toBeVisible();
  await expectAccessible(other, 'a wrong passphrase');
  for (const word of ['erase', 'delete', 'reset', 'discard', 'new workspace']) {
    await expect(unlock).not.toContainText(new RegExp(word, 'iu'));
  }
  await unlock.getByLabel('Passphrase or recovery key').fill(PASSPHRASE);
  await unlock.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(headingOf(other, 'Overview')).toBeVisible();
  await goTo(other, 'Inventory');
  await expectShown(other, '2', '2');

  await goToEncryption(other);
  await other.getByRole('button', { name: 'Make it plain…' }).click();
  const decrypt = other.getByRole('dialog', { name: 'Make this workspace plain?' });
  await expectAccessible(other, 'making it plain');
  await decrypt.getByRole('button', { name: 'Make it plain' }).click();
  await expect(
    notificationsOf(other).filter({ hasText: 'opens without a passphrase' }),
  ).toBeVisible();
  await expect(other.getByText('Made the workspace plain')).toBeVisible();
  await goTo(other, 'Inventory');
  await expectShown(other, '2', '2');
  await again.close();
  expect(readFileSync(path).includes(CANARY)).toBe(true);

  const third = await launchApp({ userDataDir, args: [path] });
  await expect(headingOf(await third.firstWindow(), 'Overview')).toBeVisible();
  await third.close();
});

const plainTest = testWith('North', { name: 'in.csv', text: CSV });

plainTest(
  'a plain workspace is encrypted, its passphrase changed, and opened from the recent ones',
  async ({ page }) => {
    await goTo(page, 'History');
    await page.getByRole('tab', { name: 'Backups' }).click();
    await page.getByRole('button', { name: 'Back up now' }).click();
    await expect(page.getByRole('table', { name: 'Backups' })).toContainText('Asked for');
    await page.getByRole('tab', { name: 'Encryption' }).click();
    await expectAccessible(page, 'not encrypted');
    await page.getByRole('button', { name: 'Encrypt it…' }).click();
    const encrypt = page.getByRole('dialog', { name: 'Encrypt this workspace' });
    await typeSecrets(encrypt, PASSPHRASE);
    await encrypt.getByRole('button', { name: 'Encrypt it' }).click();
    await expect(page.getByText('Encrypted the workspace')).toBeVisible();

    await goToEncryption(page);
    await expect(page.getByText('1 backup from before can be read by anybody')).toBeVisible();
    await page.getByRole('button', { name: 'Change the passphrase…' }).click();
    const change = page.getByRole('dialog', { name: 'Change the passphrase' });
    await typeSecrets(change, 'a newer passphrase');
    await change.getByRole('button', { name: 'Change it' }).click();
    await expect(change).toBeHidden();

    await page.getByRole('button', { name: 'North' }).click();
    await page.getByRole('menuitem', { name: 'Close workspace' }).click();
    await page.getByRole('heading', { name: 'Recent workspaces' }).waitFor();
    await page.getByRole('button', { name: /^North/u }).click();
    const unlock = unlockDialog(page);
    await unlock.getByRole('button', { name: 'Leave it closed' }).click();
    await expect(unlock).toBeHidden();
    await page.getByRole('button', { name: /^North/u }).click();
    await unlock.getByLabel('Passphrase or recovery key').fill(PASSPHRASE);
    await unlock.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(unlock.getByText('That is not its passphrase')).toBeVisible();
    await unlock.getByLabel('Passphrase or recovery key').fill('a newer passphrase');
    await unlock.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(headingOf(page, 'Overview')).toBeVisible();
  },
);

plainTest(
  'a conversion shows how far it is, ends where it is cancelled, and is done again',
  async ({ app, page, folder }) => {
    const before = readdirSync(folder).toSorted();
    const host = await app.evaluate(
      ({ app: program }) =>
        program.getAppMetrics().find((metric) => metric.name === 'Provenet data host')?.pid ?? 0,
    );
    expect(host).toBeGreaterThan(0);
    await goToEncryption(page);
    await page.getByRole('button', { name: 'Encrypt it…' }).click();
    const encrypt = page.getByRole('dialog', { name: 'Encrypt this workspace' });
    await typeSecrets(encrypt, PASSPHRASE);
    // Halted, it gets no further than the operator is.
    process.kill(host, 'SIGSTOP');
    await encrypt.getByRole('button', { name: 'Encrypt it' }).click();
    // What has no width yet counts as hidden.
    await expect(
      encrypt.getByRole('progressbar', { name: 'Share of the encryption' }),
    ).toHaveAttribute('aria-valuenow', '0');
    await expectAccessible(page, 'encrypting');
    await page.keyboard.press('Escape');
    await encrypt.getByRole('button', { name: 'Cancel' }).click();
    await expect(encrypt.getByText('the workspace stays as it was')).toBeVisible();
    process.kill(host, 'SIGCONT');
    await expect(encrypt.getByRole('progressbar')).toHaveCount(0);
    expect(readdirSync(folder).toSorted()).toEqual(before);
    await encrypt.getByRole('button', { name: 'Encrypt it' }).click();
    await expect(page.getByText('Encrypted the workspace')).toBeVisible();
  },
);

plainTest(
  'an encrypted workspace whose file is gone comes back by its passphrase',
  async ({ page, folder }) => {
    await goToEncryption(page);
    await page.getByRole('button', { name: 'Encrypt it…' }).click();
    const encrypt = page.getByRole('dialog', { name: 'Encrypt this workspace' });
    await typeSecrets(encrypt, PASSPHRASE);
    await encrypt.getByRole('button', { name: 'Encrypt it' }).click();
    await expect(page.getByText('Encrypted the workspace')).toBeVisible();
    await page.getByRole('button', { name: 'North' }).click();
    await page.getByRole('menuitem', { name: 'Close workspace' }).click();
    await page.getByRole('heading', { name: 'Recent workspaces' }).waitFor();
    for (const name of ['North.provenet', 'North.provenet-key']) rmSync(join(folder, name));
    await page.reload();
    await page.getByRole('button', { name: /^North/u }).click();
    const dialog = page.getByRole('dialog', { name: 'This workspace did not open' });
    const words = dialog.getByLabel('Passphrase or recovery key');
    await words.fill('another passphrase');
    const restore = dialog.getByRole('button', { name: /^Restore the backup of/u }).first();
    await restore.click();
    await expect(
      notificationsOf(page).filter({ hasText: 'That is not its passphrase' }),
    ).toBeVisible();
    await words.fill(PASSPHRASE);
    await expectAccessible(page, 'a lost encrypted workspace');
    await restore.click();
    await expect(headingOf(page, 'Overview')).toBeVisible();
    await goToEncryption(page);
    await expect(page.getByRole('heading', { name: 'This workspace is encrypted' })).toBeVisible();
  },
);

plainTest(
  'a plain backup takes the place of an encrypted workspace only where that is meant',
  async ({ page }) => {
    await goTo(page, 'History');
    await page.getByRole('tab', { name: 'Backups' }).click();
    await page.getByRole('button', { name: 'Back up now' }).click();
    const table = page.getByRole('table', { name: 'Backups' });
    await expect(table).not.toContainText('Not encrypted');
    await page.getByRole('tab', { name: 'Encryption' }).click();
    await page.getByRole('button', { name: 'Encrypt it…' }).click();
    const encrypt = page.getByRole('dialog', { name: 'Encrypt this workspace' });
    await typeSecrets(encrypt, PASSPHRASE);
    await encrypt.getByRole('button', { name: 'Encrypt it' }).click();
    await expect(page.getByText('Encrypted the workspace')).toBeVisible();
    await page.getByRole('tab', { name: 'Backups' }).click();
    await table
      .getByRole('row')
      .filter({ hasText: 'Not encrypted' })
      .getByRole('button', { name: /^Restore the backup of/u })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Restore this backup?' });
    await expect(dialog).toContainText('The workspace will be stored without encryption');
    await expectAccessible(page, 'restoring a plain backup');
    const restore = dialog.getByRole('button', { name: 'Restore it' });
    await expect(restore).toBeDisabled();
    await dialog.getByLabel('Store the workspace without encryption').check();
    await restore.click();
    await expect(
      notificationsOf(page).filter({ hasText: 'The workspace is not encrypted any more' }),
    ).toBeVisible();
    await expect(page.getByText(/^Restored .*, which made the workspace plain$/u)).toBeVisible();
  },
);
