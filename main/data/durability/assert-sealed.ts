import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { numberWords } from '#shared/domain/range-words';
import { AppError } from '#shared/rpc/app-error';
import { openReader, type Database } from '../database/connection.ts';
import type { WorkspaceKey } from '../database/driver.ts';
import { readIdentity } from '../database/identity.ts';
import { firstDifference, sumBlocks } from './block-sums.ts';
import { readSums, type SealRecord } from './seal-file.ts';

const bytesOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** True where neither log nor journal lies beside a workspace: its file is the whole of it. */
const isFileAlone = (path: string): boolean =>
  bytesOf(`${path}-wal`) === 0 && bytesOf(`${path}-journal`) === 0;

function assertUnchanged(path: string, seal: SealRecord): void {
  if (seal.closed === null || !isFileAlone(path)) return;
  const sealed = readSums(path, seal.closed);
  if (sealed === null) return;
  const now = sumBlocks(path);
  const at = firstDifference(sealed, now);
  if (at === null) return;
  const name = basename(path);
  const { nlink: names } = statSync(path);
  const why =
    names > 1
      ? `it was changed under another of its ${names} names on this disk (hard links), which is the one to open, or it was damaged`
      : 'it was damaged, or another program changed it; restore a backup of it';
  throw new AppError(
    'workspace-corrupt',
    `${name} is not what it was when it was closed (it differs from byte ${numberWords(at)} of ${numberWords(sealed.size)} on): ${why}.`,
  );
}

/**
 * Fails with `changes-lost` where a workspace has fewer changes than were sealed. One of another
 * identity was put in the place of the one that was sealed, and is not spoken of.
 */
export function assertNothingLost(db: Database, path: string, seal: SealRecord): void {
  const identity = readIdentity(db);
  if (identity === null || identity.id !== seal.workspaceId) return;
  const lost = seal.commits - identity.commits;
  if (lost <= 0) return;
  const changes = lost === 1 ? 'the last change' : `the last ${numberWords(lost)} changes`;
  throw new AppError(
    'changes-lost',
    `${basename(path)} lacks ${changes}, of which the latest was saved at ${seal.savedAt}: its log was damaged, or an older copy was put in its place; restore a backup of it, or open it as it is.`,
  );
}

/**
 * Holds a workspace against the seal beside it, before anything is written. Fails with
 * `workspace-corrupt` where the file is not what it was when it was closed, and with `changes-lost`
 * where changes are missing that had been committed.
 */
export function assertSealed(path: string, seal: SealRecord, key: WorkspaceKey | null): void {
  if (!existsSync(path)) return;
  assertUnchanged(path, seal);
  // Without a log nothing is lost by opening the file for writing, which looks once more. What a
  // program left midway can only be taken back by such a connection.
  if (bytesOf(`${path}-wal`) === 0 || bytesOf(`${path}-journal`) > 0) return;
  const db = openReader(path, key);
  try {
    assertNothingLost(db, path, seal);
  } finally {
    db.close();
  }
}
