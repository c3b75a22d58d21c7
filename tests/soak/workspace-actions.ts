import type { Locator, Page } from '@playwright/test';
import { backupFolderOf, listBackups, type BackupFile } from '#main/data/durability/backup-file';
import {
  closeWorkspace,
  goTo,
  goToAllItems,
  reopenWorkspace,
  waitUntilGone,
  type Desk,
} from './desk.ts';
import { filterByFacets, moveMany } from './item-actions.ts';
import { askFile, waitUntilRight } from './stored-items.ts';

/** Views that are kept; one more, and one is deleted. */
const MOST_VIEWS = 4;

const viewsButton = (page: Page): Locator =>
  page.getByRole('main').getByRole('button', { name: /^(Views|View \d+)/u });

async function deleteView(page: Page): Promise<void> {
  await viewsButton(page).click();
  await page.getByRole('menuitemradio').first().click();
  await waitUntilGone(page.getByRole('menu'));
  await viewsButton(page).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('main').getByRole('button', { name: 'Views', exact: true }).waitFor();
}

/** Saves what is shown as a view, and deletes one where there are many. */
export async function saveView(desk: Desk): Promise<void> {
  const { page, model } = desk;
  await filterByFacets(desk);
  await viewsButton(page).click();
  const views = await page.getByRole('menuitemradio').count();
  await page.getByRole('menuitem', { name: 'Save as a view…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save as a view' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(`View ${model.nextCode()}`);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await waitUntilGone(dialog);
  if (views >= MOST_VIEWS) await deleteView(page);
  await goToAllItems(desk);
}

async function goToBackups(page: Page): Promise<void> {
  await goTo(page, 'History');
  await page.getByRole('tab', { name: 'Backups' }).click();
}

const newestBackup = (path: string): BackupFile | undefined => listBackups(backupFolderOf(path))[0];

/** Asks for a backup; none is made where one holds everything. */
export async function backUp({ page, path }: Desk): Promise<void> {
  await goToBackups(page);
  await page.getByRole('button', { name: 'Back up now' }).click();
  await waitUntilRight(() => {
    const commits = askFile(path, 'SELECT commits FROM workspace_identity')[0]?.[0];
    const isHeld = newestBackup(path)?.commits === commits;
    return isHeld ? null : `no backup holds all ${String(commits)} changes`;
  });
  await page.getByRole('table', { name: 'Backups' }).getByText('Holds every change').waitFor();
}

/** Backs up, changes something and puts the backup back. */
export async function changeAndRestore(desk: Desk): Promise<void> {
  const { page, path, model } = desk;
  if (model.items.size === 0) return;
  await backUp(desk);
  const backup = newestBackup(path);
  const items = model.items;
  model.keep();
  await moveMany(desk);
  // One that was made meanwhile, as every quarter of an hour, would be the first of the list.
  if (model.items === items || newestBackup(path)?.id !== backup?.id) return;
  await goToBackups(page);
  // Until the list is read anew, the newest is the one that cannot be restored.
  await waitUntilGone(page.getByRole('table', { name: 'Backups' }).getByText('Holds every change'));
  await page
    .getByRole('button', { name: /^Restore the backup of/u })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Restore this backup?' });
  await dialog.getByRole('button', { name: 'Restore it' }).click();
  await waitUntilGone(dialog);
  model.restore();
}

/** Closes the workspace and opens it again from the start screen. */
export async function closeAndReopen(desk: Desk): Promise<void> {
  await closeWorkspace(desk);
  await reopenWorkspace(desk);
}

/** Looks at every screen that shows what was done. */
export async function lookAround({ page }: Desk): Promise<void> {
  for (const screen of ['Overview', 'Vendors', 'Placement', 'History', 'Removal plan'] as const) {
    await goTo(page, screen);
  }
}
