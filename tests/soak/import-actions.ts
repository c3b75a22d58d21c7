import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { chooseFile, importPart } from '../e2e/support/pages/import-page.ts';
import { goTo, waitUntilGone, type Desk } from './desk.ts';
import { randomItems, randomUpdate, writeItems } from './inventories.ts';
import type { Batch, ModelItem } from './model.ts';

async function importItems(
  { app, page, folder, random }: Desk,
  name: string,
  items: readonly ModelItem[],
): Promise<void> {
  const path = join(folder, name);
  const { badRows } = writeItems(path, items, random);
  await goTo(page, 'Import');
  const again = page.getByRole('button', { name: 'Import another file' });
  if (await again.isVisible()) await again.click();
  await chooseFile(app, page, path);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  const forecast = importPart(page, 'What will happen').getByRole('group', { name: 'Ledger' });
  await forecast.getByRole('button', { name: `rejected ${badRows}`, exact: true }).waitFor();
  await page.getByRole('button', { name: /^Import .* rows?$/u }).click();
  await page.getByRole('heading', { name: `${name} is imported` }).waitFor();
  rmSync(path);
}

/** Imports an inventory of items that the workspace does not have. */
export async function importNew(desk: Desk): Promise<void> {
  const { model, random } = desk;
  const code = `B${model.nextCode()}`;
  const items = randomItems(code, random);
  const file = `${code} inventory.csv`;
  await importItems(desk, file, items);
  model.importBatch(code, file, items);
}

/** Imports other models for some items of an earlier inventory, and some new items. */
export async function importUpdate(desk: Desk): Promise<void> {
  const { model, random } = desk;
  const open = model.batches.filter(({ update }) => update === null);
  if (open.length === 0) return importNew(desk);
  const { code } = random.pick(open);
  const mark = model.nextCode();
  const known = [...model.items.values()].filter(({ assetId }) => assetId.startsWith(`${code}-`));
  const items = randomUpdate(code, known, { mark, random });
  const file = `${code} update ${mark}.csv`;
  await importItems(desk, file, items);
  model.importUpdate(code, file, items);
}

async function undoImport({ page, model }: Desk, file: string): Promise<void> {
  await goTo(page, 'Import');
  const again = page.getByRole('button', { name: 'Import another file' });
  if (await again.isVisible()) await again.click();
  const list = importPart(page, 'Imports of this workspace');
  await list.getByRole('row').nth(1).waitFor();
  const row = list.getByRole('row').filter({ has: page.getByText(file, { exact: true }) });
  const older = list.getByRole('button', { name: /^Show older/u });
  while ((await row.count()) === 0) await older.click();
  await row
    .first()
    .getByRole('button', { name: /^Undo this import/u })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Undo this import?' });
  await dialog.getByRole('button', { name: 'Undo this import' }).click();
  await waitUntilGone(dialog);
  model.takeBack(file);
}

/** Undoes the oldest import, the update of its items first, whatever was done since. */
export async function undoOldestImport(desk: Desk): Promise<void> {
  const [oldest] = desk.model.batches;
  if (oldest === undefined) return importNew(desk);
  for (const file of filesOf(oldest)) await undoImport(desk, file);
}

const filesOf = ({ file, update }: Batch): string[] =>
  update === null ? [file] : [update.file, file];
