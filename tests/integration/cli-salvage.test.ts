import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { salvageReportSchema } from '#shared/contract/salvage';
import { cli, cliFails, cliJson } from '../support/command-line.ts';
import { spoilPages } from '../support/damaged-pages.ts';
import { pagesOf } from '../support/damaged-workspace.ts';
import { closedEncrypted } from '../support/encrypted.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import '../support/workspaces.ts';

const ROWS = 200;

/** A workspace of which a page of items is gone. */
async function damaged(): Promise<{ folder: string; path: string; bytes: Buffer }> {
  const folder = tempFolder();
  const path = join(folder, 'North.provenet');
  const rows = Array.from({ length: ROWS }, (_, at) => `S${at},Huawei,${'n'.repeat(50)}`);
  const file = writeTo(folder, 'a.csv', `Serial,Vendor,Notes\n${rows.join('\n')}\n`);
  await cli('import', file, '--workspace', path);
  const page = pagesOf(path).find(({ name, kind }) => name === 'item' && kind === 'leaf')?.page;
  return { folder, path, bytes: spoilPages(path, [page ?? 0]) };
}

describe('salvage', () => {
  it('saves rows of a workspace that does not open into one that does', async () => {
    const { folder, path, bytes } = await damaged();
    await cliFails(1, 'items', '--workspace', path);
    const to = join(folder, 'saved.provenet');
    const { code, stdout, stderr } = await cli('salvage', '--workspace', path, '--to', to);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^Saved what could be read of North\.provenet into saved\.provenet: \d+ items were read; \d+ could not be\.\n/u,
    );
    expect(stdout).toMatch(/^items: \d+ read, \d+ in doubt, \d+ lost$/mu);
    expect(stdout).toMatch(/^lost: serial number S\d+$/mu);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    const read = Number(/: (\d+) items were read/u.exec(stdout)?.[1]);
    expect(await cliJson('check', '--workspace', to)).toMatchObject({ ok: true, items: read });
  });

  it('prints one document with --json', async () => {
    const { folder, path } = await damaged();
    const to = join(folder, 'saved.provenet');
    const report = salvageReportSchema.parse(
      await cliJson('salvage', '--workspace', path, '--to', to),
    );
    const items = report.tables.find(({ table }) => table === 'item');
    expect(items?.isLostExact).toBe(true);
    expect((items?.copied ?? 0) + (items?.lost ?? 0)).toBe(ROWS);
    expect(report.lostItems).toHaveLength(items?.lost ?? 0);
  });

  it('refuses what it cannot do, and leaves nothing behind', async () => {
    const { folder, path } = await damaged();
    expect(await cliFails(2, 'salvage', '--workspace', path)).toContain('--to NEW.provenet');
    expect(await cliFails(2, 'salvage', '--to', path)).toContain('--workspace');
    expect(await cliFails(1, 'salvage', '--workspace', path, '--to', path)).toContain(
      'exists already',
    );
    const to = join(folder, 'saved.provenet');
    const text = writeTo(folder, 'text.provenet', 'Serial\nS1\n');
    expect(await cliFails(1, 'salvage', '--workspace', text, '--to', to)).toContain(
      'Nothing of text.provenet can be read as a workspace',
    );
    expect(await cliFails(1, 'salvage', '--workspace', `${path}x`, '--to', to)).toContain(
      'does not exist',
    );
    const nowhere = join(folder, 'no', 'saved.provenet');
    expect(await cliFails(1, 'salvage', '--workspace', path, '--to', nowhere)).toContain(
      'create it first',
    );
    expect(existsSync(to)).toBe(false);
  });

  it('says of an encrypted workspace what brings it back, and makes no file', async () => {
    const path = await closedEncrypted();
    const to = join(tempFolder(), 'saved.provenet');
    const said = await cliFails(1, 'salvage', '--workspace', path, '--to', to);
    expect(said).toContain('audit.provenet is encrypted, and rows cannot be saved out of');
    expect(existsSync(to)).toBe(false);
  });
});
