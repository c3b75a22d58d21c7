import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { answerSaveDialogs } from '../e2e/support/dialogs.ts';
import { runCli } from '../e2e/support/node-program.ts';
import { notificationsOf } from '../e2e/support/pages/shell-page.ts';
import { unzip } from '../support/unzip.ts';
import { goTo, type Desk } from './desk.ts';
import { filterByFacets } from './item-actions.ts';

/** The entry of the menu that writes each kind of file, and how its items are counted. */
const FORMATS = {
  csv: {
    entry: /^CSV/u,
    count: (bytes: Buffer) => bytes.toString('utf8').split('\r\n').length - 2,
  },
  xlsx: { entry: /^Excel workbook/u, count: countSheetRows },
  json: {
    entry: /^JSON One array/u,
    count: (bytes: Buffer) => (JSON.parse(bytes.toString('utf8')) as unknown[]).length,
  },
} as const;

function countSheetRows(bytes: Buffer): number {
  const sheets = [...unzip(bytes)].filter(([name]) => name.startsWith('xl/worksheets/'));
  const rows = sheets.map(([, content]) => content.toString('utf8').split('<row ').length - 1);
  return rows.reduce((sum, count) => sum + count, 0) - 1;
}

/** Exports the items of a filter, and counts what the file holds. */
export async function exportFiltered(desk: Desk): Promise<void> {
  const { app, page, folder, model, random } = desk;
  const { shown } = await filterByFacets(desk);
  if (shown.length === 0) return;
  const format = random.pick(['csv', 'xlsx', 'json'] as const);
  const { entry, count } = FORMATS[format];
  const name = `export-${model.nextCode()}.${format}`;
  await answerSaveDialogs(app, join(folder, name));
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: entry }).click();
  await notificationsOf(page).getByText(`written to ${name}`).waitFor();
  const found = count(readFileSync(join(folder, name)));
  rmSync(join(folder, name));
  if (found !== shown.length) {
    throw new Error(`${name} holds ${found} items; the filter shows ${shown.length}.`);
  }
}

/** Saves the audit summary as PDF. */
export async function saveSummary({ app, page, folder, model }: Desk): Promise<void> {
  await goTo(page, 'Audit summary');
  const name = `Summary ${model.nextCode()}.pdf`;
  await answerSaveDialogs(app, join(folder, name));
  await page.getByRole('button', { name: 'Save PDF' }).click();
  await page.getByText(new RegExp(`^${name}, \\d+ pages?\\.$`, 'u')).waitFor();
  const isPdf = readFileSync(join(folder, name)).subarray(0, 5).toString() === '%PDF-';
  rmSync(join(folder, name));
  if (!isPdf) throw new Error(`${name} is no PDF.`);
}

/** Saves an evidence bundle, and has the command line verify it. */
export async function saveBundle({ app, page, folder, model }: Desk): Promise<void> {
  await goTo(page, 'Audit summary');
  await page.getByRole('button', { name: 'Annexes and bundle' }).click();
  const dialog = page.getByRole('dialog', { name: 'Annexes and evidence bundle' });
  await dialog.getByRole('tab', { name: 'Evidence bundle' }).click();
  const name = `evidence-${model.nextCode()}.zip`;
  await answerSaveDialogs(app, join(folder, name));
  await dialog.getByRole('button', { name: 'Save bundle' }).click();
  await dialog.getByRole('status').filter({ hasText: name }).getByText('not signed').waitFor();
  runCli('verify', join(folder, name));
  rmSync(join(folder, name));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}
