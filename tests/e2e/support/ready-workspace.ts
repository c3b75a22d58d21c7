import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCli } from './node-program.ts';

/** A file as it is imported: its name and what stands in it, or its path in the checkout. */
export type Source = { readonly name: string; readonly text: string } | string;

const made = new Map<string, Buffer>();

function make(source: Source, args: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'provenet-ready-'));
  try {
    const isPath = typeof source === 'string';
    const file = isPath ? resolve(source) : join(folder, source.name);
    if (!isPath) writeFileSync(file, source.text);
    const workspace = join(folder, 'ready.provenet');
    runCli('import', file, '--workspace', workspace, ...args);
    return readFileSync(workspace);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * A workspace into which the command line imported a file, with its further arguments; answers its
 * path. The command line runs once for all tests of a process that begin with the same import, and
 * each of them gets a file of its own.
 */
export function readyWorkspace(
  folder: string,
  name: string,
  source: Source,
  ...args: readonly string[]
): string {
  const key = JSON.stringify([source, args]);
  const bytes = made.get(key) ?? make(source, args);
  made.set(key, bytes);
  const path = join(folder, `${name}.provenet`);
  writeFileSync(path, bytes);
  return path;
}
