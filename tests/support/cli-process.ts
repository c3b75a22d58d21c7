import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { tempFolder, writeTo } from './temp-folder.ts';
import { workerUrl } from './workspaces.ts';

const root = new URL('../../', import.meta.url);

/** The command line from its source, as a process of its own. */
const PROGRAM = `
import { runCli } from ${JSON.stringify(new URL('main/cli/run.ts', root).href)};
process.exitCode = await runCli(process.argv.slice(2), {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  workerUrl: new URL(${JSON.stringify(workerUrl.href)}),
});`;

/** Starts a command in a process that a test can kill; it is killed at the end at the latest. */
export function startCli(...args: readonly string[]): ChildProcess {
  const program = writeTo(tempFolder(), 'cli.mjs', PROGRAM);
  const child = spawn(process.execPath, [program, ...args], {
    cwd: fileURLToPath(root),
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** Kills a process at once and waits until it is gone. */
export async function killNow(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
