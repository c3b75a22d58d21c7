import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expectSettled } from './pages/shell-page.ts';
import { expect } from './test.ts';

/** Asserts that nothing on the page bars people who use it by other means than eye and mouse. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await expectSettled(page);
  // The legacy mode works in the page itself: the app refuses the page that axe would open.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  expect.soft(grave, what).toEqual([]);
}

/** Chooses the light or the dark scheme in the app's own menu. */
export async function chooseScheme(page: Page, scheme: string): Promise<void> {
  await page.getByRole('button', { name: 'Light or dark' }).click();
  await page.getByRole('menuitem', { name: scheme }).click();
  await expect(page.locator('html')).toHaveAttribute(
    'data-mantine-color-scheme',
    scheme.toLowerCase(),
  );
  await expect(page.getByRole('menu')).toHaveCount(0);
}
