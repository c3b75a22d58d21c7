import { goTo, headingOf, importSample } from './support/pages/shell-page.ts';
import { expect, test } from './support/test.ts';

test('the removal of all flagged items is planned, opened from its figure, and undone', async ({
  app,
  page,
  folder,
}) => {
  await importSample(app, page, folder);
  await goTo(page, 'Removal plan');
  const statuses = page.getByRole('table', { name: 'By status' });
  const rowOf = (status: string) => statuses.getByRole('row', { name: new RegExp(`^${status}`) });
  const open = rowOf('Not planned yet').getByRole('button');
  const flagged = await open.innerText();
  await page.getByRole('button', { name: 'Plan what is not planned yet' }).click();
  await expect(headingOf(page, 'Inventory')).toBeVisible();
  await page.getByRole('button', { name: 'Plan removal of these items' }).click();
  const dialog = page.getByRole('dialog', { name: 'Plan the removal' });
  await dialog.getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Ordered' }).click();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Board of 3 May');
  await expect(dialog.getByText(`The plan of ${flagged} items would change`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Set the plan' }).click();
  await expect(dialog).toBeHidden();
  await goTo(page, 'Removal plan');
  await expect(rowOf('Ordered').getByRole('button')).toHaveText(flagged);
  await expect(rowOf('Not planned yet').getByRole('button')).toHaveCount(0);
  await rowOf('Ordered').getByRole('button').click();
  await expect(page.getByText(new RegExp(`^${flagged} of `))).toBeVisible();
  await expect(page.getByText('removal is ordered')).toBeVisible();
  await page.keyboard.press('Control+Z');
  await goTo(page, 'Removal plan');
  await expect(rowOf('Not planned yet').getByRole('button')).toHaveText(flagged);
});
