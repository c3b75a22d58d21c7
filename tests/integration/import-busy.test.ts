import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Workspace } from '#main/data/workspace';
import { projectRoot } from '../support/reference.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { closeWhenDone, itemsOf, newWorkspace, workerUrl } from '../support/workspaces.ts';

/** More rows than a reader sends before it waits for somebody to take them. */
const ROWS = 40_000;

const urlOf = (...path: readonly string[]): string =>
  JSON.stringify(pathToFileURL(join(projectRoot, ...path)).href);
const sqlite = createRequire(import.meta.url).resolve('better-sqlite3');

/** A program that imports while another connection writes, and ends when nothing is left to do. */
const PROGRAM = `
  import BetterSqlite3 from ${JSON.stringify(pathToFileURL(sqlite).href)};
  import { runImport } from ${urlOf('main', 'data', 'commands', 'run-import.ts')};
  import { readersAnew } from ${urlOf('tests', 'support', 'readers-anew.ts')};
  import { Workspace } from ${urlOf('main', 'data', 'workspace.ts')};
  const [path, file] = process.argv.slice(2);
  const workspace = Workspace.open(path, false);
  const other = new BetterSqlite3(path);
  other.exec('BEGIN IMMEDIATE');
  const plan = {
    mapping: [{ column: 0, field: 'serialNumber' }, { column: 1, field: 'manufacturer' }],
    key: [['serialNumber']],
    defaults: [],
  };
  try {
    await runImport({
      workspace,
      threads: readersAnew(new URL(${JSON.stringify(workerUrl.href)})),
      path: file,
      plan,
      isDryRun: false,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
  } catch (error) {
    process.stdout.write(error.code);
  }
  other.exec('ROLLBACK');
  other.close();
  workspace.close();
`;

describe('an import into a workspace that another program writes', () => {
  it('is refused and leaves nothing running behind it', () => {
    const folder = tempFolder();
    newWorkspace(folder).close();
    const workspace = join(folder, 'audit.provenet');
    const rows = Array.from({ length: ROWS }, (_, at) => `S${at},Huawei`);
    const file = writeTo(folder, 'long.csv', `Serial,Vendor\n${rows.join('\n')}\n`);
    const program = writeTo(folder, 'program.mjs', PROGRAM);
    const { status, signal, stdout, stderr } = spawnSync(
      process.execPath,
      ['--no-warnings', program, workspace, file],
      { encoding: 'utf8', timeout: 30_000, env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
    );
    expect({ status, signal, stdout, stderr }).toEqual({
      status: 0,
      signal: null,
      stdout: 'workspace-busy',
      stderr: '',
    });
    expect(itemsOf(closeWhenDone(Workspace.open(workspace, false)))).toEqual([]);
  });
});
