import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerOpenDialogs, answerSaveDialogs } from './support/dialogs.ts';
import { launchApp } from './support/launch.ts';
import { runCli } from './support/node-program.ts';
import { checkAndImport, chooseFile, importPart } from './support/pages/import-page.ts';
import { createWorkspace, notificationsOf } from './support/pages/shell-page.ts';
import { expect, test } from './support/test.ts';

const FILE = 'Gerät;Zustand;Hersteller;Regal\nG1;Im Dienst;Huawei;R1\nG2;Im Dienst;Nokia;R2\n';
const NEWER = 'Regal;Gerät;Hersteller;Zustand\nR3;G3;Nokia;Im Dienst\n';
const NAME = 'Süd „wöchentlich“';

test('a profile is saved, recognised by headings after a restart, and read by the command line', async ({
  folder,
  userDataDir,
}) => {
  const [older, newer] = [join(folder, 'old.csv'), join(folder, 'new.csv')];
  writeFileSync(older, FILE);
  writeFileSync(newer, NEWER);
  const exported = join(folder, 'south.json');

  const first = await launchApp({ userDataDir });
  try {
    const page = await first.firstWindow();
    await createWorkspace(first, page, folder, 'North');
    await chooseFile(first, page, older);
    await page.getByLabel('Field for the column Gerät').selectOption('Asset ID');
    await page.getByLabel('Field for the column Regal').selectOption('Notes');
    await page.getByRole('radio', { name: 'Complete list of a source' }).check();
    await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeDisabled();
    await page.getByRole('textbox', { name: 'Source' }).fill('NetAct');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    // The check names the word that is not known; its meaning goes into the profile.
    await page.getByLabel('Meaning of Im Dienst').selectOption('In service');
    await page.getByRole('button', { name: 'Save as a profile' }).click();
    await page.getByRole('textbox', { name: 'Name of the profile' }).fill(NAME);
    await page.keyboard.press('Enter');
    await expect(importPart(page, 'Profile')).toContainText(`Read with ${NAME}`);
    await checkAndImport(page, 'old.csv');
  } finally {
    await first.close();
  }

  const second = await launchApp({ userDataDir });
  try {
    const page = await second.firstWindow();
    await createWorkspace(second, page, folder, 'South');
    await chooseFile(second, page, newer);
    const bar = importPart(page, 'Profile');
    await expect(bar).toContainText(`Read with ${NAME}, recognised by its headings`);
    await expect(page.getByLabel('Field for the column Regal')).toHaveValue('notes');
    await expect(page.getByRole('textbox', { name: 'Source' })).toHaveValue('NetAct');
    await expect(page.getByLabel('Meaning of Im Dienst')).toHaveValue('in-service');

    await bar.getByRole('button', { name: 'Read without it' }).click();
    await expect(page.getByLabel('Field for the column Regal')).toHaveValue('');
    await expect(bar).not.toContainText('Read with');

    await bar.getByRole('combobox', { name: 'Profile' }).selectOption(NAME);
    await expect(page.getByLabel('Field for the column Regal')).toHaveValue('notes');
    await page.getByRole('checkbox', { name: 'Blank cells erase' }).check();
    await expect(bar).toContainText('changed since');
    await bar.getByRole('button', { name: 'Update the profile' }).click();
    await expect(bar).not.toContainText('changed since');

    await answerSaveDialogs(second, exported);
    await bar.getByRole('button', { name: 'Manage profiles' }).click();
    await page.getByRole('button', { name: `Save ${NAME} as a file` }).click();
    await expect.poll(() => existsSync(exported)).toBe(true);
  } finally {
    await second.close();
  }

  expect(JSON.parse(readFileSync(exported, 'utf8'))).toMatchObject({
    name: NAME,
    map: { Gerät: 'assetId', Regal: 'notes', Hersteller: 'manufacturer', Zustand: 'status' },
    values: { status: { 'Im Dienst': 'in-service' } },
    mode: 'snapshot',
    source: 'NetAct',
    blanksErase: true,
    headings: ['Regal', 'Gerät', 'Hersteller', 'Zustand'],
  });
  const workspace = join(folder, 'Cli.provenet');
  runCli('import', newer, '--workspace', workspace, '--profile', exported);
  expect(JSON.parse(runCli('items', '--workspace', workspace, '--format', 'json'))).toMatchObject([
    { assetId: 'G3', manufacturer: 'Nokia', notes: 'R3' },
  ]);
});

test('a profile with a delimiter of its own is recognised, and left where it does not fit', async ({
  app,
  page,
  folder,
}) => {
  const [odd, other] = [join(folder, 'odd.csv'), join(folder, 'other.csv')];
  writeFileSync(odd, 'Kennung~~Firma\nK1~~Huawei\n');
  writeFileSync(other, 'Kennung,Firma\nK2,Nokia\n');
  const profile = join(folder, 'odd.json');
  const map = { Kennung: 'assetId', Firma: 'manufacturer' };
  writeFileSync(profile, JSON.stringify({ name: 'Odd', delimiter: '~~', map }));
  await createWorkspace(app, page, folder, 'North');
  await chooseFile(app, page, other);
  await page.getByRole('button', { name: 'Manage profiles' }).click();
  await answerOpenDialogs(app, profile);
  await page.getByRole('button', { name: 'Take a profile from a file' }).click();
  await expect(page.getByRole('table', { name: 'Profiles' })).toContainText('Odd');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Choose another file' }).click();
  await chooseFile(app, page, odd);
  await expect(importPart(page, 'Profile')).toContainText('Read with Odd, recognised');
  await expect(page.getByLabel('Field for the column Kennung')).toHaveValue('assetId');
  await checkAndImport(page, 'odd.csv');

  // It has the headings, but read with the profile's delimiter it would have none of them.
  await page.getByRole('button', { name: 'Import another file' }).click();
  await chooseFile(app, page, other);
  await expect(page.getByLabel('Field for the column Firma')).toBeVisible();
  await expect(importPart(page, 'Profile')).not.toContainText('Read with');
});

test('profiles are renamed, deleted and brought back, and taken from files', async ({
  app,
  page,
  folder,
}) => {
  const good = join(folder, 'good.json');
  const bad = join(folder, 'bad.json');
  writeFileSync(good, JSON.stringify({ name: 'Vendor A', map: { Foo: 'assetId' } }));
  writeFileSync(bad, JSON.stringify({ name: 'B', map: { Foo: 'colour' } }));
  const csv = join(folder, 'a.csv');
  writeFileSync(csv, 'Bar,Vendor\nx,Huawei\n');
  await createWorkspace(app, page, folder, 'North');
  await chooseFile(app, page, csv);
  await page.getByRole('button', { name: 'Manage profiles' }).click();
  const dialog = page.getByRole('dialog', { name: 'Profiles' });
  await expect(dialog).toContainText('No profile is saved yet');

  await answerOpenDialogs(app, bad);
  await dialog.getByRole('button', { name: 'Take a profile from a file' }).click();
  await expect(notificationsOf(page)).toContainText('The profile bad.json is wrong at map.Foo');
  await answerOpenDialogs(app, good);
  await dialog.getByRole('button', { name: 'Take a profile from a file' }).click();
  await dialog.getByRole('button', { name: 'Rename Vendor A' }).click();
  await dialog.getByLabel('New name of Vendor A').fill('Vendor B');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Delete Vendor B' }).click();
  await expect(dialog).toContainText('Vendor B is deleted.');
  await expect(dialog).toContainText('No profile is saved yet');
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByRole('table', { name: 'Profiles' })).toContainText('Vendor B');
});
