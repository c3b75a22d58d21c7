import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
// @ts-expect-error -- the set-up is plain JavaScript, it runs before anything is installed
import { fingerprint } from '../../../main/setup/lib/app-build.mjs';

const files = [
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'provenet-sources-'));
  for (const name of ['main/setup', 'main/app', 'renderer', 'shared']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  for (const name of files) writeFileSync(join(folder, name), name);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('changes with a source, its name or its removal, and with nothing else', () => {
  const source = join(folder, 'main', 'app', 'a.ts');
  const empty = fingerprint(folder);
  writeFileSync(source, '1');
  const one = fingerprint(folder);
  writeFileSync(source, '2');
  const two = fingerprint(folder);
  cpSync(source, join(folder, 'main', 'app', 'b.ts'));
  rmSync(source);
  const renamed = fingerprint(folder);
  rmSync(join(folder, 'main', 'app', 'b.ts'));
  writeFileSync(join(folder, 'main', 'setup', 'x.mjs'), '');

  expect(new Set([empty, one, two, renamed]).size).toBe(4);
  expect(fingerprint(folder)).toBe(empty);
});
