import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { watchProblems } from './support/problems.ts';
import { expect, test } from './support/test.ts';

/** What of Electron's security checklist is about the world outside the pages. */

const root = resolve(import.meta.dirname, '..', '..');

test('15: nothing that a page does opens another program', async ({ app, page }) => {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedOutside: opened });
    const note = (what: string) => {
      opened.push(what);
      return Promise.resolve('');
    };
    Object.assign(shell, { openExternal: note, openPath: note });
  });
  await page.evaluate(() => {
    for (const target of ['mailto:x@example.org', 'https://example.org/', 'file:///etc/passwd']) {
      window.open(target);
      const link = document.createElement('a');
      link.href = target;
      link.target = '_blank';
      document.body.append(link);
      link.click();
    }
  });
  await expect(page.locator('#root > *').first()).toBeAttached();
  const opened = await app.evaluate(
    () => (globalThis as unknown as { openedOutside: string[] }).openedOutside,
  );
  expect(opened).toEqual([]);
  expect(app.windows()).toHaveLength(1);
});

test('16: the app runs on the Electron that the lockfile names, or on the known repack', async ({
  app,
}) => {
  const read = (...parts: readonly string[]) => readFileSync(join(root, ...parts), 'utf8');
  const { devDependencies } = JSON.parse(read('package.json')) as {
    devDependencies: Record<string, string>;
  };
  const wanted = devDependencies['electron'];
  expect(wanted).toMatch(/^\d+\.\d+\.\d+$/u);
  const fallback = /version: '(\d+\.\d+\.\d+)'/u.exec(
    read('main', 'setup', 'lib', 'electron-runtime.mjs'),
  )?.[1];
  const running = await app.evaluate(() => process.versions['electron']);
  expect([wanted, fallback]).toContain(running);
});

test('20: the bridge is seven functions, and hands on no object of Electron', async ({
  app,
  page,
}) => {
  const problems = watchProblems(page);
  const shape = await page.evaluate(() => {
    const { provenet } = window as unknown as { provenet: Record<string, unknown> };
    return {
      names: Object.keys(provenet).toSorted(),
      kinds: [...new Set(Object.values(provenet).map((value) => typeof value))],
      isFixed: Reflect.set(provenet, 'call', null) === false || provenet['call'] !== null,
      others: Object.keys(window).filter((name) => /electron|ipc|require/iu.test(name)),
    };
  });
  expect(shape).toEqual({
    names: [
      'call',
      'dropCaches',
      'grantDropped',
      'onMenu',
      'printQuery',
      'printReady',
      'requestDataPort',
    ],
    kinds: ['function'],
    isFixed: true,
    others: [],
  });
  const heard = page.evaluate(
    () =>
      new Promise<unknown[]>((done) => {
        type Host = { provenet: { onMenu(listener: (...given: unknown[]) => void): unknown } };
        (window as unknown as Host).provenet.onMenu((...given) => {
          done(given);
        });
      }),
  );
  await expect
    .poll(async () => {
      await app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.send('provenet:menu', 'about');
      });
      return Promise.race([heard, Promise.resolve(null)]);
    })
    .toEqual(['about']);
  expect(problems).toEqual([]);
});
