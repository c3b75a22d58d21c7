import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launchApp, runApp } from './support/launch.ts';
import { expect, test } from './support/test.ts';

const dist = resolve(import.meta.dirname, '..', '..', 'dist');
const executablePath = [
  join(dist, 'linux-unpacked', 'provenet'),
  join(dist, 'linux-arm64-unpacked', 'provenet'),
  join(dist, 'win-unpacked', 'Provenet.exe'),
  join(dist, 'mac', 'Provenet.app', 'Contents', 'MacOS', 'Provenet'),
  join(dist, 'mac-arm64', 'Provenet.app', 'Contents', 'MacOS', 'Provenet'),
].find(existsSync);

test.beforeAll(() => {
  if (executablePath === undefined) throw new Error('There is no package: npm run package');
});

test('the packaged app opens its window', async ({ userDataDir }) => {
  const app = await launchApp({ userDataDir, executablePath: String(executablePath) });
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
  } finally {
    await app.close();
  }
});

test('the packaged app answers on the command line', async ({ userDataDir }) => {
  const { code, stdout } = await runApp({
    userDataDir,
    executablePath: String(executablePath),
    args: ['cli', 'policies', '--json'],
  });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toBeTruthy();
});
