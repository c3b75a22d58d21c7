import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/accessible.ts';
import { answerOpenDialogs } from './support/dialogs.ts';
import { importPart } from './support/pages/import-page.ts';
import { createWorkspace } from './support/pages/shell-page.ts';
import { watchProblems } from './support/problems.ts';
import { expect, test } from './support/test.ts';

const LONG = `Bestand ${'sehr '.repeat(20)}lang.csv`;

test('all choices of an import are accessible', async ({ app, page, folder }) => {
  const problems = watchProblems(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await createWorkspace(app, page, folder, 'North');
  // Short and long rows, marks for what cannot be seen, a price and a day that are unclear.
  const rows = 'S1;Im Dienst;1.234;03/04/2024\nS2;a\u200bb;2.500;05/06/2023\nS3\nS4;x;1.000;1;2\n';
  writeFileSync(join(folder, LONG), `Serial;Status;Unit cost;Install Date\n${rows}`);
  writeFileSync(join(folder, 'b.csv'), 'Status;Serial;Install Date;Unit cost\nx;S9;1.1.2020;5\n');
  writeFileSync(join(folder, 'c.csv'), 'Foo;Bar\nx;y\n');
  await answerOpenDialogs(app, ...[LONG, 'b.csv', 'c.csv'].map((name) => join(folder, name)));
  await page.getByRole('button', { name: 'Choose a file' }).click();

  await page.getByRole('button', { name: 'More reading options' }).click();
  await page.getByRole('button', { name: 'Show the words of the first rows' }).click();
  await page.getByRole('radio', { name: 'Complete list of a source' }).check();
  await page.getByLabel('Add a field to Serial number').selectOption('Status');
  await expectAccessible(page, 'the choices, one of them missing');

  await page.getByRole('textbox', { name: 'Source' }).fill('NetAct');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(importPart(page, 'What words mean')).toContainText('not known');
  await expect(page.getByRole('radiogroup', { name: /^Decimal mark/u })).toBeVisible();
  await expectAccessible(page, 'the check, with unknown words');

  await page.getByRole('button', { name: 'Save as a profile' }).click();
  await page.getByRole('textbox', { name: 'Name of the profile' }).fill('NetAct');
  await expectAccessible(page, 'the name of a profile');
  await page.keyboard.press('Enter');
  await expect(importPart(page, 'Profile')).toContainText('Read with NetAct');
  await page.getByRole('button', { name: 'Manage profiles' }).click();
  await page.getByRole('button', { name: 'Rename NetAct' }).click();
  await expectAccessible(page, 'the profiles');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Profiles' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Import all 2 files with these choices' }).click();
  await expect(importPart(page, 'Import done')).toBeVisible();
  await expectAccessible(page, 'files of one go');
  expect(problems).toEqual([]);
});
