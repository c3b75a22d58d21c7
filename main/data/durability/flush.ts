import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Has the bytes of a file reach the disk. */
export function flushFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Has the names in a folder reach the disk; Windows does so by itself and refuses to be asked. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
