import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { listBundleFiles } from '#main/app/security/bundle-files';

it('maps the files of a folder to URL paths and types, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provenet-bundle-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '');
  writeFileSync(join(folder, 'assets', 'a.js'), '');
  writeFileSync(join(folder, 'assets', 'a.unknown'), '');

  const files = listBundleFiles(folder);
  const types = [...files].map(([url, file]) => `${url} ${file.mimeType}`);
  expect(types.toSorted((a, b) => a.localeCompare(b))).toEqual([
    '/assets/a.js text/javascript; charset=utf-8',
    '/assets/a.unknown application/octet-stream',
    '/index.html text/html; charset=utf-8',
  ]);
  expect(files.get('/../secret')).toBeUndefined();
});
