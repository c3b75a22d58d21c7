import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Workspace } from '#main/data/workspace';
import { assertNoWorkspaceAt } from '#main/files/never-overwritten';
import { cli, cliFails, cliJson } from '../support/command-line.ts';
import { closedEncrypted } from '../support/encrypted.ts';
import { locksOn } from '../support/file-locks.ts';
import { PASSPHRASE } from '../support/shared-lock.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { closeWhenDone } from '../support/workspaces.ts';

const NEVER = 'never overwritten';

async function filled() {
  const folder = tempFolder();
  const file = writeTo(folder, 'list.csv', 'Serial,Vendor\nS1,Huawei\nS1,Nokia\n');
  const workspace = join(folder, 'audit.provenet');
  await cliJson('import', file, '--workspace', workspace);
  await cliJson('backup', '--workspace', workspace);
  await cliJson('audit', 'close', '--workspace', workspace, '--name', 'A');
  return { folder, file, workspace, own: ['--workspace', workspace] as const };
}

/** The bytes of every file but seals, which each opening writes anew. */
function contentOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true });
  const files = paths
    .filter((each) => each.isFile() && !each.name.endsWith('-seal'))
    .map((each) => join(each.parentPath, each.name));
  return Object.fromEntries(files.map((path) => [path, readFileSync(path, 'base64')]));
}

describe('what a command writes', () => {
  it('takes the place of no workspace, of no backup and of nothing beside one', async () => {
    const { folder, workspace, own } = await filled();
    const backups = join(`${workspace}-backups`);
    const backup = readdirSync(backups).find((name) => name.endsWith('.provenet')) ?? '';
    const before = contentOf(folder);
    for (const out of [workspace, `${workspace}-seal`, join(backups, backup)]) {
      for (const words of [
        ['items', ...own, '--out', out],
        ['items', ...own, '--format', 'xlsx', '--out', out],
        ['items', ...own, '--format', 'ndjson', '--out', out],
        ['audit', 'compare', '1', ...own, '--out', out],
        ['bundle', ...own, '--without-pdf', '--out', out],
      ]) {
        expect(await cliFails(1, ...words)).toContain(NEVER);
      }
    }
    expect(contentOf(folder)).toEqual(before);
    expect(await cli('check', ...own)).toMatchObject({ code: 0 });
  });

  it.skipIf(process.platform !== 'linux')(
    'lets go of no lock of the workspace that is open, under whatever name it is asked for',
    async () => {
      const { workspace, folder } = await filled();
      closeWhenDone(Workspace.open(workspace, false));
      const [link, other] = [join(folder, 'link.csv'), join(folder, 'other.csv')];
      symlinkSync(workspace, link);
      linkSync(workspace, other);
      const before = locksOn(workspace);
      expect(before).not.toEqual([]);
      expect(() => assertNoWorkspaceAt(workspace)).toThrow(NEVER);
      expect(() => assertNoWorkspaceAt(link)).toThrow(NEVER);
      // The workspace stays under its own name, whatever takes the place of this one.
      expect(() => assertNoWorkspaceAt(other)).not.toThrow();
      expect(locksOn(workspace)).toEqual(before);
    },
  );

  it.skipIf(process.platform === 'win32')(
    'takes the place of no folder, and of nothing that is no file',
    async () => {
      const { folder, own } = await filled();
      const [pipe, inner] = [join(folder, 'pipe'), join(folder, 'inner')];
      mkdirSync(inner);
      execFileSync('mkfifo', [pipe]);
      for (const [out, words] of [
        [pipe, 'a device or a pipe'],
        [inner, 'a folder'],
      ] as const) {
        expect(await cliFails(1, 'items', ...own, '--out', out)).toContain(words);
        expect(await cliFails(1, 'bundle', ...own, '--without-pdf', '--out', out)).toContain(words);
      }
      expect(statSync(pipe).isFIFO()).toBe(true);
      expect(readdirSync(inner)).toEqual([]);
    },
  );

  it('takes the place of no encrypted workspace', async () => {
    const { own } = await filled();
    const path = await closedEncrypted();
    const before = readFileSync(path);
    expect(await cliFails(1, 'items', ...own, '--out', path)).toContain(NEVER);
    expect(readFileSync(path)).toEqual(before);
    const option = writeTo(tempFolder(), 'p.txt', PASSPHRASE);
    const words = ['check', '--workspace', path, '--workspace-passphrase-file', option] as const;
    expect(await cli(...words)).toMatchObject({ code: 0 });
  });

  it('takes the place of no list that is imported, and rejects are asked for before that begins', async () => {
    const { folder, file, workspace } = await filled();
    const fresh = join(folder, 'fresh.provenet');
    const words = ['import', file, '--workspace', fresh, '--rejects'] as const;
    const before = readFileSync(file);
    expect(await cliFails(2, ...words, file)).toContain('list.csv');
    expect(await cliFails(2, ...words, join(folder, '.', 'none', '..', 'list.csv'))).toContain(
      'list.csv',
    );
    expect(await cliFails(1, ...words, workspace)).toContain(NEVER);
    expect(existsSync(fresh)).toBe(false);
    expect(readFileSync(file)).toEqual(before);
  });

  it('takes the place of no file that only begins alike', async () => {
    const { folder, own } = await filled();
    const others = writeTo(folder, 'out.csv.part', 'of somebody else');
    expect(await cli('items', ...own, '--out', join(folder, 'out.csv'))).toMatchObject({ code: 0 });
    expect(readFileSync(others, 'utf8')).toBe('of somebody else');
    const inFile = join(others, 'out.csv');
    expect(await cliFails(1, 'items', ...own, '--out', inFile)).toContain('could not be written');
  });
});
