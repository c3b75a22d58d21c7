import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workspaceOfTwo } from '../support/backups.ts';
import { cli, cliFails, cliJson } from '../support/command-line.ts';
import { writeTo, tempFolder } from '../support/temp-folder.ts';

const real = fs.accessSync;
/** What the system refuses to have written, though its mode says nothing against that. */
const refused = new Set<string>();

function replaceAccess(accessSync: typeof fs.accessSync): void {
  fs.accessSync = accessSync;
  // Modules have a binding of their own for each function of a built-in one.
  syncBuiltinESMExports();
}

beforeEach(() => {
  refused.clear();
  replaceAccess((path, mode) => {
    if (refused.has(String(path)) && mode === fs.constants.W_OK) {
      throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' });
    }
    real(path, mode);
  });
});
afterEach(() => {
  replaceAccess(real);
});

describe('a workspace that the system keeps from being written', () => {
  it.each(['file', 'folder'])(
    'whose %s may not be, is read through a private copy',
    async (which) => {
      const workspace = await workspaceOfTwo();
      const { path } = workspace;
      workspace.close();
      refused.add(which === 'file' ? path : dirname(path));
      const before = [fs.readdirSync(dirname(path)), fs.readFileSync(path)];
      expect(await cliJson('summary', '--workspace', path)).toMatchObject({ items: { total: 2 } });
      for (const command of ['check', 'items', 'imports']) {
        expect(await cli(command, '--workspace', path)).toMatchObject({ code: 0, stderr: '' });
      }
      const csv = writeTo(tempFolder(), 'more.csv', 'Serial\nS3\n');
      expect(await cliFails(1, 'import', csv, '--workspace', path)).toContain('read-only');
      expect([fs.readdirSync(dirname(path)), fs.readFileSync(path)]).toEqual(before);
    },
  );
});
