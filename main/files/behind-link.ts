import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    // There is nothing, or it cannot be looked at: opening it says which.
    return false;
  }
}

/**
 * The file that a symbolic link leads to; any other path as it is. What is kept beside a workspace
 * belongs beside its file, and what takes its place must not take that of the link: the file would
 * stay as it was, plain where it was encrypted. Where the file is gone, the path that it would have.
 */
export function behindLink(path: string): string {
  if (!isLink(path)) return path;
  try {
    return realpathSync(path);
  } catch {
    // The file is gone, or links lead in a circle, which opening it says.
    return resolve(dirname(path), readlinkSync(path));
  }
}
