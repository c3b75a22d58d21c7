import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/accessible.ts';
import { launchApp } from './support/launch.ts';
import { runSql } from './support/node-program.ts';
import { headingOf } from './support/pages/shell-page.ts';
import { readyWorkspace } from './support/ready-workspace.ts';
import { expect, test } from './support/test.ts';

const SOURCE = { name: 'first.csv', text: 'Serial,Vendor\nS1,Huawei\nS2,Nokia\n' };

test('a workspace from elsewhere that holds what Provenet never writes stays closed', async ({
  folder,
}) => {
  const path = readyWorkspace(folder, 'North', SOURCE);
  runSql(path, "UPDATE item SET installed_on = '2024-02-30'");
  const bytes = readFileSync(path);
  const userData = join(folder, 'user-data');
  const app = await launchApp({ userDataDir: userData, args: [path] });
  try {
    const page = await app.firstWindow();
    const dialog = page.getByRole('dialog', { name: 'This workspace did not open' });
    await expect(dialog).toContainText(
      'North.provenet was looked through, because it was not Provenet on this computer that saved it last: 2 items hold an install date that is no day.',
    );
    await expectAccessible(page, 'a foreign workspace');
    await expect(dialog.getByRole('button', { name: 'Save its rows…' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Leave it closed' }).click();
    await expect(page.getByRole('heading', { name: 'Recent workspaces' })).toBeVisible();
  } finally {
    await app.close();
  }
  expect(readFileSync(path).equals(bytes)).toBe(true);
  expect(readdirSync(join(userData, 'examined'))).toEqual([]);
});

test('a workspace that Provenet saved here last is not looked through again', async ({
  folder,
}) => {
  const path = readyWorkspace(folder, 'North', SOURCE);
  const userData = join(folder, 'user-data');
  const examined = join(userData, 'examined');
  const wasExamined = async (): Promise<boolean> => {
    const app = await launchApp({ userDataDir: userData, args: [path] });
    try {
      await expect(headingOf(await app.firstWindow(), 'Overview')).toBeVisible();
      // The folder of private copies is removed at the start, and made when it is needed.
      return existsSync(examined);
    } finally {
      await app.close();
    }
  };
  expect(await wasExamined()).toBe(true);
  expect(await wasExamined()).toBe(false);
  // Another program writes to it, however little.
  runSql(path, 'CREATE TABLE left_over (id); DROP TABLE left_over');
  expect(await wasExamined()).toBe(true);
});
