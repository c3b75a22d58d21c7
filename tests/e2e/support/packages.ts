import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const dist = resolve(import.meta.dirname, '..', '..', '..', 'dist');

/** `released` is what `npm run package -- --release` makes; `driven` lets itself be driven. */
export type PackageKind = 'released' | 'driven';

const PROGRAMS = [
  ['linux-unpacked', 'provenet'],
  ['linux-arm64-unpacked', 'provenet'],
  ['win-unpacked', 'Provenet.exe'],
  ['mac', 'Provenet.app', 'Contents', 'MacOS', 'Provenet'],
  ['mac-arm64', 'Provenet.app', 'Contents', 'MacOS', 'Provenet'],
] as const;

/** The program of a package that `npm run package` left. Throws where there is none. */
export function packagedProgram(kind: PackageKind): string {
  const folder = kind === 'driven' ? join(dist, 'driven') : dist;
  const program = PROGRAMS.map((parts) => join(folder, ...parts)).find(existsSync);
  if (program === undefined) throw new Error(`There is no ${kind} package: npm run package`);
  return program;
}

/** Where a package keeps what is beside its program. */
export function packagedResources(kind: PackageKind): string {
  const folder = dirname(packagedProgram(kind));
  return process.platform === 'darwin'
    ? join(folder, '..', 'Resources')
    : join(folder, 'resources');
}
