import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * Writes the configuration of the package that the smoke test drives; answers its path. It is the
 * released one but for its entry, which lets itself be driven, and the fuse that a driver needs.
 */
export function drivenConfig() {
  const path = join(root, '.cache', 'driven-package.json');
  mkdirSync(join(root, '.cache'), { recursive: true });
  const changes = {
    extends: join(root, 'electron-builder.yml'),
    directories: { output: join('dist', 'driven') },
    extraMetadata: { main: 'out/main/driven.js' },
    files: ['out/main/driven.js'],
    electronFuses: { enableNodeCliInspectArguments: true },
  };
  writeFileSync(path, JSON.stringify(changes, null, 2));
  return path;
}
