import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { goTo, headingOf } from './support/pages/shell-page.ts';
import { expect, test } from './support/sample-test.ts';

const hashOf = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex');

/** Counts of a row, today and in the scenario. */
async function countsOf(table: Locator, name: RegExp): Promise<[number, number]> {
  const cells = table.getByRole('row', { name }).getByRole('cell');
  const numberOf = async (at: number): Promise<number> =>
    Number((await cells.nth(at).innerText()).replaceAll(/\D/gu, ''));
  return [await numberOf(0), await numberOf(3)];
}

test('other policies, another date and changed items are counted beside today, and nothing is written', async ({
  page,
  folder,
}) => {
  const path = join(folder, 'Sample.provenet');
  await goTo(page, 'Inventory');
  await page.getByRole('button', { name: 'Flagged only' }).click();
  // The seal counts every change; the log also gets the index of searches, which is being built.
  const before = [path, `${path}-seal`].map(hashOf);
  await page.getByRole('button', { name: /^What if these items/u }).click();
  await expect(headingOf(page, 'Policies')).toBeVisible();
  const scenario = page.getByRole('region', { name: 'Scenario' });
  await expect(scenario.getByText(/^Only counted, never written/u)).toBeVisible();
  const editor = scenario.getByRole('group', { name: 'New step' });
  const steps = scenario.getByRole('list', { name: 'Steps' }).getByRole('listitem');
  const totals = page.getByRole('table', { name: 'Today and what if', exact: true });

  await test.step('the items of the inventory’s filter are replaced by a clear vendor', async () => {
    await expect(editor.getByText(/^623 items today: flagged$/u)).toBeVisible();
    await editor.getByRole('button', { name: 'Add the step' }).click();
    await expect(steps).toHaveText([/Replace by a vendor that no rule names.*623 items/u]);
    expect(await countsOf(totals, /^Flagged \d/u)).toEqual([623, 0]);
    // Each part of the items in scope says how large a part it is.
    for (const name of [/^Flagged \d/u, /^Undetermined \d/u, /^Clear \d/u]) {
      await expect(totals.getByRole('row', { name })).toContainText(/%.*%/u);
    }
    const vendors = page.getByRole('table', { name: 'Vendors today and what if' });
    await expect(vendors.getByRole('row', { name: /^A vendor that no rule names/u })).toContainText(
      '+623',
    );
    await expect(page.getByRole('region', { name: 'Largest differences' })).toContainText(
      '623 items with another verdict',
    );
  });

  await test.step('a step is taken back, and another placed after it', async () => {
    await scenario.getByRole('button', { name: 'Undo' }).click();
    await expect(steps).toHaveCount(0);
    await scenario.getByRole('button', { name: 'Add a step' }).click();
    await editor.getByText('Place', { exact: true }).click();
    await editor.getByText('Edge', { exact: true }).click();
    await editor.getByRole('button', { name: 'Vendor' }).click();
    await page.getByRole('option', { name: /^Huawei/u }).click();
    await page.keyboard.press('Escape');
    await editor.getByRole('button', { name: 'Add the step' }).click();
    await expect(steps).toHaveText([/Place at the edge, where vendor is Huawei/u]);
    const core = totals.getByRole('row', { name: /^Flagged in the core/u });
    await expect(core).toContainText('−');
  });

  await test.step('another country’s rules act, with their caps', async () => {
    await scenario.getByRole('searchbox', { name: /^Find a policy/u }).fill('united kingdom');
    await scenario.getByRole('checkbox', { name: /^United Kingdom/u }).check();
    const shares = page.getByRole('table', { name: 'Shares today and what if' });
    await expect(shares.getByRole('row', { name: /35 %/u }).first()).toContainText(
      /Does not act.*\d+ of \d+/u,
    );
    await expect(totals.getByRole('columnheader', { name: /^What if/u })).toContainText(
      '2 policies',
    );
    await expectAccessible(page, 'what if');
  });

  await test.step('a proposal is marked, and a text that is no pack is refused in a sentence', async () => {
    await scenario.getByRole('searchbox', { name: /^Find a policy/u }).fill('proposed');
    await scenario.getByRole('checkbox', { name: /Proposal/u }).check();
    await scenario.getByRole('button', { name: 'Try a pack as text' }).click();
    const dialog = page.getByRole('dialog', { name: 'Try a policy pack' });
    await dialog.getByLabel('The pack as JSON').fill('{ "schema": 1 }');
    await dialog.getByRole('button', { name: 'Try it' }).click();
    await expect(dialog.getByRole('alert')).toContainText('This is not a policy pack');
    const pack = readFileSync('main/catalog/policies/de-2024.json', 'utf8');
    await dialog.getByLabel('The pack as JSON').fill(pack);
    await dialog.getByRole('button', { name: 'Try it' }).click();
    await expect(dialog).toBeHidden();
    await expect(scenario.getByText(/given as text$/u)).toBeVisible();
    await scenario.getByLabel('Date of the scenario', { exact: true }).fill('2030-06-01');
    await page.keyboard.press('Enter');
    await expect(totals.getByRole('row', { name: /^Overdue/u })).toContainText('+');
  });

  await test.step('it outlives a look at another screen; cleared, it is today', async () => {
    await goTo(page, 'History');
    await goTo(page, 'Policies');
    await page.getByRole('tab', { name: 'What if' }).click();
    await expect(steps).toHaveCount(1);
    await scenario.getByRole('button', { name: 'Clear', exact: true }).click();
    await expect(totals).toHaveCount(0);
    await expect(page.getByText(/^Choose other policies or another date/u)).toBeVisible();
    expect([path, `${path}-seal`].map(hashOf)).toEqual(before);
  });
});
