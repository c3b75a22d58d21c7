import { spawn, spawnSync } from 'node:child_process';
import { root } from './paths.mjs';

/** Says one line on standard error; standard output belongs to the command that was asked for. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** An expected failure of the set-up: its message is for the person at the terminal. */
export class SetupError extends Error {}

/** For output that is collected: no colours, whatever the terminal is. */
export const plainEnvironment = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };

/** Runs a program quietly. Throws a SetupError with its last lines where it fails. */
export function runQuietly(what, program, args, options = {}) {
  const result = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: plainEnvironment,
    ...options,
  });
  if (result.status === 0) return result.stdout;
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}`.trim().split('\n').slice(-30);
  throw new SetupError(
    `${what} failed (${result.error?.message ?? `exit ${result.status ?? result.signal}`}).\n${output.join('\n')}`,
  );
}

/** Runs a program on this terminal and answers its exit code. */
export function runInherited(program, args, options = {}) {
  const result = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) throw new SetupError(`${program} did not start: ${result.error.message}`);
  return result.status ?? 1;
}

/** Runs a program and collects what it prints; answers `{ code, output, seconds }`, never throws. */
export function runCollected(program, args, options = {}) {
  const start = performance.now();
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, env: plainEnvironment, ...options });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    const end = (code) => done({ code, output, seconds: (performance.now() - start) / 1000 });
    child.on('error', (error) => {
      output += error.message;
      end(1);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Runs `main` and turns a SetupError into one message and exit code 1. */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
