import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerOpenDialogs, answerSaveDialogs } from './support/dialogs.ts';
import {
  BAD_ROWS,
  buildInventory,
  HEADINGS,
  isFlagged,
  itemsOf,
  UNKNOWN_MAKER,
  type InventoryRow,
} from './support/inventory.ts';
import {
  chooseFile,
  expectForecast,
  expectLedger,
  importPart,
} from './support/pages/import-page.ts';
import {
  clearFilters,
  expectShown,
  openItem,
  pickFacet,
  toggleFlagged,
} from './support/pages/inventory-page.ts';
import { createWorkspace, figureOf, goTo, headingOf } from './support/pages/shell-page.ts';
import { readPdfPages } from './support/pdf.ts';
import { expect, test } from './support/test.ts';

const FILE = 'Bestand Süd.csv';
const PLACEMENTS = ['core', 'edge', 'untagged'] as const;
const REASON = 'Netzplan 2026, Blatt 4';
const MAPPED = {
  Inventarnummer: 'Asset ID',
  Seriennummer: 'Serial number',
  Hostname: 'Host name',
  Hersteller: 'Manufacturer',
  Modell: 'Model',
  Funktion: 'Function',
  Netzebene: 'Placement',
  Standort: 'Site name',
  Land: 'Country',
  Status: 'Status',
  Inbetriebnahme: 'Installed on',
};

