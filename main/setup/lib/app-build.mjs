import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, toolScript } from './paths.mjs';
import { runQuietly, say } from './run.mjs';
import { writeSbom } from './sbom.mjs';

const stampPath = join(root, 'out', '.sources');
const folders = ['main', 'renderer', 'shared'];
const files = [
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];

/** A digest of every source file's path and content under `base`. */
export function fingerprint(base = root) {
  const hash = createHash('sha256');
  const add = (path) => hash.update(relative(base, path)).update('\0').update(readFileSync(path));
  const walk = (folder) => {
    const entries = readdirSync(folder, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      // The set-up itself is no part of the app.
      if (entry.isDirectory() && entry.name !== 'setup') walk(path);
      else if (entry.isFile()) add(path);
    }
  };
  for (const folder of folders) walk(join(base, folder));
  for (const file of files) add(join(base, file));
  return hash.digest('hex');
}

/** Builds the app into `out` where a source changed since the last build. */
export function buildApp() {
  const sources = fingerprint();
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === sources) return false;
  say('Set-up: building the app …');
  runQuietly('The build', process.execPath, [
    toolScript('electron-vite', 'bin', 'electron-vite.js'),
    'build',
  ]);
  mkdirSync(join(root, 'out'), { recursive: true });
  writeSbom();
  writeFileSync(stampPath, sources);
  return true;
}
