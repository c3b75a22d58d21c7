import { expect } from 'vitest';
import { runCli } from '#main/cli/run';
import { workerUrl } from './workspaces.ts';

export type CommandResult = {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
};

/** Runs one command with its outputs captured. */
export async function cli(...args: readonly string[]): Promise<CommandResult> {
  let stdout = '';
  let stderr = '';
  const code = await runCli(args, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    workerUrl,
  });
  return { code, stdout, stderr };
}

/** Runs a command that must succeed in silence and print exactly one JSON document. */
export async function cliJson(...args: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await cli(...args, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.endsWith('\n')).toBe(true);
  return JSON.parse(stdout) as unknown;
}

/** Runs a command that must fail with one line on standard error and nothing else. */
export async function cliFails(code: 1 | 2, ...args: readonly string[]): Promise<string> {
  const result = await cli(...args);
  expect(result).toMatchObject({ code, stdout: '' });
  expect(result.stderr).toMatch(/^[^\n]{10,400}\n$/u);
  return result.stderr.trim();
}
