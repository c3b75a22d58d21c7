import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';

const root = resolve(import.meta.dirname, '..', '..', '..');

type LaunchOptions = {
  readonly userDataDir: string;
  /** Arguments of Provenet itself. */
  readonly args?: readonly string[];
  /** A packaged program instead of the build in `out`. */
  readonly executablePath?: string;
  /** Variables of the environment beside those of the test. */
  readonly env?: Readonly<Record<string, string>>;
};

function commandOf(options: LaunchOptions) {
  const { userDataDir, args = [], executablePath } = options;
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] =>
        entry[0] !== 'ELECTRON_RUN_AS_NODE' && entry[1] !== undefined,
    ),
  );
  const switches = [`--user-data-dir=${userDataDir}`, '--lang=en-GB'];
  // Chromium's sandbox refuses to work for root.
  if (process.getuid?.() === 0) switches.push('--no-sandbox');
  return {
    args: [...switches, ...(executablePath === undefined ? [root] : []), ...args],
    env: { ...env, ...options.env },
    cwd: root,
    // In Node, the package `electron` is the path of its program.
    executablePath: executablePath ?? String(createRequire(import.meta.url)('electron')),
  };
}

/** Starts the built app, or a packaged one, with settings of its own. */
export function launchApp(options: LaunchOptions): Promise<ElectronApplication> {
  return _electron.launch(commandOf(options));
}

/** Runs the app to its end, with nothing attached to it; answers its exit code and output. */
export async function runApp(
  options: LaunchOptions,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { executablePath, args, env, cwd } = commandOf(options);
  const child = spawn(executablePath, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', (text: Buffer) => {
      printed[stream] += text.toString('utf8');
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...printed };
}

/** Makes a folder that only one test uses; answers it and a function that removes it. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'provenet-e2e-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
