import { chmodSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { assertLooksLikeDatabase, isReadOnlyPath } from './connection.ts';
import type { WorkspaceKey } from './driver.ts';

/** What the files of a workspace's content are called after its own name. */
const WHOLE = ['', '-wal', '-journal'];

export type PrivateCopy = { readonly path: string; readonly remove: () => void };

/**
 * Copies a read-only workspace to a private folder, where it can be read and evaluated without
 * touching the original. Returns `null` where the original can be opened as it is.
 */
export function copyIfReadOnly(path: string, key: WorkspaceKey | null = null): PrivateCopy | null {
  assertLooksLikeDatabase(path, key);
  return isReadOnlyPath(path) ? copyPrivately(path, [...WHOLE, '-seal']) : null;
}

/**
 * As `copyIfReadOnly`, of one that is damaged: without its seal nothing speaks against the copy. A log
 * beside it that is another file's stays where it is.
 */
export function copyDamaged(
  path: string,
  key: WorkspaceKey | null,
  isLogStrange: boolean,
): PrivateCopy {
  assertLooksLikeDatabase(path, key);
  return isLogStrange ? copyWithoutLog(path) : copyPrivately(path, WHOLE);
}

/** Copies the file of a workspace without what lies beside it, to be read as it is. */
export const copyWithoutLog = (path: string): PrivateCopy => copyPrivately(path, ['']);

/** Copies a workspace with its seal into a folder that is this user's alone; answers its path there. */
export function copyToExamine(path: string, key: WorkspaceKey | null, folder: string): string {
  assertLooksLikeDatabase(path, key);
  return copyInto(folder, path, [...WHOLE, '-seal']);
}

/** Where the file system can share what is alike, nothing is copied. */
function copyInto(folder: string, path: string, suffixes: readonly string[]): string {
  const copy = join(folder, basename(path));
  for (const suffix of suffixes) {
    if (!existsSync(path + suffix)) continue;
    copyFileSync(path + suffix, copy + suffix, constants.COPYFILE_FICLONE);
    chmodSync(copy + suffix, 0o600);
  }
  return copy;
}

function copyPrivately(path: string, suffixes: readonly string[]): PrivateCopy {
  const folder = mkdtempSync(join(tmpdir(), 'provenet-'));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { path: copyInto(folder, path, suffixes), remove };
  } catch (error) {
    remove();
    throw error;
  }
}
