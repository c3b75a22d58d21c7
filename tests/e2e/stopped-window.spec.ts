import type { ElectronApplication } from '@playwright/test';
import { expectShown } from './support/pages/inventory-page.ts';
import { goTo } from './support/pages/shell-page.ts';
import { testWith } from './support/ready-test.ts';
import { expect } from './support/test.ts';

const FILE = 'Serial,Vendor\nS1,Huawei\nS2,Nokia\nS3,Huawei\n';
const test = testWith('North', { name: 'first.csv', text: FILE });

/** What the window shows, asked of the program: a page that stopped is lost to its test. */
function textOf(app: ElectronApplication): Promise<string> {
  return app.evaluate(async ({ BrowserWindow }) =>
    String(
      await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        'document.body.innerText',
      ),
    ),
  );
}

/** Stops the process of the window and waits until a page is loaded in it again. */
function stopWindow(app: ElectronApplication): Promise<void> {
  return app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    await new Promise<void>((resolve) => {
      contents?.once('did-finish-load', () => {
        resolve();
      });
      contents?.forcefullyCrashRenderer();
    });
  });
}

test('a window that stops is opened again where it was, and says so', async ({ app, page }) => {
  await goTo(page, 'Inventory');
  await expectShown(page, '3', '3');
  await page.locator('button[data-index][title="Huawei"]').click();
  await expectShown(page, '2', '3');
  await stopWindow(app);
  await expect.poll(() => textOf(app)).toContain('The window stopped and was opened again');
  await expect.poll(() => textOf(app)).toMatch(/2\s*of\s*3/u);
});

test('a window that stops again and again asks whether to go on without the workspace', async ({
  app,
  page,
}) => {
  await goTo(page, 'Inventory');
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
  });
  for (let stop = 0; stop < 4; stop += 1) {
    await expect.poll(() => textOf(app)).toContain('North');
    await stopWindow(app);
  }
  await expect.poll(() => textOf(app)).toContain('Recent workspaces');
});
