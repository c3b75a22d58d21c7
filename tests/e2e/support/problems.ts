import type { Page } from '@playwright/test';

/**
 * What the page complains about from now on: errors and warnings of the console, among them every
 * breach of the content security policy, and errors that nothing caught.
 */
export function watchProblems(page: Page): readonly string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  return problems;
}
