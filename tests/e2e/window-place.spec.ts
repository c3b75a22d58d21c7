import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp, temporaryFolder } from './support/launch.ts';

type Place = { readonly bounds: object; readonly least: readonly number[] };

/** Starts the app with what it kept of its window; answers where the window is once it is shown. */
async function placeWith(kept: string | null): Promise<Place> {
  const folder = temporaryFolder();
  if (kept !== null) writeFileSync(join(folder.path, 'window.json'), kept);
  const app = await launchApp({ userDataDir: folder.path });
  try {
    const page = await app.firstWindow();
    await page.getByRole('heading', { name: 'Recent workspaces' }).waitFor();
    const read = () =>
      app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        return window?.isVisible() === true
          ? { bounds: window.getBounds(), least: window.getMinimumSize() }
          : null;
      });
    await expect.poll(read).not.toBeNull();
    return (await read()) as Place;
  } finally {
    await app.close();
    folder.remove();
  }
}

test('the window opens where it last was', async () => {
  const bounds = { x: 40, y: 30, width: 1100, height: 750 };
  const place = await placeWith(JSON.stringify({ bounds, isMaximized: false }));
  expect(place).toEqual({ bounds, least: [1024, 700] });
});

test('a window whose place cannot be read, or reached, opens amid the screen', async () => {
  const usual = await placeWith(null);
  expect(usual.bounds).toMatchObject({ height: 900 });
  expect(await placeWith('{"bounds":')).toEqual(usual);
  const away = { x: 9000, y: 9000, width: 1100, height: 750 };
  expect(await placeWith(JSON.stringify({ bounds: away, isMaximized: false }))).toEqual(usual);
});
