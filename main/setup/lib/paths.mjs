import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..', '..', '..');
export const electronDir = join(root, 'node_modules', 'electron');
export const electronDist = join(electronDir, 'dist');
export const isLinux = process.platform === 'linux';
export const isRoot = process.getuid?.() === 0;
export const hasDisplay =
  !isLinux || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/** Path of an installed tool's script, to be run with Node. */
export const toolScript = (...parts) => join(root, 'node_modules', ...parts);

/** Path of the Electron program as its package recorded it. */
export function electronProgram() {
  return join(electronDist, readFileSync(join(electronDir, 'path.txt'), 'utf8'));
}
