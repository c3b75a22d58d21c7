import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { answerOpenDialogs } from './support/dialogs.ts';
import { runSql } from './support/node-program.ts';
import { chooseFile } from './support/pages/import-page.ts';
import { expectShown } from './support/pages/inventory-page.ts';
import { goTo, notificationsOf } from './support/pages/shell-page.ts';
import { testWith } from './support/ready-test.ts';
import { readyWorkspace } from './support/ready-workspace.ts';
import { expect } from './support/test.ts';

const GOOD = 'Asset ID,Vendor,Model\nA-1,Huawei,NE40E\nA-2,Nokia,7750 SR\nA-3,ZTE,C600\n';
const ITEMS = '3';
// What is left of a failure that nobody put into a sentence.
const RAW = /\bat .+:\d+:\d+|[a-z]Error\b|\bSQLITE_|\bE[A-Z]{4,}\b|undefined|\[object/u;

/** The app with three items in a workspace. */
const test = testWith('North', { name: 'good.csv', text: GOOD });

async function expectSentence(place: Locator, sentence: string): Promise<void> {
  await expect(place).toContainText(sentence);
  await expect(place).not.toContainText(RAW);
}

/** The workspace holds what it held, and takes the good file again. */
async function expectUsable(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  await goTo(page, 'Inventory');
  await expectShown(page, ITEMS, ITEMS);
  await goTo(page, 'Import');
  const other = page.getByRole('button', { name: /^(Choose another file|Import another file)$/u });
  const first = page.getByRole('button', { name: 'Choose a file' });
  await expect(other.or(first).first()).toBeVisible();
  if (await other.isVisible()) await other.click();
  const good = join(folder, 'good.csv');
  writeFileSync(good, GOOD);
  await chooseFile(app, page, good);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText(/^Nothing would be written: every row is unchanged/u)).toBeVisible();
}

type RefusedFile = {
  readonly name: string;
  readonly says: string;
  make(this: void, path: string): void;
};

const REFUSED_FILES: readonly RefusedFile[] = [
  {
    name: 'empty.csv',
    says: 'empty.csv is empty (0 bytes); export it again.',
    make: (path) => {
      writeFileSync(path, '');
    },
  },
  {
    name: 'picture.csv',
    says: 'picture.csv is a picture; export the inventory as CSV',
    make: (path) => {
      writeFileSync(path, Buffer.from('89504e470d0a1a0a0000000d494844520000', 'hex'));
    },
  },
  {
    name: 'book.csv',
    says: 'book.csv is an Excel workbook or ZIP archive; save the sheet as CSV',
    make: (path) => {
      writeFileSync(path, Buffer.from('504b030414000600080000002100', 'hex'));
    },
  },
  {
    name: 'folder.csv',
    says: 'folder.csv is a folder; choose a CSV file in it.',
    make: (path) => {
      mkdirSync(path);
    },
  },
  {
    name: 'one line.csv',
    says: 'The first line of one line.csv is longer than a million characters',
    make: (path) => {
      writeFileSync(path, 'x'.repeat(10_000_000));
    },
  },
];

test('files that are no inventories are refused with a sentence each', async ({
  app,
  page,
  folder,
}) => {
  await goTo(page, 'Import');
  for (const { name, says, make } of REFUSED_FILES) {
    await test.step(name, async () => {
      make(join(folder, name));
      await chooseFile(app, page, join(folder, name));
      await expectSentence(page.getByRole('main').getByRole('alert'), says);
      await expect(page.getByRole('button', { name: 'Check', exact: true })).toHaveCount(0);
      await page.getByRole('button', { name: 'Choose another file' }).click();
    });
  }
  await expectUsable(app, page, folder);
});

test('a file without headings says so, and nothing is mapped', async ({ app, page, folder }) => {
  await goTo(page, 'Import');
  const path = join(folder, 'headless.csv');
  writeFileSync(path, 'B-1,Huawei,NE40E,2020-01-01\nB-2,Nokia,7750 SR,2021-02-03\n');
  await chooseFile(app, page, path);
  const says = 'No line holds column headings; every line is read as a row';
  await expectSentence(page.getByRole('region', { name: 'The file' }), says);
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeDisabled();
  await expectUsable(app, page, folder);
});

test('a file with headings alone says that it has no rows', async ({ app, page, folder }) => {
  await goTo(page, 'Import');
  const path = join(folder, 'headings.csv');
  writeFileSync(path, 'Asset ID,Vendor,Model\n');
  await chooseFile(app, page, path);
  await expect(
    page.getByText('headings.csv has headings but no rows; export it again.'),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeDisabled();
  await expectUsable(app, page, folder);
});

test('a file that vanishes after its check is not imported', async ({ app, page, folder }) => {
  await goTo(page, 'Import');
  const path = join(folder, 'gone.csv');
  writeFileSync(path, 'Asset ID,Vendor,Model\nB-1,Huawei,NE40E\n');
  await chooseFile(app, page, path);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  const run = page.getByRole('button', { name: 'Import 1 row' });
  await expect(run).toBeVisible();
  rmSync(path);
  await run.click();
  await expectSentence(
    notificationsOf(page),
    'gone.csv does not exist; check its name, put it back, or choose another file.',
  );
  await expectUsable(app, page, folder);
});

type RefusedWorkspace = {
  readonly name: string;
  readonly says: string;
  make(this: void, path: string): void;
};

function makeWorkspace(path: string): void {
  readyWorkspace(dirname(path), basename(path, '.provenet'), { name: 'good.csv', text: GOOD });
}

const REFUSED_WORKSPACES: readonly RefusedWorkspace[] = [
  {
    name: 'text.provenet',
    says: 'text.provenet is not a Provenet workspace; choose a .provenet file',
    make: (path) => {
      writeFileSync(path, GOOD);
    },
  },
  {
    name: 'foreign.provenet',
    says: 'foreign.provenet is not a Provenet workspace; choose a .provenet file',
    make: (path) => {
      runSql(path, 'CREATE TABLE device (name TEXT); INSERT INTO device VALUES (1)');
    },
  },
  {
    name: 'newer.provenet',
    says: 'newer.provenet was written by a newer Provenet (schema 999',
    make: (path) => {
      makeWorkspace(path);
      runSql(path, 'PRAGMA user_version = 999');
    },
  },
  {
    name: 'locked.provenet',
    says: 'locked.provenet or its folder is read-only; make both writable, or copy the file',
    make: (path) => {
      makeWorkspace(path);
      chmodSync(path, 0o444);
    },
  },
];

test('what is no workspace is refused with a sentence, and the open one stays', async ({
  app,
  page,
  folder,
}) => {
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(elsewhere);
  for (const { name, says, make } of REFUSED_WORKSPACES) {
    await test.step(name, async () => {
      const path = join(elsewhere, name);
      make(path);
      const before = readFileSync(path);
      await answerOpenDialogs(app, path);
      await page.getByRole('button', { name: 'North' }).click();
      await page.getByRole('menuitem', { name: 'Open workspace' }).click();
      const notice = notificationsOf(page).filter({ hasText: name });
      await expectSentence(notice, says);
      await notice.getByRole('button').click();
      expect(readFileSync(path).equals(before), 'the file is as it was').toBe(true);
    });
  }
  await expectUsable(app, page, folder);
});
