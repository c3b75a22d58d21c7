import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { numberWords } from '#shared/domain/range-words';
import { AppError } from '#shared/rpc/app-error';
import { readClosed } from '../database/closed-file.ts';
import { openReader, type Database } from '../database/connection.ts';
import type { WorkspaceKey } from '../database/driver.ts';
import { readIdentity, type Identity } from '../database/identity.ts';
import { assertFitsItsLog, assertOwnLog } from './assert-own-log.ts';
import { firstDifference, sumBlocks } from './block-sums.ts';
import { readSums, sealPathOf, type SealRecord } from './seal-file.ts';

const bytesOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** True where neither log nor journal lies beside a workspace: its file is the whole of it. */
const isFileAlone = (path: string): boolean =>
  bytesOf(`${path}-wal`) === 0 && bytesOf(`${path}-journal`) === 0;

/** Who a closed workspace is; `null` of one that cannot be read, or is older than that. */
function identityOf(path: string, key: WorkspaceKey | null): Identity | null {
  try {
    return readClosed(path, key, readIdentity);
  } catch {
    // What is damaged is told by its sums.
    return null;
  }
}

/**
 * Fails where another file was put in the place of the one that was sealed: another workspace, an
 * older state of it, or a later one, which may lack what was changed here meanwhile.
 */
function assertSameState(path: string, seal: SealRecord, found: Identity): void {
  const name = basename(path);
  const meant = `Where that is meant, open it as it is, or remove ${basename(sealPathOf(path))}.`;
  const was = `the one that was closed here at ${seal.savedAt}`;
  if (found.id !== seal.workspaceId) {
    throw new AppError('changes-lost', `${name} is another workspace than ${was}. ${meant}`);
  }
  assertNotOlder(path, seal, found);
  const more = found.commits - seal.commits;
  if (more === 0) return;
  throw new AppError(
    'changes-lost',
    `${name} is a later state than ${was}, with ${numberWords(more)} more ${more === 1 ? 'change' : 'changes'}, made elsewhere; what was changed here meanwhile is not in it. ${meant}`,
  );
}

type Sealed = {
  readonly seal: SealRecord;
  readonly key: WorkspaceKey | null;
  /** True of one from elsewhere, which was looked through: another workspace may stand in the place. */
  readonly isForeign: boolean;
};

function assertUnchanged(path: string, { seal, key, isForeign }: Sealed): void {
  if (seal.closed === null || !isFileAlone(path)) return;
  const sealed = readSums(path, seal.closed);
  if (sealed === null) return;
  const now = sumBlocks(path);
  const at = firstDifference(sealed, now);
  if (at === null) return;
  const { nlink: names } = statSync(path);
  const found = names > 1 ? null : identityOf(path, key);
  if (found !== null && isForeign && found.id !== seal.workspaceId) return;
  if (found !== null) assertSameState(path, seal, found);
  const why =
    names > 1
      ? `it was changed under another of its ${names} names on this disk (hard links), which is the one to open, or it was damaged`
      : 'it was damaged, or another program changed it; restore a backup of it';
  throw new AppError(
    'workspace-corrupt',
    `${basename(path)} is not what it was when it was closed (it differs from byte ${numberWords(at)} of ${numberWords(sealed.size)} on): ${why}.`,
  );
}

function assertNotOlder(path: string, seal: SealRecord, { commits }: Identity): void {
  const lost = seal.commits - commits;
  if (lost <= 0) return;
  const changes = lost === 1 ? 'the last change' : `the last ${numberWords(lost)} changes`;
  throw new AppError(
    'changes-lost',
    `${basename(path)} lacks ${changes}, of which the latest was saved at ${seal.savedAt}: its log was damaged, or an older copy was put in its place; restore a backup of it, or open it as it is.`,
  );
}

/**
 * Fails with `changes-lost` where a workspace has fewer changes than were sealed. One of another
 * identity was put in the place of the one that was sealed, and is not spoken of.
 */
export function assertNothingLost(db: Database, path: string, seal: SealRecord): void {
  const identity = readIdentity(db);
  if (identity === null || identity.id !== seal.workspaceId) return;
  assertNotOlder(path, seal, identity);
}

/**
 * Holds a workspace against the seal beside it, before anything is written. Fails with
 * `workspace-corrupt` where the file is not what it was when it was closed, and with `changes-lost`
 * where changes are missing that had been committed, or another state was put in its place.
 */
export function assertSealed(path: string, sealed: Sealed): void {
  if (!existsSync(path)) return;
  assertUnchanged(path, sealed);
  // Without a log nothing is lost by opening the file for writing, which looks once more. What a
  // program left midway can only be taken back by such a connection.
  if (bytesOf(`${path}-wal`) === 0 || bytesOf(`${path}-journal`) > 0) return;
  assertOwnLog(path, sealed);
  const db = openReader(path, sealed.key);
  try {
    assertNothingLost(db, path, sealed.seal);
    assertFitsItsLog(db, path);
  } finally {
    db.close();
  }
}
