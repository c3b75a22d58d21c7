import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callBridge as call } from './support/bridge.ts';
import { answerSaveDialogs } from './support/dialogs.ts';
import { runApp } from './support/launch.ts';
import { expect, test } from './support/test.ts';

const refusal = (code: string) => ({ ok: false, error: { code } });

test('the page is sandboxed and isolated', async ({ app, page }) => {
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    // Not in the typings: what the window was really made with.
    type Inspectable = { getLastWebPreferences(): Record<string, unknown> };
    const contents: unknown = BrowserWindow.getAllWindows()[0]?.webContents;
    return (contents as Inspectable).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
  });
  const globals = await page.evaluate(() => [
    'require' in globalThis,
    'process' in globalThis,
    'module' in globalThis,
    'electron' in globalThis,
    location.origin,
  ]);
  expect(globals).toEqual([false, false, false, false, 'app://bundle']);
});

test('the page breaks no rule of its content security policy', async ({ page }) => {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      // eslint-disable-next-line no-console -- the page's way to tell this test
      console.error(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  const nonceOf = () => page.locator('meta[name="csp-nonce"]').getAttribute('content');
  const first = await nonceOf();
  await page.reload();
  await expect(page.locator('#root > *').first()).toBeAttached();
  expect(problems).toEqual([]);
  expect(first).toMatch(/^[\w+/]{22}==$/);
  expect(await nonceOf()).not.toBe(first);
});

test('inline scripts and evaluated text do not run', async ({ page }) => {
  const results = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.hasRun = true';
    document.body.append(script);
    const evaluate = () => {
      try {
        // eslint-disable-next-line typescript/no-implied-eval -- that it is refused is the point
        return new Function('return "ran"')() as unknown;
      } catch {
        return 'refused';
      }
    };
    // From a task of its own: the test's own call may evaluate what it likes.
    const evaluated = await new Promise((resolve) => {
      setTimeout(() => {
        resolve(evaluate());
      });
    });
    return ['hasRun' in window, evaluated];
  });
  expect(results).toEqual([false, 'refused']);
});

test('navigation and new windows are refused', async ({ app, page }) => {
  const url = page.url();
  const isPrevented = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<boolean>((resolve) => {
        BrowserWindow.getAllWindows()[0]?.webContents.once('will-frame-navigate', (event) => {
          resolve(event.defaultPrevented);
        });
      }),
  );
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  expect(await isPrevented).toBe(true);
  expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull();
  expect(await page.evaluate(() => window.open('app://bundle/index.html'))).toBeNull();
  expect(page.url()).toBe(url);
  expect(app.windows()).toHaveLength(1);
});

test('permissions are refused', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const position = await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => {
          resolve('granted');
        },
        (error) => {
          resolve(error.code);
        },
      );
    });
    const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'refused',
    );
    return [position, camera, await Notification.requestPermission()];
  });
  expect(answers).toEqual([1, 'refused', 'denied']);
});

test('no request leaves the app', async ({ app, page }) => {
  let hits = 0;
  const server = createServer((_request, response) => {
    hits += 1;
    response.end('reached');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    const fromPage = await page.evaluate(async (target) => {
      const image = await new Promise((resolve) => {
        const element = new Image();
        element.addEventListener('load', () => {
          resolve('loaded');
        });
        element.addEventListener('error', () => {
          resolve('refused');
        });
        element.src = target;
      });
      const answer = await fetch(target).then(
        () => 'answered',
        () => 'refused',
      );
      return [image, answer, navigator.sendBeacon(target, 'x')];
    }, url);
    expect(fromPage.slice(0, 2)).toEqual(['refused', 'refused']);

    // The second wall, behind the policy of the page.
    const fromSession = await app.evaluate(
      ({ session }, target) =>
        session.defaultSession.fetch(target).then(
          () => 'answered',
          (error: unknown) => String(error),
        ),
      url,
    );
    expect(fromSession).toContain('ERR_BLOCKED_BY_CLIENT');

    const origins = await app.evaluate(async ({ session, BrowserWindow }) => {
      const seen = new Set<string>();
      session.defaultSession.webRequest.onCompleted((details) => {
        seen.add(new URL(details.url).protocol);
      });
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const loaded = new Promise<void>((resolve) => {
        contents?.once('did-finish-load', () => {
          resolve();
        });
      });
      contents?.reload();
      await loaded;
      return [...seen];
    });
    expect(origins).toEqual(['app:']);
    expect(hits).toBe(0);
  } finally {
    server.close();
  }
});

test('app:// holds the built pages and nothing else', async ({ app }) => {
  const statuses = await app.evaluate(async ({ session }) => {
    const status = async (url: string) => (await session.defaultSession.fetch(url)).status;
    return Promise.all(
      [
        'app://bundle/index.html',
        'app://bundle/missing.js',
        'app://bundle/..%2f..%2fpackage.json',
        'app://bundle/../main/index.js',
        'app://other/index.html',
      ].map(status),
    );
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404]);
});

test('calls outside the contract are refused', async ({ app, page }) => {
  expect(await call(page, 'app.nope', {})).toMatchObject(refusal('invalid-input'));
  expect(await call(page, 'toString', {})).toMatchObject(refusal('invalid-input'));
  expect(await call(page, 'app.info', { extra: 1 })).toMatchObject(refusal('invalid-input'));
  const forged = { token: crypto.randomUUID() };
  expect(await call(page, 'workspace.openDropped', forged)).toMatchObject(refusal('not-found'));
  expect(await call(page, 'summary.savePdf', forged)).toMatchObject(refusal('not-found'));
  await answerSaveDialogs(app, null);
  expect(await call(page, 'workspace.create', {})).toEqual({
    ok: true,
    value: { status: 'cancelled' },
  });
  expect(await call(page, 'app.info', {})).toMatchObject({ ok: true });
});

test('a page in a window that is not ours is refused', async ({ app, page }) => {
  const [stranger] = await Promise.all([
    app.waitForEvent('window'),
    app.evaluate(async ({ app: program, BrowserWindow }) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload: `${program.getAppPath()}/out/preload/index.cjs`, sandbox: true },
      });
      await window.loadURL('app://bundle/index.html');
    }),
  ]);
  expect(await call(stranger, 'app.info', {})).toMatchObject(refusal('invalid-input'));
  expect(await call(page, 'app.info', {})).toMatchObject({ ok: true });
});

test('the data host is started again when it dies', async ({ app }) => {
  const hostPid = () =>
    app.evaluate(
      ({ app: program }) =>
        program.getAppMetrics().find((metric) => metric.name === 'Provenet data host')?.pid ?? 0,
    );
  await expect.poll(hostPid).toBeGreaterThan(0);
  const first = await hostPid();
  process.kill(first, 'SIGKILL');
  await expect.poll(async () => ![0, first].includes(await hostPid())).toBe(true);
});

test('a second start hands over to the first', async ({ app, userDataDir }) => {
  const isFocused = app.evaluate(
    ({ app: program }) =>
      new Promise<boolean>((resolve) => {
        program.once('second-instance', () => {
          resolve(true);
        });
      }),
  );
  const second = await runApp({ userDataDir });
  expect(second.code).toBe(0);
  expect(await isFocused).toBe(true);
  expect(app.windows()).toHaveLength(1);
});
