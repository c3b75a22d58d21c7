import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { callBridge } from './support/bridge.ts';
import { answerOpenDialogs, answerSaveDialogs, clickMenu } from './support/dialogs.ts';
import { launchApp } from './support/launch.ts';
import { expect, test } from './support/test.ts';

const titleOf = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());

async function createWorkspace(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await answerSaveDialogs(app, path);
  expect(await callBridge(page, 'workspace.create', {})).toMatchObject({
    value: { status: 'opened' },
  });
}

test('a new workspace gets its extension, names the window and is never overwritten', async ({
  app,
  page,
  folder,
}) => {
  expect(await titleOf(app)).toBe('Provenet');
  await createWorkspace(app, page, join(folder, 'North'));
  expect(existsSync(join(folder, 'North.provenet'))).toBe(true);
  expect(await titleOf(app)).toBe('North — Provenet');
  expect(await callBridge(page, 'workspace.create', {})).toMatchObject({
    ok: false,
    error: { code: 'conflict' },
  });
  expect(await titleOf(app)).toBe('North — Provenet');
  await callBridge(page, 'workspace.close', {});
  expect(await titleOf(app)).toBe('Provenet');
});

test('the menu opens a workspace, and a refused file leaves the open one open', async ({
  app,
  page,
  folder,
}) => {
  await createWorkspace(app, page, join(folder, 'North.provenet'));
  await callBridge(page, 'workspace.close', {});
  await page.reload();
  await expect(page.locator('#root > *').first()).toBeAttached();
  await answerOpenDialogs(app, join(folder, 'North.provenet'));
  await expect
    .poll(async () => {
      await clickMenu(app, 'open');
      return titleOf(app);
    })
    .toBe('North — Provenet');

  writeFileSync(join(folder, 'other.provenet'), 'not a workspace');
  await answerOpenDialogs(app, join(folder, 'other.provenet'));
  expect(await callBridge(page, 'workspace.openDialog', {})).toMatchObject({ ok: false });
  expect(await callBridge(page, 'workspace.current', {})).toEqual({
    ok: true,
    value: { name: 'North', place: null },
  });
});

test('recent workspaces are remembered over a restart, with those that are missing', async ({
  folder,
  userDataDir,
}) => {
  const first = await launchApp({ userDataDir });
  try {
    const page = await first.firstWindow();
    await createWorkspace(first, page, join(folder, 'North.provenet'));
    await createWorkspace(first, page, join(folder, 'South.provenet'));
  } finally {
    await first.close();
  }
  renameSync(join(folder, 'North.provenet'), join(folder, 'moved'));
  const second = await launchApp({ userDataDir, args: [join(folder, 'South.provenet')] });
  try {
    const page = await second.firstWindow();
    expect(await callBridge(page, 'workspace.current', {})).toMatchObject({
      value: { name: 'South' },
    });
    expect(await titleOf(second)).toBe('South — Provenet');
    expect(await callBridge(page, 'recents.list', {})).toMatchObject({
      value: [
        { name: 'South', folder, isMissing: false },
        { name: 'North', folder, isMissing: true },
      ],
    });
  } finally {
    await second.close();
  }
});

test('the audit summary is saved as a tagged PDF', async ({ app, page, folder }) => {
  await createWorkspace(app, page, join(folder, 'North.provenet'));
  await answerSaveDialogs(app, join(folder, 'Summary'));
  const grant = (await callBridge(page, 'files.chooseSave', {
    suggestedName: 'Summary.pdf',
    kind: 'pdf',
  })) as { value: { token: string } };
  const saved = await callBridge(page, 'summary.savePdf', {
    token: grant.value.token,
    asOf: '2026-11-23',
  });
  expect(saved).toMatchObject({ ok: true, value: { name: 'Summary.pdf' } });
  const pdf = readFileSync(join(folder, 'Summary.pdf')).toString('latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  expect(pdf).toContain('/StructTreeRoot');
  expect(app.windows()).toHaveLength(1);
});

test('a file that cannot be opened at the start is told on the start screen', async ({
  folder,
  userDataDir,
}) => {
  const path = join(folder, 'Broken.provenet');
  writeFileSync(path, 'not a workspace');
  const app = await launchApp({ userDataDir, args: [path] });
  try {
    const page = await app.firstWindow();
    await expect(page.getByRole('alert')).toContainText('Broken.provenet');
    await expect(page.getByRole('button', { name: /sample network/iu })).toBeVisible();
    expect(await titleOf(app)).toBe('Provenet');
  } finally {
    await app.close();
  }
});

test('a link opens the file that it leads to, and what belongs to it lies beside that', async ({
  app,
  page,
  folder,
}) => {
  mkdirSync(join(folder, 'volume'));
  mkdirSync(join(folder, 'desk'));
  const path = join(folder, 'volume', 'North.provenet');
  const link = join(folder, 'desk', 'Link.provenet');
  await createWorkspace(app, page, path);
  await callBridge(page, 'workspace.close', {});
  symlinkSync(path, link);
  await answerOpenDialogs(app, link);
  expect(await callBridge(page, 'workspace.openDialog', {})).toMatchObject({
    ok: true,
    value: { status: 'opened', name: 'North' },
  });
  const converted = await callBridge(page, 'encryption.encrypt', {
    secrets: { passphrase: 'a bridge of nineteen words', recoveryKey: null },
    isKept: false,
  });
  expect(converted).toMatchObject({ ok: true });
  await callBridge(page, 'workspace.close', {});
  expect(readdirSync(join(folder, 'desk'))).toEqual(['Link.provenet']);
  expect(readlinkSync(link)).toBe(path);
  expect(readFileSync(path).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
  // It is the same one on the start screen, whichever way it was opened.
  const recents = await callBridge(page, 'recents.list', {});
  expect(recents).toMatchObject({ ok: true, value: [{ name: 'North' }] });
});

test('no file is replaced under an extension that nobody typed without being asked', async ({
  app,
  page,
  folder,
}) => {
  const there = join(folder, 'Rules.json');
  writeFileSync(there, 'of somebody else');
  const typed = ['Rules', 'Others', 'Rules', 'Rules.json'].map((name) => join(folder, name));
  await app.evaluate(({ dialog }, filePaths) => {
    const asked: string[] = [];
    const left = [...filePaths];
    const answers = [1, 0];
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: false, filePath: left.shift() ?? '' });
    dialog.showMessageBox = (...given: unknown[]) => {
      asked.push(JSON.stringify(given.at(-1)));
      return Promise.resolve({ response: answers.shift() ?? 1, checkboxChecked: false });
    };
    Object.assign(globalThis, { asked });
  }, typed);
  const asked = () => app.evaluate(() => (globalThis as { asked?: string[] }).asked ?? []);
  const save = (text: string) => callBridge(page, 'ruleFiles.save', { suggestedName: 'R', text });

  expect(await save('first')).toMatchObject({ value: { name: 'Others.json' } });
  expect(readFileSync(there, 'utf8')).toBe('of somebody else');
  expect(await asked()).toHaveLength(1);
  expect((await asked())[0]).toContain('is there already. Replace it?');

  expect(await save('second')).toMatchObject({ value: { name: 'Rules.json' } });
  expect(readFileSync(there, 'utf8')).toBe('second');
  expect(await asked()).toHaveLength(2);

  // Typed whole, it was the system that asked.
  expect(await save('third')).toMatchObject({ value: { name: 'Rules.json' } });
  expect(readFileSync(there, 'utf8')).toBe('third');
  expect(await asked()).toHaveLength(2);
});
