import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sealPathOf } from '#main/data/durability/seal-file';
import { cli, cliFails } from '../support/command-line.ts';
import { spoilPages } from '../support/damaged-pages.ts';
import { pagesOf } from '../support/damaged-workspace.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import '../support/workspaces.ts';

it('a damaged page of a workspace without a seal is told by its name, once', async () => {
  const folder = tempFolder();
  const path = join(folder, 'North.provenet');
  const rows = Array.from({ length: 300 }, (_, at) => `S${at},Huawei,${'n'.repeat(60)}`);
  const file = writeTo(folder, 'a.csv', `Serial,Vendor,Notes\n${rows.join('\n')}\n`);
  await cli('import', file, '--workspace', path);
  const leaves = pagesOf(path).filter(({ name, kind }) => name === 'item' && kind === 'leaf');
  spoilPages(
    path,
    leaves.map(({ page }) => page),
  );
  rmSync(sealPathOf(path), { force: true });
  const words = 'North.provenet is damaged; nothing was changed. Restore a copy of it.';
  expect(await cliFails(1, 'items', '--workspace', path, '--search', 'S12')).toBe(words);
  const tag = ['tag', '--set', 'placement=core', '--reason', 'x', '--placement', 'untagged'];
  expect(await cliFails(1, ...tag, '--workspace', path)).toBe(words);
  expect(existsSync(`${path}-wal`)).toBe(false);
});
