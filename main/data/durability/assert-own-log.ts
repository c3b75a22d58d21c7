import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import { openReader, type Database } from '../database/connection.ts';
import type { WorkspaceKey } from '../database/driver.ts';
import { readIdentity, type Identity } from '../database/identity.ts';
import { identityInFile, type IdentityPlace } from './identity-in-file.ts';
import { readLogMark } from './log-mark.ts';
import { readSeal, type SealRecord } from './seal-file.ts';

/** Milliseconds by which a file is usually written after its log, at most. */
const LONGEST_CHECKPOINT_MS = 2000;

/**
 * Fails where a file was replaced after the program ended amid its work: the log that it left beside it
 * belongs to the former file, and SQLite makes one damaged file of both. A file is written last when its
 * log is copied into it, right after that was written; one that was written later is looked through.
 */
export function assertFitsItsLog(db: Database, path: string): void {
  const later = statSync(path).mtimeMs - statSync(`${path}-wal`).mtimeMs;
  if (later < LONGEST_CHECKPOINT_MS) return;
  if (db.pragma('quick_check(1)', { simple: true }) === 'ok') return;
  const name = basename(path);
  throw new AppError(
    'workspace-corrupt',
    `${name} does not fit the log beside it (${name}-wal): another copy was put in its place after the program had ended, or it was damaged. Nothing was changed; put the copy into a folder of its own and open it there, or restore a backup.`,
  );
}

/** What a workspace with the log beside it says of itself, and where its file alone says it. */
export type WithLog = { readonly identity: Identity; readonly place: IdentityPlace };

/** `null` of a workspace whose schema is older than identities. */
export function readWithLog(db: Database): WithLog | null {
  const identity = readIdentity(db);
  const root: unknown = db
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'workspace_identity'")
    .pluck()
    .get();
  const pageSize: unknown = db.pragma('page_size', { simple: true });
  if (identity === null || typeof root !== 'number' || typeof pageSize !== 'number') return null;
  return { identity, place: { page: root, pageSize } };
}

type Sealed = { readonly seal: SealRecord; readonly key: WorkspaceKey | null };

/**
 * What the file is, where the log beside it is the one that the seal speaks of and goes on from another:
 * with its log copied into it in part, its own is of a state in between. `null` of its own, and where
 * nothing can be said: a page that a power cut left half written is mended by the log.
 */
function strangeFile(
  path: string,
  { seal: { log }, key }: Sealed,
  { identity, place }: WithLog,
): string | null {
  if (log === null || readLogMark(path) !== log.mark) return null;
  const alone = identityInFile(path, key, place);
  if (alone === null) return null;
  if (alone.id !== identity.id) return 'another workspace';
  if (alone.commits < log.from) return 'an earlier state';
  return alone.commits > identity.commits ? 'a later state' : null;
}

/**
 * Fails with `changes-lost` where the file is not the one that the log beside it was written for, even
 * where both together make a sound database.
 */
export function assertOwnLog(path: string, sealed: Sealed, withLog: WithLog): void {
  const found = strangeFile(path, sealed, withLog);
  if (found === null) return;
  const name = basename(path);
  throw new AppError(
    'changes-lost',
    `${name} is ${found} beside a log (${name}-wal) that the program left when it ended, and does not go on from it: a copy was put in its place. Nothing was changed; restore a backup, or open it as it is, without that log, which is set aside.`,
  );
}

/** True where the log beside a workspace is known to have been written for another file. */
export function hasStrangeLog(path: string, key: WorkspaceKey | null): boolean {
  const seal = readSeal(path);
  if (seal === null || seal.log === null || readLogMark(path) !== seal.log.mark) return false;
  let withLog: WithLog | null;
  try {
    const db = openReader(path, key);
    try {
      withLog = readWithLog(db);
    } finally {
      db.close();
    }
  } catch {
    // Of what cannot be read nothing is known.
    return false;
  }
  return withLog !== null && strangeFile(path, { seal, key }, withLog) !== null;
}
