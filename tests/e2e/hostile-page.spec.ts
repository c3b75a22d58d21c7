import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Page } from '@playwright/test';
import { appContract } from '#shared/contract/app';
import { dataContract } from '#shared/contract/data';
import { badInputs, decodeBad, fuzzSeed } from '../support/bad-inputs.ts';
import { expectSettled, goTo, headingOf } from './support/pages/shell-page.ts';
import { readRows } from './support/node-program.ts';
import { expect, test } from './support/sample-test.ts';

/** What a page can do that was taken over: raw calls over the real channels. */

/** The integration tests send 200; over the channels it is seen that nothing is lost on the way. */
const RUNS = 25;
const seed = fuzzSeed();

type Answer = { readonly ok: boolean; readonly error?: { readonly code: string } };
type Call = { readonly name: string; readonly text: string };

/** Makes `hostile.main` and `hostile.data` in the page: calls that pass all types and schemas. */
async function arm(page: Page): Promise<void> {
  // A debugger's text is no script of the page, so that its policy does not matter.
  await page.evaluate(`globalThis.decodeBad = ${decodeBad.toString()}`);
  await page.evaluate(async () => {
    type Host = {
      provenet: { call(name: string, input: unknown): Promise<unknown>; requestDataPort(): void };
    };
    const { provenet } = window as unknown as Host;
    const port = await new Promise<MessagePort>((done) => {
      addEventListener(
        'message',
        function hear(event) {
          const [given] = event.ports;
          if (given === undefined) return;
          removeEventListener('message', hear);
          event.stopImmediatePropagation();
          done(given);
        },
        { capture: true },
      );
      provenet.requestDataPort();
    });
    const waiting = new Map<number, (outcome: unknown) => void>();
    let nextId = 1;
    port.addEventListener('message', ({ data }) => {
      const { id, outcome } = data as { id?: number; outcome?: unknown };
      if (id !== undefined) waiting.get(id)?.(outcome);
    });
    port.start();
    const data = (name: unknown, input: unknown) =>
      new Promise((done) => {
        const id = nextId;
        nextId += 1;
        waiting.set(id, done);
        port.postMessage({ id, name, input });
      });
    const main = (name: unknown, input: unknown) => provenet.call(name as string, input);
    Object.assign(globalThis, { hostile: { main, data, port } });
  });
}

/** Sends calls one after the other; what the channel itself refuses to carry counts as `unsent`. */
function sendAll(page: Page, to: 'main' | 'data', calls: readonly Call[]): Promise<string[]> {
  return page.evaluate(
    async ([channel, given]) => {
      type Armed = {
        decodeBad: (text: string) => unknown;
        hostile: Record<string, (name: unknown, input: unknown) => Promise<unknown>>;
      };
      const { decodeBad: decode, hostile } = globalThis as unknown as Armed;
      const codes: string[] = [];
      for (const { name, text } of given) {
        try {
          const answer = (await hostile[channel]?.(name, decode(text))) as Answer;
          codes.push(answer.ok ? 'ok' : (answer.error?.code ?? 'none'));
        } catch {
          codes.push('unsent');
        }
      }
      return codes;
    },
    [to, calls] as const,
  );
}

/** Bad inputs for each method of a contract, without those that its schema takes. */
function callsOf(contract: typeof appContract | typeof dataContract): Call[] {
  return Object.entries(contract).flatMap(([name, { input }]) =>
    fc
      .sample(badInputs(input), { numRuns: RUNS, seed })
      .filter(({ text }) => {
        const value = decodeBad(text);
        // The bridge of Electron copies a date, a map and a getter as plain objects.
        return ![value, JSON.parse(text)].some((each) => input.safeParse(each).success);
      })
      .map(({ text }) => ({ name, text })),
  );
}

const COUNTS = ['item', 'change', 'import', 'setting', 'manufacturer']
  .map((table) => `SELECT '${table}' AS name, count(*) AS rows FROM "${table}"`)
  .join(' UNION ALL ');

