import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';

const path = join(root, 'node_modules', '.provenet-setup.json');

/** Reads what earlier runs of the set-up have done; `{}` where there was none. */
export function readStamp() {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

/** Records what was done, beside what was recorded before. */
export function writeStamp(changes) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify({ ...readStamp(), ...changes }, null, 2));
}
