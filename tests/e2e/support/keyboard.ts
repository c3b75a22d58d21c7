import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

const MOST_STOPS = 80;

function hasFocus(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}

/**
 * Asserts that whatever has the focus shows it: by an outline of its own or of the label that is
 * drawn for it, or, as text fields do, by a border that it does not have without the focus.
 */
export async function expectFocusVisible(page: Page): Promise<void> {
  const look = await page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const hasOutline = (each: Element | null): boolean => {
      if (each === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
      return (
        (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
      );
    };
    const name = element.getAttribute('aria-label') ?? element.textContent.slice(0, 60);
    if (hasOutline(element) || hasOutline(element.nextElementSibling))
      return { name, isShown: true };
    // A colour that is still changing would be read as the one of before.
    element.style.transition = 'none';
    const focused = getComputedStyle(element).borderColor;
    element.blur();
    const blurred = getComputedStyle(element).borderColor;
    element.focus();
    return { name, isShown: focused !== blurred };
  });
  // At the end of the page the focus leaves it and comes back at its start.
  if (look !== null)
    expect.soft(look.isShown, `the focus on "${look.name}" can be seen`).toBe(true);
}

/** Presses Tab until the element has the focus; fails where no Tab leads there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${MOST_STOPS} times Tab did not lead to ${String(target)}.`);
}

/** Goes to a control by Tab and presses Enter on it. */
export async function pressByTab(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await expectFocusVisible(page);
  await page.keyboard.press('Enter');
}
