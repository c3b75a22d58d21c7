import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { DIFFICULT_FILES } from '../support/difficult-files.ts';
import { chooseFile, expectForecast, importPart } from './support/pages/import-page.ts';
import { createWorkspace } from './support/pages/shell-page.ts';
import { expect, test } from './support/test.ts';

type Case = {
  /** Rows read, new, skipped and rejected; in an empty workspace no row can be another. */
  readonly counts: readonly [read: string, added: string, skipped: string, rejected: string];
  /** What stands in the card of the file. */
  readonly says: readonly (string | RegExp)[];
  /** What the listed rejected rows say. */
  readonly rejects: readonly string[];
  /** What the picture shows. */
  readonly shows: 'file' | 'rows';
};

const CASES: Readonly<Record<keyof typeof DIFFICULT_FILES, Case>> = {
  czech: {
    counts: ['25', '25', '0', '0'],
    says: [
      'Přehled zařízení sítě',
      'The headings were found on line 5',
      'Line 30 looks like a total or a remark',
    ],
    rejects: [],
    shows: 'file',
  },
  utf16: { counts: ['18', '18', '0', '0'], says: ['18 rows'], rejects: [], shows: 'file' },
  joined: {
    counts: ['25', '24', '0', '1'],
    says: [
      'Line 15 holds bytes that are no characters of the encoding',
      'Line 14 repeats the headings',
    ],
    rejects: ['the row repeats the headings of the file'],
    shows: 'file',
  },
  chinese: {
    counts: ['21', '21', '0', '0'],
    says: ['中兴通讯股份有限公司'],
    rejects: [],
    shows: 'file',
  },
  japanese: { counts: ['20', '20', '0', '0'], says: ['ポート表示'], rejects: [], shows: 'file' },
  spreadsheet: {
    counts: ['31', '21', '0', '10'],
    says: [
      '10 identifiers that a spreadsheet rewrote with an exponent',
      '10 numbers in which a spreadsheet made every digit after the 15th zero',
      '23 codes that a spreadsheet rewrote as a date',
      'Line 32 holds an error of a spreadsheet in place of a value',
      'do not show whether the day or the month comes first',
    ],
    rejects: ['2,10235E+15 stands on line 2'],
    shows: 'file',
  },
  wide: {
    counts: ['15', '14', '0', '1'],
    says: [
      'The heading "Vendor" and 2 others stand more than once',
      '8 columns have no heading (line 1, the first is column 7)',
      'is longer than 200 characters',
      'Line 7 has more cells than headings (301 and 300)',
      'Line 8 has 200 of 300 cells',
    ],
    rejects: ['301 cells where the headings name 300'],
    shows: 'file',
  },
  unclosed: {
    counts: ['50,000', '49,998', '0', '2'],
    says: ['Line 2 has a quote that does not close on it; the row is rejected.'],
    rejects: ['a quote opens a cell and does not close on this line', 'longer than 10 MB'],
    shows: 'rows',
  },
  lookAlikes: {
    counts: ['16', '16', '0', '0'],
    says: [
      'Line 2 holds control characters that no screen shows',
      'Line 6 holds characters that turn the direction of writing',
      'Line 10 holds NUL characters',
      'Line 16 has an identifier with characters without width',
      'Line 17 mixes Cyrillic and Latin letters in an identifier',
    ],
    rejects: [],
    shows: 'file',
  },
  dump: {
    counts: ['20', '19', '0', '1'],
    says: ['Line 11 has 5 of 7 cells', 'Line 13 has more cells than headings (9 and 7)'],
    rejects: ['9 cells where the headings name 7'],
    shows: 'rows',
  },
};

/** Saves what the window shows where a folder for it is named. */
async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `difficult-${name}.png`), animations: 'disabled' });
}

async function atTop(place: Locator): Promise<void> {
  await place.evaluate((element) => {
    element.scrollIntoView({ block: 'start' });
  });
}

async function checkFile(page: Page, name: string, expected: Case): Promise<void> {
  const { counts, says, rejects, shows } = expected;
  const file = importPart(page, 'The file');
  for (const text of says) await expect(file).toContainText(text);
  if (shows === 'file') {
    await atTop(file);
    await takePicture(page, name);
  }
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  const [read, added, skipped, rejected] = counts;
  await expectForecast(page, { read, added, updated: '0', unchanged: '0', skipped, rejected });
  const outcome = importPart(page, 'What will happen');
  if (rejects.length > 0) {
    const chip = outcome.getByRole('button', { name: `rejected ${rejected}`, exact: true });
    // Where nothing would be overwritten the rejected rows are listed first.
    await expect(chip).toHaveAttribute('aria-pressed', 'true');
    for (const text of rejects) {
      await expect(page.getByRole('grid', { name: 'Rows of the check' })).toContainText(text);
    }
  }
  if (shows === 'rows') {
    await page
      .getByRole('grid', { name: 'Rows of the check' })
      .getByText('rejected')
      .first()
      .click();
    await expect(page.getByRole('region', { name: 'The chosen row' })).toBeVisible();
    await atTop(outcome);
    await takePicture(page, name);
  }
}

async function setSize(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800);
  });
}

test('each of the ten most difficult files is read with every damage named', async ({
  app,
  page,
  folder,
}) => {
  await setSize(app);
  await createWorkspace(app, page, folder, 'Difficult');
  for (const [key, { name, make }] of Object.entries(DIFFICULT_FILES)) {
    const expected = CASES[key as keyof typeof CASES];
    await test.step(name, async () => {
      const path = join(folder, name);
      writeFileSync(path, make());
      await chooseFile(app, page, path);
      await checkFile(page, key, expected);
      await page.getByRole('button', { name: 'Choose another file' }).click();
    });
  }
});
