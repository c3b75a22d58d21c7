import { closeSync, existsSync, lstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import { behindLink } from './behind-link.ts';

/** What every SQLite database begins with; see https://www.sqlite.org/fileformat.html#magic_header_string. */
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
/** What lies beside a workspace that is open, sealed or encrypted. */
const COMPANIONS = ['-wal', '-shm', '-journal', '-seal', '-key'];

function startsAsDatabase(path: string): boolean {
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
  COMPANIONS.some((suffix) => existsSync(path + suffix));

function isWorkspace(path: string): boolean {
  const facts = lstatSync(path, { throwIfNoEntry: false });
  if (facts?.isSymbolicLink() === true) return hasCompanion(behindLink(path));
  if (facts?.isFile() !== true) return false;
  // A file that is open is never read here: closing it again would let go of SQLite's locks. What is
  // open has companions under its own name; under another name the file itself would stay.
  return hasCompanion(path) || (facts.nlink === 1 && startsAsDatabase(path));
}

function isCompanion(path: string): boolean {
  const suffix = COMPANIONS.find((each) => path.endsWith(each));
  return suffix !== undefined && isWorkspace(path.slice(0, -suffix.length));
}

/**
 * Fails with `conflict` where a file to be written would take the place of a workspace, a backup of
 * one, or what belongs to one: an export is made again in a minute, an audit is not.
 */
export function assertNoWorkspaceAt(path: string): void {
  if (!isWorkspace(path) && !isCompanion(path)) return;
  throw new AppError(
    'conflict',
    `${basename(path)} is a workspace or belongs to one, and is never overwritten; choose another name.`,
  );
}
