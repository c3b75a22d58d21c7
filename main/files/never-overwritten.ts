import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';

/** What every SQLite database begins with; see https://www.sqlite.org/fileformat.html#magic_header_string. */
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
/** What lies beside a workspace that is open, sealed or encrypted. */
const COMPANIONS = ['-wal', '-shm', '-journal', '-seal', '-key'];

function startsAsDatabase(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
  const first = Buffer.alloc(MAGIC.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, first, 0, first.length, 0);
  } finally {
    closeSync(file);
  }
  return first.equals(MAGIC);
}

/** An encrypted workspace begins with nothing that could be told; what lies beside it tells. */
const hasCompanion = (path: string): boolean =>
  existsSync(path) && COMPANIONS.some((suffix) => existsSync(path + suffix));

function isCompanion(path: string): boolean {
  const suffix = COMPANIONS.find((each) => path.endsWith(each));
  return suffix !== undefined && existsSync(path.slice(0, -suffix.length));
}

/**
 * Fails with `conflict` where a file to be written would take the place of a workspace, a backup of
 * one, or what belongs to one: an export is made again in a minute, an audit is not.
 */
export function assertNoWorkspaceAt(path: string): void {
  if (!hasCompanion(path) && !isCompanion(path) && !startsAsDatabase(path)) return;
  throw new AppError(
    'conflict',
    `${basename(path)} is a workspace or belongs to one, and is never overwritten; choose another name.`,
  );
}