const number = (value: number): string => value.toLocaleString('en-GB');
const share = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(1)}%`;

// What the audit must find, computed from the generator alone.
const inventory = buildInventory();
const items = itemsOf(inventory);
const inScope = items.filter(({ isDecommissioned }) => !isDecommissioned);
const flagged = items.filter(isFlagged);
const nameless = items.filter(({ manufacturer }) => manufacturer === '');
const toTag = items.filter(
  ({ supplier, placement }) => supplier === 'Huawei' && placement === 'untagged',
);
const all = number(items.length);

function countOf(supplier: string, placement?: InventoryRow['placement']): number {
  return inScope.filter(
    (row) => row.supplier === supplier && (placement ?? row.placement) === row.placement,
  ).length;
}

/** A supplier's line of the summary: items, share, flagged, by placement, undetermined. */
function supplierLine(name: string, ...placements: readonly number[]): string {
  const count = number(countOf(name));
  return [name, count, share(countOf(name), inScope.length), count, ...placements, 0].join(' ');
}

async function expectAnswer(page: Page, flaggedCore: number, undetermined: number): Promise<void> {
  await goTo(page, 'Overview');
  const answer = page.getByRole('region', { name: 'The answer' });
  await expect(figureOf(answer, 'flagged items')).toHaveText(
    `${number(flagged.length)}flagged items${share(flagged.length, inScope.length)} of ${number(inScope.length)} in scope`,
  );
  await expect(figureOf(answer, 'undetermined items')).toHaveText(
    `${undetermined}undetermined items${share(undetermined, inScope.length)} of ${number(inScope.length)} in scope`,
  );
  await expect(
    answer.getByRole('button', { name: `${number(flaggedCore)} flagged core items` }),
  ).toBeVisible();
}

const flaggedCore = flagged.filter(({ placement }) => placement === 'core').length;
const untaggedHuawei = countOf('Huawei', 'untagged');

test('the whole job: from a CSV file to the printed answer, and back', async ({
  app,
  page,
  folder,
}) => {
  const csv = join(folder, FILE);
  writeFileSync(csv, inventory.bytes);
  await createWorkspace(app, page, folder, 'Netz Süd');

  await test.step('import: what was understood, what will happen, what happened', async () => {
    await chooseFile(app, page, csv);
    const facts = importPart(page, 'The file');
    await expect(facts).toContainText(inventory.sha256.slice(0, 16));
    await expect(facts.getByLabel('Encoding')).toHaveValue('windows-1252');
    await expect(facts.getByLabel('Delimiter')).toHaveValue(';');
    const preview = page.getByRole('region', { name: 'Preview of the rows' });
    await expect(preview.getByRole('cell', { name: 'München Süd' }).first()).toBeVisible();
    for (const heading of HEADINGS) {
      const field = heading === 'Schlüsselschrank' ? 'Keep under its own heading' : MAPPED[heading];
      await expect(
        preview.getByLabel(`Field for the column ${heading}`).locator('option:checked'),
      ).toHaveText(field);
    }
    const ledger = {
      read: number(inventory.rows.length),
      added: all,
      updated: '0',
      unchanged: '0',
      skipped: '0',
      rejected: String(BAD_ROWS.length),
    };
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await expectForecast(page, ledger);
    await expect(page.getByRole('table', { name: 'Reasons' }).getByRole('row')).toHaveCount(
      BAD_ROWS.length + 1,
    );
    await page.getByRole('button', { name: `Import ${all} rows` }).click();
    await expect(page.getByRole('heading', { name: `${FILE} is imported` })).toBeVisible();
    await expectLedger(importPart(page, 'Import done'), ledger);
  });

  await test.step('vendors: the unknown manufacturer becomes a supplier', async () => {
    await expectAnswer(page, flaggedCore, UNKNOWN_MAKER.items + nameless.length);
    await goTo(page, 'Vendors');
    const queue = page.getByRole('table', { name: 'Unresolved manufacturer names' });
    const row = queue.getByRole('row', { name: UNKNOWN_MAKER.text });
    await expect(row.getByRole('cell', { name: String(UNKNOWN_MAKER.items) })).toBeVisible();
    await row.getByRole('button', { name: `Choose vendor: ${UNKNOWN_MAKER.text}` }).click();
    await page.getByRole('option', { name: `New supplier named “${UNKNOWN_MAKER.text}”` }).click();
    await expect(page.getByText('Every manufacturer name leads to a vendor.')).toBeVisible();
    await expectAnswer(page, flaggedCore, nameless.length);
  });

  await test.step('inventory: tag a filtered set as core, with a reason', async () => {
    await goTo(page, 'Inventory');
    await expectShown(page, all, all);
    await pickFacet(page, 'Vendor', 'Huawei');
    await pickFacet(page, 'Placement', 'Untagged');
    await expectShown(page, number(toTag.length), all);
    await page.getByRole('button', { name: `Change these ${number(toTag.length)} items` }).click();
    const dialog = page.getByRole('dialog', { name: 'Change items' });
    await dialog
      .getByRole('radiogroup', { name: 'Placement', exact: true })
      .getByText('Core')
      .click();
    const submit = dialog.getByRole('button', { name: `Change ${number(toTag.length)} items` });
    await expect(submit).toBeDisabled();
    await dialog.getByLabel('Reason').fill(REASON);
    await submit.click();
    await expect(dialog).toBeHidden();
    await expectShown(page, '0', all);
    await clearFilters(page);
  });

  await test.step('inventory: the flagged items, and why one of them is', async () => {
    await toggleFlagged(page);
    await expectShown(page, number(flagged.length), all);
    const row = flagged.find(({ manufacturer }) => manufacturer === 'huawei technologies');
    if (row === undefined) throw new Error('The generator made no such row.');
    const panel = await openItem(page, row.cells[2] ?? '');
    const why = panel.getByRole('region', { name: 'Why' });
    await expect(why).toContainText('Equipment of Huawei and ZTE');
    await expect(why).toContainText('C(2023) 4049');
    await expect(why).toContainText('15 Jun 2023');
    const vendor = panel.getByRole('region', { name: 'Vendor' });
    await expect(vendor).toContainText('huawei technologies');
    await expect(vendor).toContainText('Matched nameHuawei Technologies Co., Ltd.');
    const source = panel.getByRole('region', { name: 'Source' });
    await expect(source).toContainText(FILE);
    await expect(source).toContainText(`row ${number(row.line - 1)}, line ${number(row.line)}`);
    await expect(panel.getByRole('region', { name: 'Other columns' })).toContainText(
      row.cells.at(-1) ?? '',
    );
    await panel.getByRole('button', { name: 'Close the item' }).click();
    await clearFilters(page);
  });

  await test.step('audit summary: the PDF holds the same numbers', async () => {
    await expectAnswer(page, flaggedCore + untaggedHuawei, nameless.length);
    await goTo(page, 'Audit summary');
    const pdf = join(folder, 'Summary.pdf');
    await answerSaveDialogs(app, pdf);
    await page.getByRole('button', { name: 'Save PDF' }).click();
    await expect(page.getByText(/^Summary\.pdf, \d+ pages\.$/u)).toBeVisible();
    const pages = await readPdfPages(pdf);
    pages.forEach((text, index) => {
      expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
    });
    const text = pages.join(' ');
    const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(new Date());
    const clear = inScope.length - flagged.length - nameless.length;
    const huaweiCore = countOf('Huawei', 'core') + untaggedHuawei;
    const zte = PLACEMENTS.map((placement) => countOf('ZTE', placement));
    const parts = [
      `As of ${today}`,
      'Workspace Netz Süd',
      'Commission communication on Huawei and ZTE (2026.11.1)',
      'Commission communication on Huawei and ZTE, version 2026.11.1',
      `${number(inScope.length)} items in scope = ${number(flagged.length)} flagged + ${nameless.length} undetermined + ${number(clear)} clear.`,
      supplierLine('Huawei', huaweiCore, countOf('Huawei', 'edge'), 0),
      supplierLine('ZTE', ...zte),
      'Added Updated Unchanged Skipped Rejected',
      `${number(inventory.rows.length)} ${all} 0 0 0 ${BAD_ROWS.length}`,
    ];
    for (const part of parts) expect(text.includes(part), `the PDF says: ${part}`).toBe(true);
    expect(text.replaceAll(' ', '').includes(inventory.sha256)).toBe(true);
  });

  await test.step('history: the tag is undone and the count returns', async () => {
    await goTo(page, 'History');
    const entry = page.getByRole('listitem').filter({ hasText: REASON });
    await expect(entry).toContainText(`${number(toTag.length)} items`);
    await entry.getByRole('button', { name: /^Undo/u }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo it' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expectAnswer(page, flaggedCore, nameless.length);
  });

  await test.step('the workspace is closed and opened again: all of it is there', async () => {
    await page.getByRole('button', { name: 'Netz Süd' }).click();
    await page.getByRole('menuitem', { name: 'Close workspace' }).click();
    await page.getByRole('heading', { name: 'Recent workspaces' }).waitFor();
    await page.getByRole('button', { name: /^Netz Süd/u }).click();
    await expect(headingOf(page, 'Overview')).toBeVisible();
    await expectAnswer(page, flaggedCore, nameless.length);
    await goTo(page, 'History');
    await expect(page.getByRole('listitem').filter({ hasText: REASON })).toHaveCount(1);
    await goTo(page, 'Vendors');
    await expect(page.getByText(UNKNOWN_MAKER.text).first()).toBeVisible();
    await goTo(page, 'Import');
    const imports = importPart(page, 'Imports of this workspace');
    await expect(imports.getByRole('row', { name: FILE })).toContainText(all);
    await answerOpenDialogs(app, csv);
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await expect(importPart(page, 'The file')).toContainText('exactly this content was imported');
  });
});
