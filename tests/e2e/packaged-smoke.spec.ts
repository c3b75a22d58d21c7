import { callBridge } from './support/bridge.ts';
import { packagedProgram } from './support/packages.ts';
import { launchApp, runApp } from './support/launch.ts';
import { expect, test } from './support/test.ts';

test('the packaged app opens its window', async ({ userDataDir }) => {
  const app = await launchApp({ userDataDir, executablePath: packagedProgram('driven') });
  try {
    const page = await app.firstWindow();
    await expect(page.locator('#root > *').first()).toBeAttached();
    expect(page.url()).toBe('app://bundle/index.html');
    const facts = await app.evaluate(({ app: program, BrowserWindow }) => ({
      isPackaged: program.isPackaged,
      title: BrowserWindow.getAllWindows()[0]?.getTitle(),
      processes: program.getAppMetrics().map((metric) => metric.name),
    }));
    expect(facts).toMatchObject({ isPackaged: true, title: 'Provenet' });
    expect(facts.processes).toContain('Provenet data host');
    const components = await callBridge(page, 'app.components', {});
    expect(components).toMatchObject({
      ok: true,
      value: expect.arrayContaining([
        expect.objectContaining({ name: 'better-sqlite3', licence: 'MIT' }),
      ]) as unknown,
    });
    // Nobody looks into a page of a package with developer tools.
    const isInspected = await app.evaluate(({ BrowserWindow, Menu }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.openDevTools();
      const roles = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) =>
        (submenu?.items ?? []).map(({ role }) => String(role).toLowerCase()),
      );
      return [contents?.isDevToolsOpened(), roles?.includes('toggledevtools')];
    });
    expect(isInspected).toEqual([false, false]);
  } finally {
    await app.close();
  }
});

test('the packaged app answers on the command line', async ({ userDataDir }) => {
  const { code, stdout } = await runApp({
    userDataDir,
    executablePath: packagedProgram('driven'),
    args: ['cli', 'policies', '--json'],
  });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toBeTruthy();
});
