import {
  copyFileSync,
  existsSync,
  linkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import { isInUse } from '../database/closed-file.ts';
import type { WorkspaceKey } from '../database/driver.ts';
import { keyPathOf } from '../encryption/key-file.ts';
import { makePrivateFolder } from './backup-file.ts';
import { flushFile, flushFolder } from './flush.ts';
import { sealPathOf } from './seal-file.ts';
import { setAsideFolderOf } from './set-aside-files.ts';

/** What SQLite keeps beside a file that is open, or was when its program ended. */
const LOGS = ['-wal', '-shm', '-journal'];

/** What a copy is called that is to take the place of a workspace, until it does. */
export const unfinishedOf = (path: string): string => `${path}.restoring`;

function busy(path: string): AppError {
  return new AppError(
    'workspace-busy',
    `${basename(path)} is open in another program; nothing was changed. Close it there and try again.`,
  );
}

/** Fails with `workspace-busy` where another program has a workspace open that this one closed. */
export function assertClosed(path: string, key: WorkspaceKey | null): void {
  if (LOGS.some((suffix) => existsSync(path + suffix)) || isInUse(path, key)) throw busy(path);
}

/** Makes a folder for files of a workspace that were set aside, with a note why. */
function newFolder(path: string, why: string): string {
  const all = setAsideFolderOf(path);
  makePrivateFolder(all);
  const folder = join(all, new Date().toISOString().replace(/[:.]/gu, '-'));
  makePrivateFolder(folder);
  const note = `${JSON.stringify({ why }, null, 2)}\n`;
  writeFileSync(join(folder, 'report.json'), note, { mode: 0o600 });
  return folder;
}

/** Gives a file a second name, or a second body where the file system knows no second names. */
function keepAlso(path: string, copy: string): void {
  try {
    linkSync(path, copy);
  } catch {
    copyFileSync(path, copy);
  }
}

/** Gives a file a body of its own where it shares one with a copy that is to stay as it is. */
function part(path: string): void {
  if (statSync(path).nlink < 2) return;
  const own = unfinishedOf(path);
  copyFileSync(path, own);
  flushFile(own);
  renameSync(own, path);
}

/** Moves the logs beside a workspace to `kept`; fails where another program has it open, and moves none. */
function moveLogs(path: string, kept: string, key: WorkspaceKey | null): void {
  const moved = LOGS.filter((suffix) => existsSync(path + suffix));
  for (const suffix of moved) renameSync(path + suffix, kept + suffix);
  if (!isInUse(path, key)) return;
  for (const suffix of moved) renameSync(kept + suffix, path + suffix);
  throw busy(path);
}

/**
 * Keeps the files of a closed workspace in a folder beside it, which nothing ever empties. The file
 * itself keeps its place until another is put there; its log and journal leave theirs, which belong to
 * no other, once the folder has the file: apart, neither is of use. Its seal stays: until it is moved
 * by what this answers, it speaks up against a file that is not what it should be. Fails with
 * `workspace-busy`; nothing is changed then.
 */
export function setAside(
  path: string,
  why: string,
  key: WorkspaceKey | null,
): { readonly moveSeal: () => void } {
  const folder = newFolder(path, why);
  const kept = join(folder, basename(path));
  if (existsSync(path)) keepAlso(path, kept);
  if (existsSync(keyPathOf(path))) copyFileSync(keyPathOf(path), keyPathOf(kept));
  flushFolder(folder);
  try {
    moveLogs(path, kept, key);
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
  flushFolder(folder);
  return {
    moveSeal: () => {
      if (existsSync(sealPathOf(path))) renameSync(sealPathOf(path), sealPathOf(kept));
    },
  };
}

/**
 * Keeps copies of the files of a workspace that is about to be opened as it is, and then changes; so
 * does no copy that was set aside before, by a restore that did not end. Answers where they are.
 */
export function copyAside(path: string, why: string): string {
  const folder = newFolder(path, why);
  for (const suffix of ['', ...LOGS, '-seal', '-key']) {
    if (existsSync(path + suffix)) {
      copyFileSync(path + suffix, join(folder, basename(path) + suffix));
    }
  }
  flushFolder(folder);
  part(path);
  return folder;
}

/**
 * As `copyAside`; the logs beside the workspace leave their place. Fails with `workspace-busy` where
 * another program has it open; they are where they were then.
 */
export function copyAsideWithoutLogs(path: string, why: string, key: WorkspaceKey | null): void {
  moveLogs(path, join(copyAside(path, why), basename(path)), key);
}
