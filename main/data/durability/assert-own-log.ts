import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../database/connection.ts';
import type { WorkspaceKey } from '../database/driver.ts';
import { readIdentity, type Identity } from '../database/identity.ts';
import { identityInFile, type IdentityPlace } from './identity-in-file.ts';
import { readLogMark } from './log-mark.ts';
import type { SealRecord } from './seal-file.ts';

/** Milliseconds by which a file is usually written after its log, at most. */
const LONGEST_CHECKPOINT_MS = 2000;

function misfit(path: string): AppError {
  const name = basename(path);
  return new AppError(
    'workspace-corrupt',
    `${name} does not fit the log beside it (${name}-wal): another copy was put in its place after the program had ended, or it was damaged. Nothing was changed; put the copy into a folder of its own and open it there, or restore a backup.`,
  );
}

/**
 * Fails where a file was replaced after the program ended amid its work: the log that it left beside it
 * belongs to the former file, and SQLite makes one damaged file of both. A file is written last when its
 * log is copied into it, right after that was written; one that was written later is looked through.
 */
export function assertFitsItsLog(db: Database, path: string): void {
  const later = statSync(path).mtimeMs - statSync(`${path}-wal`).mtimeMs;
  if (later < LONGEST_CHECKPOINT_MS) return;
  if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw misfit(path);
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

/**
 * Fails where the log is the one that the seal speaks of, and the file is not the one that it was
 * written for, even where both together make a sound database: another workspace, or an older or later
 * state than the log goes on from. With its log copied into it in part, it is of a state in between.
 */
export function assertOwnLog(
  path: string,
  { seal: { log }, key }: { readonly seal: SealRecord; readonly key: WorkspaceKey | null },
  { identity, place }: WithLog,
): void {
  if (log === null || readLogMark(path) !== log.mark) return;
  const alone = identityInFile(path, key, place);
  // A page that a power cut left half written is mended by the log.
  if (alone === null) return;
  const isOwn =
    alone.id === identity.id && alone.commits >= log.from && alone.commits <= identity.commits;
  if (!isOwn) throw misfit(path);
}
