import type { Page } from '@playwright/test';

/** Calls the main process as a page could, past all types; answers the outcome envelope. */
export function callBridge(page: Page, name: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    ([method, argument]) => {
      type Host = { provenet: { call(name: string, input: unknown): Promise<unknown> } };
      return (window as unknown as Host).provenet.call(String(method), argument);
    },
    [name, input],
  );
}
