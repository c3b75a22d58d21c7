import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..');
const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'provenet-boundaries-'));
  for (const name of ['.oxlintrc.json', 'package.json', 'tsconfig.base.json']) {
    cpSync(join(root, name), join(folder, name));
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Lints a tree of only these files with the project's rules; answers `file: rule` lines. */
function lint(files: Readonly<Record<string, string>>): string[] {
  const tree = mkdtempSync(join(folder, 'tree-'));
  for (const name of ['.oxlintrc.json', 'package.json', 'tsconfig.base.json']) {
    cpSync(join(folder, name), join(tree, name));
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  const result = spawnSync(process.execPath, [oxlint, '--format', 'json', '.'], {
    cwd: tree,
    encoding: 'utf8',
    // Under Electron's Node this keeps the child a Node as well.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const report = JSON.parse(result.stdout) as { diagnostics: { filename: string; code: string }[] };
  return report.diagnostics.map(({ filename, code }) => `${filename}: ${code}`);
}

const imports = (specifier: string) => `export * from '${specifier}';\n`;
const RESTRICTED = 'eslint(no-restricted-imports)';

describe('imports that cross a boundary are refused', () => {
  it.each([
    ['shared/domain/x.ts', 'node:fs'],
    ['shared/domain/x.ts', 'electron'],
    ['shared/domain/x.ts', '#main/data/index'],
    ['shared/domain/x.ts', '../../renderer/x.ts'],
    ['renderer/data/x.ts', 'node:fs'],
    ['renderer/data/x.ts', 'electron'],
    ['renderer/data/x.ts', '#main/data/host-contract'],
    ['renderer/data/x.ts', '../../main/app/x.ts'],
    ['main/data/x.ts', 'electron'],
    ['main/data/queries/x.ts', '../../app/x.ts'],
    ['main/cli/x.ts', 'electron'],
    ['main/cli/x.ts', '#main/app/paths'],
    ['main/import/x.ts', 'electron'],
    ['main/import/x.ts', 'better-sqlite3'],
    ['main/import/x.ts', '../data/x.ts'],
    ['main/tagging/x.ts', 'electron'],
    ['main/tagging/x.ts', 'better-sqlite3'],
    ['main/catalog/x.ts', 'electron'],
    ['main/bundle/x.ts', 'electron'],
    ['main/bundle/x.ts', '../data/x.ts'],
    ['main/files/x.ts', 'electron'],
    ['main/files/x.ts', '../data/x.ts'],
    ['main/files/x.ts', '../cli/x.ts'],
    ['main/app/x.ts', 'better-sqlite3'],
    ['main/app/x.ts', '#main/data/index'],
    ['main/app/x.ts', '../../renderer/x.ts'],
    ['main/preload/x.ts', 'node:fs'],
    ['main/preload/x.ts', '../app/x.ts'],
    ['main/setup/x.mjs', 'vite'],
  ])('%s does not import %s', (file, specifier) => {
    expect(lint({ [file]: imports(specifier) })).toContain(`${file}: ${RESTRICTED}`);
  });

  it.each([
    ['main/app/x.ts', 'ipcMain'],
    ['main/app/x.ts', 'ipcRenderer'],
    ['main/app/ipc.ts', 'ipcRenderer'],
    ['main/preload/x.ts', 'ipcMain'],
  ])('%s does not take %s', (file, name) => {
    const text = `import { ${name} } from 'electron';\n${name}.on('x', () => undefined);\n`;
    expect(lint({ [file]: text })).toContain(`${file}: ${RESTRICTED}`);
  });
});

it('a choice of a few is not made without a name that stays', () => {
  const text = `export { SegmentedControl } from '@mantine/core';\n`;
  expect(lint({ 'renderer/x.tsx': text })).toContain(`renderer/x.tsx: ${RESTRICTED}`);
});

describe('imports that the layers are meant to have pass', () => {
  it.each([
    ['shared/domain/x.ts', 'zod'],
    ['shared/domain/x.ts', '../rpc/y.ts'],
    ['shared/domain/x.ts', '#shared/rpc/app-error'],
    ['renderer/data/x.ts', '#shared/rpc/app-error'],
    ['renderer/features/x/y.tsx', '../../data/x.ts'],
    ['main/data/x.ts', 'better-sqlite3'],
    ['main/data/x.ts', '../import/x.ts'],
    ['main/import/x.ts', 'node:fs'],
    ['main/app/x.ts', '#main/data/host-contract'],
    ['main/app/x.ts', '#main/files/behind-link'],
    ['main/setup/x.mjs', 'node:fs'],
    ['main/setup/x.mjs', './lib/y.mjs'],
  ])('%s imports %s', (file, specifier) => {
    expect(lint({ [file]: imports(specifier) })).toEqual([]);
  });

  it.each([
    ['main/app/ipc.ts', 'ipcMain'],
    ['main/preload/index.ts', 'ipcRenderer'],
    ['main/app/x.ts', 'app'],
  ])('%s takes %s', (file, name) => {
    const text = `import { ${name} } from 'electron';\n${name}.on('x', () => undefined);\n`;
    expect(lint({ [file]: text })).toEqual([]);
  });
});

it('the data host may know the types of the port that it is given, and only the types', () => {
  const port = `'electron';\nexport type Port = MessagePortMain;\n`;
  const file = 'main/data/x.ts';
  expect(lint({ [file]: `import type { MessagePortMain } from ${port}` })).toEqual([]);
  const value = `import { app } from 'electron';\nexport const x = app.name;\n`;
  expect(lint({ [file]: value })).toContain(`${file}: ${RESTRICTED}`);
});

describe('other rules', () => {
  it('refuses a cycle, through relative and package imports', () => {
    const found = lint({
      'shared/a.ts': `import { b } from './b.ts';\nexport const a = () => b;\n`,
      'shared/b.ts': `import { c } from '#shared/c';\nexport const b = () => c;\n`,
      'shared/c.ts': `import { a } from './a.ts';\nexport const c = () => a;\n`,
    });
    expect(found).toContain('shared/a.ts: import(no-cycle)');
    expect(found).toContain('shared/b.ts: import(no-cycle)');
  });

  it.each([
    ['a default export', 'main/data/x.ts', 'export default 1;\n', 'import(no-default-export)'],
    ['any', 'shared/x.ts', 'export type X = any;\n', 'typescript(no-explicit-any)'],
    [
      'a non-null assertion',
      'shared/x.ts',
      'export const x = (a: string | null) => a!;\n',
      'typescript(no-non-null-assertion)',
    ],
    ['the console', 'main/data/x.ts', `console.log('x');\n`, 'eslint(no-console)'],
    ['a long file', 'main/data/x.ts', 'export {};\n'.repeat(301), 'eslint(max-lines)'],
  ])('refuses %s', (_what, file, text, rule) => {
    expect(lint({ [file]: text })).toContain(`${file}: ${rule}`);
  });
});
