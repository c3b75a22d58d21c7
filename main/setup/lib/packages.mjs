import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, isLinux } from './paths.mjs';
import { runQuietly, say } from './run.mjs';

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/**
 * True where every package of the lockfile is installed in its version. Compared package by
 * package with npm's own record, so that a touched lockfile alone reinstalls nothing.
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional === true || installed[path]?.version === entry.version,
  );
}

/** Installs from the lockfile where `node_modules` is missing or another version is wanted. */
export function installPackages() {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(hidden) && isInstalled(wanted, readPackages(hidden))) return false;
  say('Set-up: installing packages from the lockfile …');
  const npm = isLinux || process.platform === 'darwin' ? 'npm' : 'npm.cmd';
  runQuietly('npm ci', npm, ['ci', '--no-audit', '--no-fund'], {
    // npm.cmd is a batch file, which Windows starts only through a shell.
    shell: process.platform === 'win32',
  });
  return true;
}
