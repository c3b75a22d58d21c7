import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..', '..');

/** Runs Electron as plain Node, whose ABI the app's native modules are built for. */
function runAsNode(args: readonly string[]): string {
  return execFileSync(String(createRequire(import.meta.url)('electron')), args, {
    cwd: root,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    // Of thousands of items the answer is longer than the mebibyte that is usual.
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs a command of the built command line; throws where it fails. */
export function runCli(...args: readonly string[]): string {
  return runAsNode([join(root, 'out', 'main', 'cli.js'), ...args]);
}

/** Runs a command that draws documents, as the desktop program, in American English. */
export function runDesktopCli(...args: readonly string[]): void {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  // Chromium's sandbox refuses to work for root.
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const program = String(createRequire(import.meta.url)('electron'));
  execFileSync(program, [...switches, '--log-level=3', root, 'cli', ...args], {
    env: { ...env, LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/**
 * Runs SQL on a database file, which is created where it is absent. A workspace loses its seal, by
 * which it would be taken for damaged.
 */
export function runSql(path: string, sql: string): void {
  const script = `
    const Database = require('better-sqlite3');
    const db = new Database(process.argv[1]);
    db.exec(process.argv[2]);
    db.close();`;
  runAsNode(['-e', script, path, sql]);
  rmSync(`${path}-seal`, { force: true });
}

/** The rows of a query on a database file, which is only read. */
export function readRows(path: string, sql: string): unknown[] {
  const script = `
    const Database = require('better-sqlite3');
    const db = new Database(process.argv[1], { readonly: true });
    console.log(JSON.stringify(db.prepare(process.argv[2]).all()));
    db.close();`;
  return JSON.parse(runAsNode(['-e', script, path, sql])) as unknown[];
}
