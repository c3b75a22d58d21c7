import { readFileSync } from 'node:fs';
import { expectAccessible } from './support/accessible.ts';
import { clickMenu } from './support/dialogs.ts';
import { expect, test } from './support/test.ts';

test('About lists what the program is made of, and finds a component', async ({ app, page }) => {
  await expect(page.locator('#root > *').first()).toBeAttached();
  const dialog = page.getByRole('dialog', { name: 'About Provenet' });
  // The page hears the menu once it is there.
  await expect(async () => {
    await clickMenu(app, 'about');
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const sbom = JSON.parse(readFileSync('out/sbom.cdx.json', 'utf8')) as {
    components: { name: string; version: string }[];
  };
  const all = sbom.components.length;
  await expect(dialog.getByRole('status')).toHaveText(`${all} of ${all} components`);
  await dialog.getByRole('searchbox', { name: 'Search components' }).fill('sqlite');
  const row = dialog
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: 'better-sqlite3', exact: true }) });
  const version = sbom.components.find(({ name }) => name === 'better-sqlite3')?.version ?? '';
  await expect(row.getByRole('cell')).toHaveText(['better-sqlite3', version, 'MIT']);
  await expect(dialog.getByRole('row').filter({ hasText: 'react' })).toHaveCount(0);
  await expectAccessible(page, 'About');
});