test('bad calls over the real channels are refused', async ({ app, page, folder }) => {
  await app.evaluate(({ dialog }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedDialogs: opened });
    const refuse = (name: string) => () => {
      opened.push(name);
      return Promise.resolve({ canceled: true, filePath: '', filePaths: [] });
    };
    Object.assign(dialog, { showOpenDialog: refuse('open'), showSaveDialog: refuse('save') });
  });
  test.info().annotations.push({ type: 'seed', description: `PROVENET_SEED=${seed}` });
  const path = join(folder, 'Sample.provenet');
  const before = readRows(path, COUNTS);
  await arm(page);
  const mains = callsOf(appContract);
  const datas = callsOf(dataContract);
  // Every method is among them; a new one is by itself.
  expect(new Set(mains.map(({ name }) => name)).size).toBe(Object.keys(appContract).length);
  expect(new Set(datas.map(({ name }) => name)).size).toBe(Object.keys(dataContract).length);
  for (const [to, calls] of [
    ['main', mains],
    ['data', datas],
  ] as const) {
    const codes = await sendAll(page, to, calls);
    const wrong = calls.flatMap(({ name, text }, index) => {
      const code = codes[index] ?? 'none';
      return ['invalid-input', 'unsent'].includes(code) ? [] : [`${code} ${name} ${text}`];
    });
    expect(
      wrong.map((line) => line.slice(0, 500)),
      `PROVENET_SEED=${seed}`,
    ).toEqual([]);
    expect(codes.filter((code) => code === 'invalid-input').length).toBeGreaterThan(
      calls.length / 2,
    );
  }
  const dialogs = await app.evaluate(
    () => (globalThis as unknown as { openedDialogs: string[] }).openedDialogs,
  );
  expect(dialogs).toEqual([]);
  expect(readRows(path, COUNTS)).toEqual(before);
  await expect(headingOf(page, 'Overview')).toBeVisible();
});

test('messages that are no calls are dropped, and the next call is answered', async ({ page }) => {
  await arm(page);
  const answer = await page.evaluate(async () => {
    type Armed = {
      hostile: {
        data: (name: unknown, input: unknown) => Promise<unknown>;
        port: MessagePort;
      };
    };
    const { data, port } = (globalThis as unknown as Armed).hostile;
    const wrong = [null, 1, 'x', [], {}, { id: 0, name: 'x' }, { id: 1.5, name: 7, input: {} }];
    for (const message of wrong) port.postMessage(message);
    port.postMessage({ id: 9e15, name: 'x'.repeat(1000), input: {} });
    return data('workspace.get', {});
  });
  expect(answer).toMatchObject({ ok: true });
});

test('ten thousand calls in one burst leave the window usable', async ({ page, userDataDir }) => {
  await arm(page);
  const codes = await page.evaluate(async () => {
    type Armed = {
      hostile: Record<'main' | 'data', (name: unknown, input: unknown) => Promise<unknown>>;
    };
    const { hostile } = globalThis as unknown as Armed;
    const calls = Array.from({ length: 5_000 }, () => [
      hostile.main('app.info', { no: 1 }),
      hostile.data('history.steps', {}),
    ]).flat();
    const answers = (await Promise.all(calls)) as Answer[];
    return answers.map(({ ok, error }) => (ok ? 'ok' : error?.code));
  });
  expect(codes.filter((code) => code === 'ok')).toHaveLength(5_000);
  expect(codes.filter((code) => code === 'invalid-input')).toHaveLength(5_000);
  // What is refused is nobody's defect: a flood of it must not fill the log.
  const log = readFileSync(join(userDataDir, 'logs', 'provenet.log'), 'utf8');
  expect(log.split('\n').length).toBeLessThan(20);
  await goTo(page, 'Inventory');
  await expectSettled(page);
});

test('only the top frame of our own page on our own origin is heard', async ({ app, page }) => {
  const child = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inside = frame.contentWindow as unknown as Record<string, unknown> | null;
    return [frame.contentWindow?.location.href, typeof inside?.['provenet']];
  });
  // An empty frame is let be, and has no bridge.
  expect(child).toEqual(['about:blank', 'undefined']);
  const answers = await app.evaluate(async ({ ipcMain, BrowserWindow }) => {
    type Handlers = {
      _invokeHandlers: Map<string, (event: object, ...args: unknown[]) => Promise<unknown>>;
    };
    const handler = (ipcMain as unknown as Handlers)._invokeHandlers.get('provenet:call');
    const sender = BrowserWindow.getAllWindows()[0]?.webContents;
    const top = sender?.mainFrame;
    const frames = [
      { parent: null, origin: 'app://bundle' },
      { parent: top, origin: 'app://bundle' },
      { parent: null, origin: 'null' },
      { parent: null, origin: 'https://bundle' },
      { parent: null, origin: 'app://other' },
      { parent: null, origin: 'file://' },
      null,
    ];
    const ask = async (senderFrame: object | null) => {
      const answer = (await handler?.({ sender, senderFrame }, 'app.info', {})) as { ok: boolean };
      return answer.ok;
    };
    return Promise.all(frames.map(ask));
  });
  expect(answers).toEqual([true, false, false, false, false, false, false]);
});
