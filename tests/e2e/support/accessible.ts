import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expectSettled } from './pages/shell-page.ts';
import { expect } from './test.ts';

/** The rules that look at colours: all that can differ between the light and the dark scheme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Rules that take long, and that axe holds for moderate whatever they find: these would not count. */
const LESSER_RULES = ['region', 'landmark-unique'];

/** True where axe is in the page already, which has no frames that would need one of their own. */
async function hasAxe(page: Page): Promise<boolean> {
  return page.frames().length === 1 && (await page.evaluate(() => 'axe' in window));
}

async function graveViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Half a megabyte, which takes longer to send and compile than most pages take to look at.
  const source = (await hasAxe(page)) ? { axeSource: 'void 0' } : {};
  // The legacy mode works in the page itself: the app refuses the page that axe would open.
  const axe = new AxeBuilder({ page, ...source }).setLegacyMode().options({
    resultTypes: ['violations'],
    ...(rules === undefined
      ? { rules: Object.fromEntries(LESSER_RULES.map((rule) => [rule, { enabled: false }])) }
      : { runOnly: { type: 'rule' as const, values: [...rules] } }),
  });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

async function followScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
  // Amid a transition a colour is neither that of before nor the one to come.
  await expect.poll(() => page.evaluate(countTransitions)).toBe(0);
}

function countTransitions(): number {
  return document.getAnimations().filter((each) => each instanceof CSSTransition).length;
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
