import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFileWhole } from '#main/app/services/write-file';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'provenet-write-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('replaces a file whole', async () => {
  const path = join(folder, 'a.pdf');
  writeFileSync(path, 'old and longer');
  await writeFileWhole(path, new TextEncoder().encode('new'));
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['a.pdf']);
});

it('never takes the place of a workspace', async () => {
  const path = join(folder, 'audit.provenet');
  writeFileSync(path, 'SQLite format 3\0and pages');
  await expect(writeFileWhole(path, new Uint8Array(3))).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('audit.provenet is a workspace') as string,
  });
  expect(readFileSync(path, 'latin1')).toBe('SQLite format 3\0and pages');
  expect(readdirSync(folder)).toEqual(['audit.provenet']);
});

it('says why it cannot, and leaves nothing behind', async () => {
  mkdirSync(join(folder, 'a.pdf'));
  await expect(writeFileWhole(join(folder, 'a.pdf'), new Uint8Array(3))).rejects.toMatchObject({
    code: 'invalid-input',
    message: 'a.pdf is a folder; name the file that is to be written.',
  });
  expect(readdirSync(folder)).toEqual(['a.pdf']);
  await expect(writeFileWhole(join(folder, 'gone', 'b'), new Uint8Array(3))).rejects.toMatchObject({
    message: '"b" was not saved: the folder is gone.',
  });
  writeFileSync(join(folder, 'file'), '');
  await expect(writeFileWhole(join(folder, 'file', 'b'), new Uint8Array(3))).rejects.toMatchObject({
    message: '"b" was not saved: the folder is gone.',
  });
});
