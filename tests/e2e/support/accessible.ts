import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expectSettled } from './pages/shell-page.ts';
import { expect } from './test.ts';

/** The rules that look at colours: all that can differ between the light and the dark scheme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

async function graveViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // The legacy mode works in the page itself: the app refuses the page that axe would open.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    resultTypes: ['violations'],
    ...(rules === undefined ? {} : { runOnly: { type: 'rule' as const, values: [...rules] } }),
  });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

async function followScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
}

/**
 * Asserts that nothing on the page bars people who use it by other means than eye and mouse, and
 * that its colours can be read in the light and in the dark scheme. The app must follow the system.
 */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await expectSettled(page);
  await followScheme(page, 'light');
  expect.soft(await graveViolations(page), what).toEqual([]);
  await followScheme(page, 'dark');
  expect.soft(await graveViolations(page, COLOUR_RULES), `${what}, dark`).toEqual([]);
  await followScheme(page, 'light');
}
