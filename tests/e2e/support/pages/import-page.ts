import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { answerOpenDialogs } from '../dialogs.ts';
import { expect } from '../test.ts';
import { figureOf } from './shell-page.ts';

export type LedgerCounts = {
  readonly read: string;
  readonly added: string;
  readonly updated: string;
  readonly unchanged: string;
  readonly skipped: string;
  readonly rejected: string;
};

/** Chooses a file on the import screen; the system's dialog is answered with it. */
export async function chooseFile(
  app: ElectronApplication,
  page: Page,
  path: string,
): Promise<void> {
  await answerOpenDialogs(app, path);
  await page.getByRole('button', { name: 'Choose a file' }).click();
}

/** The part of the import screen of that name. */
export function importPart(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

/** Asserts every number of the ledger, and that it balances. */
export async function expectLedger(scope: Locator, counts: LedgerCounts): Promise<void> {
  const ledger = scope.getByRole('group', { name: 'Ledger' });
  await expect(figureOf(ledger, 'rows read')).toHaveText(`rows read${counts.read}`);
  for (const part of ['added', 'updated', 'unchanged', 'skipped', 'rejected'] as const) {
    await expect(figureOf(ledger, part)).toHaveText(`${part}${counts[part]}`);
  }
  await expect(ledger).toContainText('balances');
}

/** Asserts every number of the ledger to come, which a check shows. */
export async function expectForecast(page: Page, counts: LedgerCounts): Promise<void> {
  const ledger = importPart(page, 'What will happen').getByRole('group', { name: 'Ledger' });
  const parts = [
    `rows read ${counts.read}`,
    `new ${counts.added}`,
    `changed ${counts.updated}`,
    `unchanged ${counts.unchanged}`,
    `skipped ${counts.skipped}`,
    `rejected ${counts.rejected}`,
  ];
  for (const name of parts) {
    await expect(ledger.getByRole('button', { name, exact: true })).toBeVisible();
  }
}

/** Checks and imports the file that is open on the import screen. */
export async function checkAndImport(page: Page, fileName: string): Promise<void> {
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByRole('button', { name: /^Import .* rows?$/u }).click();
  await expect(page.getByRole('heading', { name: `${fileName} is imported` })).toBeVisible();
}
