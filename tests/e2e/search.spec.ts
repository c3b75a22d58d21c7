import { goTo } from './support/pages/shell-page.ts';
import { testWith } from './support/ready-test.ts';
import { expect } from './support/test.ts';

const FILE = `Serial,Hostname,Vendor,Model,Rack
S1,BER-AGG-012,Huawei,NE40E-X8,B12
S2,MUC-AGG-001,Nokia,7750 SR,C1
`;
const test = testWith('audit', { name: 'items.csv', text: FILE });

test('what a search finds is marked in rows and in the card, and named without a column', async ({
  page,
}) => {
  await goTo(page, 'Inventory');
  const box = page.getByRole('searchbox', { name: 'Search items' });
  await box.fill('ber-agg 40e-x b12');
  await expect(page.getByRole('gridcell', { name: 'BER-AGG-012' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: 'MUC-AGG-001' })).toHaveCount(0);
  await expect(page.locator('mark').filter({ hasText: 'BER-AGG' }).first()).toBeVisible();
  await expect(
    page
      .locator('mark')
      .filter({ hasText: /^40E-X$/u })
      .first(),
  ).toBeVisible();
  await expect(page.getByText('in Rack: B12')).toBeVisible();
  await page.getByRole('gridcell', { name: 'BER-AGG-012' }).dblclick();
  const card = page.getByRole('complementary', { name: 'Item' });
  await expect(card.locator('mark').filter({ hasText: 'B12' })).toBeVisible();
});

test('what a search adds and takes away stands in its place at once', async ({ page }) => {
  await goTo(page, 'Inventory');
  await expect(page.getByRole('gridcell', { name: 'BER-AGG-012' })).toBeVisible();
  await page.evaluate(() => {
    document.addEventListener('transitionrun', ({ target, propertyName }) => {
      if (target instanceof Element) target.setAttribute('data-slid', propertyName);
    });
  });
  const box = page.getByRole('searchbox', { name: 'Search items' });
  await box.fill('b12');
  const found = page.getByRole('columnheader', { name: 'Also found in' });
  await expect(page.getByText('in Rack: B12')).toBeVisible();
  await expect(found).toBeVisible();
  await box.fill('');
  await expect(found).toHaveCount(0);
  await expect(page.getByRole('gridcell', { name: 'MUC-AGG-001' })).toBeVisible();
  await expect(page.locator('[data-slid]')).toHaveCount(0);
});
