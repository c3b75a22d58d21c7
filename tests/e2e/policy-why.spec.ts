import { expectAccessible } from './support/accessible.ts';
import { clearFilters, expectShown, openItem } from './support/pages/inventory-page.ts';
import { expectSettled, goTo } from './support/pages/shell-page.ts';
import { testWith } from './support/ready-test.ts';
import { expect } from './support/test.ts';

const UK = 'United Kingdom: Designated Vendor Direction on Huawei';
const DE = 'Germany: contracts of 2024 on 5G networks';
const EU = 'European Union: Commission communication on Huawei and ZTE';
const CAP = 'Huawei has no more than 35 % of the 5G access network after 31 July 2023';
const HEAD =
  'Serial,Vendor,Hostname,Function,Placement,Generation,Country,Status,Installed on,Site';

const times = (count: number, row: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => row(at));

/** Six of ten British masts are Huawei's; four German boxes have no placement. */
function csv(): string {
  const rows = [
    ...times(
      6,
      (at) => `H${at},Huawei,ran-h-${at},gNodeB,edge,5G,GB,in service,201${at}-03-01,S-H${at}`,
    ),
    ...times(
      4,
      (at) => `N${at},Nokia,ran-n-${at},gNodeB,edge,5G,GB,in service,2021-03-01,S-N${at}`,
    ),
    ...times(4, (at) => `U${at},Huawei,box-${at},transport,,5G,DE,in service,2016-03-01,S-U${at}`),
  ];
  return `${HEAD}\n${rows.join('\n')}\n`;
}

const test = testWith('Why', { name: 'network.csv', text: csv() });

test('says why, what is missing and what to replace', async ({ page }) => {
  await goTo(page, 'Policies');
  for (const [pack, state] of [
    [UK, 'Active'],
    [DE, 'Active'],
    [EU, 'Inactive'],
  ] as const) {
    const card = page.getByRole('article', { name: pack, exact: true });
    await card.getByRole('switch').click();
    await expect(card.getByText(state, { exact: true })).toBeVisible();
  }

  await test.step('the overview says which fact settles most', async () => {
    await goTo(page, 'Overview');
    const missing = page.getByRole('region', { name: 'What is missing' });
    await expect(missing).toContainText('4 items are undetermined');
    const row = missing.getByRole('row', { name: /^Placement/u });
    await expect(row.getByRole('cell').first()).toHaveText('4');
    await expectAccessible(page, 'Overview with what is missing');
    await row.getByRole('button', { name: /undetermined items without: Placement$/u }).click();
    await expectShown(page, '4', '14');
    await expect(page.getByText('without a placement')).toBeVisible();
  });

  await test.step('the item says so in a sentence, and settling it does what it says', async () => {
    const panel = await openItem(page, 'box-0');
    const why = panel.getByRole('region', { name: 'Why' });
    await expect(why).toContainText(
      'Undetermined: it is not known whether it is core or edge, so Huawei of 5G in Germany may or may not fall under this rule.',
    );
    await expect(why).toContainText(
      'Tagging its placement would settle it, and with it 3 other items.',
    );
    await expectAccessible(page, 'Item panel with reasons');
    await panel.getByRole('button', { name: 'Edge', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Change this item' });
    await dialog.getByLabel(/Reason/u).fill('Seen on site');
    await dialog.getByRole('button', { name: /^Change/u }).click();
    await expect(dialog).toBeHidden();
    await expect(panel).not.toContainText('Undetermined');
    await goTo(page, 'Overview');
    const missing = page.getByRole('region', { name: 'What is missing' });
    await expect(missing).toContainText('3 items are undetermined');
  });

  await test.step('a flagged item names supplier, place and day', async () => {
    await goTo(page, 'Inventory');
    await clearFilters(page);
    const panel = await openItem(page, 'ran-h-0');
    const why = panel.getByRole('region', { name: 'Why' });
    await expect(why).toContainText(
      /Over cap: Huawei .*counts towards a capped share of 60\.0% \(6 of 10 sites\)/u,
    );
    await expect(why).toContainText('Remove by: Huawei of 5G in United Kingdom must be removed by');
    await panel.getByRole('button', { name: 'Close the item' }).click();
  });

  await test.step('the cap says what to replace', async () => {
    await goTo(page, 'Policies');
    await page.getByRole('tab', { name: 'Caps' }).click();
    const cap = page.getByRole('region', { name: 'Caps' }).getByRole('article', { name: CAP });
    await expect(cap).toContainText('3 sites over');
    await cap.getByRole('button', { name: /^What to replace/u }).click();
    await expect(cap).toContainText(
      'Replacing 3 sites with 3 items brings the share from 60.0% to 30.0%',
    );
    await expectSettled(page);
    await expectAccessible(page, 'Caps');
    await cap.getByRole('button', { name: 'Show the 3 items' }).click();
    await expectShown(page, '3', '14');
    // Of equal weight, the sites come in their order.
    for (const host of ['ran-h-0', 'ran-h-1', 'ran-h-2']) {
      await expect(page.getByRole('gridcell', { name: host, exact: true })).toBeVisible();
    }
  });
});
