import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isEncryptedFile } from '../encryption/file-head.ts';

/** The folder of what was set aside of a workspace, beside it. */
export const setAsideFolderOf = (path: string): string => `${path}-set-aside`;

/** Where each copy of a workspace lies that was set aside, or lay before it was taken away. */
export function setAsideFiles(path: string): string[] {
  const all = setAsideFolderOf(path);
  if (statSync(all, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(all, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(all, name, basename(path)));
}

/** How many copies of a workspace were set aside that anybody who has them can read, in whole or in part. */
export function countPlainSetAside(path: string): number {
  const isThere = (file: string): boolean => ['', '-wal'].some((end) => existsSync(file + end));
  return setAsideFiles(path).filter((file) => isThere(file) && !isEncryptedFile(file)).length;
}
