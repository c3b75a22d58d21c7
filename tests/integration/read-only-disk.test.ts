import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { workspaceOfTwo } from '../support/backups.ts';
import { cli, cliFails, cliJson } from '../support/command-line.ts';
import { writeTo, tempFolder } from '../support/temp-folder.ts';

/** What the system refuses to have written, though its mode says nothing against that. */
const refused = vi.hoisted(() => new Set<string>());

vi.mock(import('node:fs'), async (importOriginal) => {
  const real = await importOriginal();
  const accessSync: typeof real.accessSync = (path, mode) => {
    if (refused.has(String(path)) && mode === real.constants.W_OK) {
      throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' });
    }
    real.accessSync(path, mode);
  };
  return { ...real, accessSync };
});

beforeEach(() => {
  refused.clear();
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
