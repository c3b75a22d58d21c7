import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import { openReader, type Database } from '../database/connection.ts';
import type { WorkspaceKey } from '../database/driver.ts';
import { readIdentity } from '../database/identity.ts';
import { readFileAlone } from './file-alone.ts';
import { readLogMark } from './log-mark.ts';
import { readSeal, type SealRecord } from './seal-file.ts';

/** Milliseconds by which a file is usually written after its log, at most. */
const LONGEST_CHECKPOINT_MS = 2000;

const isSound = (db: Database): boolean => db.pragma('quick_check(1)', { simple: true }) === 'ok';

/**
 * Fails where a file was replaced after the program ended amid its work: the log that it left beside it
 * belongs to the former file, and SQLite makes one damaged file of both. A file is written last when its
 * log is copied into it, right after that was written; one that was written later is looked through.
 */
export function assertFitsItsLog(db: Database, path: string): void {
  const later = statSync(path).mtimeMs - statSync(`${path}-wal`).mtimeMs;
  if (later < LONGEST_CHECKPOINT_MS) return;
  if (isSound(db)) return;
  const name = basename(path);
  throw new AppError(
    'workspace-corrupt',
    `${name} does not fit the log beside it (${name}-wal): another copy was put in its place after the program had ended, or it was damaged. Nothing was changed; put the copy into a folder of its own and open it there, or restore a backup.`,
  );
}

type Sealed = { readonly seal: SealRecord; readonly key: WorkspaceKey | null };

/** What is read of a workspace with the log beside it; `null` where both cannot be read together. */
function readWithLog<T>(
  path: string,
  key: WorkspaceKey | null,
  read: (db: Database) => T,
): T | null {
  try {
    const db = openReader(path, key);
    try {
      return read(db);
    } finally {
      db.close();
    }
  } catch {
    // A log that is laid over another file may well make nothing that can be read.
    return null;
  }
}

/**
 * What the file is, where the log beside it is the one that the seal speaks of and goes on from another:
 * with its log copied into it in part, its own is of a state in between. `null` of its own, and where
 * nothing can be said.
 */
function strangeFile(path: string, { seal, key }: Sealed): string | null {
  const { log } = seal;
  if (log === null || readLogMark(path) !== log.mark) return null;
  const alone = readFileAlone(path, key, log.page);
  if (alone === null) return null;
  if (alone.id !== seal.workspaceId) return 'another workspace';
  // A backup is written anew, page by page, and its schema counts as changed once more. So does that of
  // an import which ended before the seal could say so, and which is sound with its log.
  const isLaidOutOtherwise =
    alone.page !== log.page ||
    (alone.schema > log.schema && readWithLog(path, key, isSound) !== true);
  if (isLaidOutOtherwise) return 'another copy, such as a backup';
  if (alone.commits < log.from) return 'an earlier state';
  // Read last, as another program may change the workspace meanwhile.
  const whole = readWithLog(path, key, readIdentity);
  return whole !== null && alone.commits > whole.commits ? 'a later state' : null;
}

/**
 * Fails with `changes-lost` where the file is not the one that the log beside it was written for, even
 * where both together make a sound database.
 */
export function assertOwnLog(path: string, sealed: Sealed): void {
  const found = strangeFile(path, sealed);
  if (found === null) return;
  const name = basename(path);
  throw new AppError(
    'changes-lost',
    `${name} is ${found}, not the file that the log beside it (${name}-wal) goes on from: after the program had ended amid its work, it was put in the place of that file. Nothing was changed; restore a backup, or open it as it is, without that log, which is set aside.`,
  );
}

/** True where the log beside a workspace is known to have been written for another file. */
export function hasStrangeLog(path: string, key: WorkspaceKey | null): boolean {
  const seal = readSeal(path);
  return seal !== null && strangeFile(path, { seal, key }) !== null;
}
