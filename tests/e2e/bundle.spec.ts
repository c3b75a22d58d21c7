import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzip } from '../support/unzip.ts';
import { zipOf } from '../support/zip.ts';
import { expectAccessible } from './support/accessible.ts';
import { answerOpenDialogs, answerSaveDialogs } from './support/dialogs.ts';
import { runCli } from './support/node-program.ts';
import { goTo, notificationsOf } from './support/pages/shell-page.ts';
import { test, expect } from './support/sample-test.ts';

test('a bundle is made, signed with a key of the operator, and verified', async ({
  app,
  page,
  folder,
}) => {
  await goTo(page, 'Audit summary');
  await page.getByRole('button', { name: 'Annexes and bundle' }).click();
  const dialog = page.getByRole('dialog', { name: 'Annexes and evidence bundle' });
  await expect(dialog.getByLabel('Sign with my key')).toBeDisabled();
  await expectAccessible(page, 'what goes into a bundle');

  // A key: where the system has no key store, a passphrase is needed, and that is said.
  await dialog.getByRole('tab', { name: 'Signing key' }).click();
  const passphrase = 'correct horse battery';
  await dialog.getByLabel(/^Passphrase(?: \(optional\))?$/u).fill(passphrase);
  await dialog.getByLabel('Passphrase once more').fill('another');
  await expect(dialog.getByRole('button', { name: 'Make a key' })).toBeDisabled();
  await dialog.getByLabel('Passphrase once more').fill(passphrase);
  await dialog.getByRole('button', { name: 'Make a key' }).click();
  const fingerprint = dialog.getByLabel(/^the fingerprint of the key: /u);
  await expect(fingerprint).toBeVisible();
  const shown = ((await fingerprint.textContent()) ?? '').replaceAll(' ', '');
  await expectAccessible(page, 'the signing key');
  await answerSaveDialogs(app, join(folder, 'signer'));
  await dialog.getByRole('button', { name: 'Save the public key' }).click();
  await expect(notificationsOf(page).getByText('signer.pem')).toBeVisible();

  // The bundle, with the printed summary in it.
  await dialog.getByRole('tab', { name: 'Evidence bundle' }).click();
  await dialog.getByLabel(/^Removal and replacement by location, CSV/u).check();
  await expect(dialog.getByLabel('Sign with my key')).toBeChecked();
  await dialog.getByLabel('Passphrase of the key').fill('not the passphrase');
  const path = join(folder, 'evidence.zip');
  await answerSaveDialogs(app, path);
  await dialog.getByRole('button', { name: 'Save bundle' }).click();
  await expect(dialog.getByRole('alert')).toContainText('passphrase does not open');
  await dialog.getByLabel('Passphrase of the key').fill(passphrase);
  await dialog.getByRole('button', { name: 'Save bundle' }).click();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await expect(dialog.getByText('signed with your key')).toBeVisible({ timeout: 120_000 });
  await expectAccessible(page, 'a bundle that was made');
  const bundle = readFileSync(path);
  const found = JSON.parse(runCli('verify', path, '--json')) as unknown;
  expect(found).toMatchObject({
    ok: true,
    signature: { status: 'signed', fingerprint: shown },
    manifest: { hasDocument: true },
  });
  const files = unzip(bundle);
  expect(files.get('audit-summary.pdf')?.subarray(0, 5).toString()).toBe('%PDF-');
  expect([...files.keys()]).toContain('annexes/removal-and-replacement-UNVERIFIED-LAYOUT.csv');

  // One annex alone, under a name that says what it is.
  await dialog.getByRole('tab', { name: 'Annexes' }).click();
  const annex = join(folder, 'removal.xlsx');
  await answerSaveDialogs(app, annex);
  await dialog.getByRole('button', { name: /^Save Removal .* workbook$/u }).click();
  await expect(notificationsOf(page).getByText(/Not in the workspace: FRN/u)).toBeVisible();
  expect(readFileSync(annex).subarray(0, 2).toString()).toBe('PK');
  await page.keyboard.press('Escape');

  // What was made verifies, by the key that was saved; what was changed is named.
  await answerOpenDialogs(app, path);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Verify a bundle');
  await page.keyboard.press('Enter');
  const result = page.getByRole('dialog', { name: 'Verify a bundle' });
  await expect(result.getByText('Everything fits')).toBeVisible();
  await answerOpenDialogs(app, join(folder, 'signer.pem'));
  await result.getByRole('button', { name: 'Name the signer’s key' }).click();
  await expect(result.getByText('Signed by the signer whose key you named:')).toBeVisible();
  await expectAccessible(page, 'a bundle that fits');
  const changed = [...files].map(([name, content]) => ({
    name,
    content: name === 'imports.json' ? Buffer.from('[]') : content,
  }));
  const forged = join(folder, 'forged.zip');
  writeFileSync(forged, zipOf(changed));
  await answerOpenDialogs(app, forged);
  await result.getByRole('button', { name: 'Another bundle' }).click();
  await expect(result.getByText('This bundle is not as it was made')).toBeVisible();
  await expect(result.getByText(/^imports\.json was changed/u)).toBeVisible();
  await expectAccessible(page, 'a bundle that does not fit');
});
