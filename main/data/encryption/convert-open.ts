import { AppError } from '#shared/rpc/app-error';
import { recordChange } from '../commands/changes.ts';
import { troubleOf } from '../durability/backup-thread.ts';
import { Workspace } from '../workspace.ts';
import { readOnlyRefusal, runningRefusal } from '../write-refusals.ts';
import { ConversionWatch, type ConversionProgress } from './conversion-progress.ts';
import { convertedCommits, removeUnfinishedConversion, swapConverted } from './convert.ts';
import type { Lock } from './new-lock.ts';

/** Copies that are made at most of a workspace that keeps changing meanwhile. */
const MOST_ROUNDS = 3;

/** What of a session a conversion needs. */
export type ConvertedSession = {
  readonly workspace: Workspace;
  readonly backups: { idle(): Promise<void> };
  replaceWorkspace(workspace: Workspace | null): void;
  jobEnded(): Promise<void>;
};

function alreadyIs(what: string): AppError {
  return new AppError('conflict', `The workspace is ${what} already; nothing was changed.`);
}

/** True where the copy that waits holds every change. */
const isCopyWhole = ({ path, identity, isImporting }: Workspace): boolean =>
  !isImporting && convertedCommits(path) === identity.commits;

/** How a conversion is ended, and who hears how far it is. */
export type ConvertHow = {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: ConversionProgress) => void;
};

/** Fails with `cancelled` where that was asked for; nothing is left of the copy. */
function assertWanted(path: string, signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  removeUnfinishedConversion(path);
  throw new AppError('cancelled', 'Cancelled; the workspace is as it was.');
}

/** Makes copies until one holds every change, others being made meanwhile. */
async function makeCopy(
  { workspace, backups }: ConvertedSession,
  to: Lock | null,
  workerUrl: URL,
  { signal, onProgress = () => undefined }: ConvertHow,
): Promise<void> {
  const { path, key: from } = workspace;
  const order = { path, from, to: to?.key ?? null };
  const watch = new ConversionWatch(path, onProgress);
  try {
    for (let round = 0; round < MOST_ROUNDS && !isCopyWhole(workspace); round += 1) {
      const trouble = await troubleOf(
        workerUrl,
        { kind: 'convert', order },
        { signal, onStep: (step) => watch.begin(step) },
      );
      assertWanted(path, signal);
      if (trouble !== null) throw new AppError('io', trouble);
      // It reads the file that is about to be replaced.
      await backups.idle();
      assertWanted(path, signal);
    }
    watch.complete();
  } finally {
    watch.end();
  }
}

/**
 * Encrypts the open workspace, or makes it plain where `to` is `null`: a copy is converted by a thread
 * and read back, and takes its place, of which its history tells. Backups stay as they are. Fails with
 * one sentence, or with `cancelled` until the copy takes the place; the workspace is then as it was, and
 * open.
 */
export async function convertOpen(
  session: ConvertedSession,
  to: Lock | null,
  workerUrl: URL,
  how: ConvertHow = {},
): Promise<void> {
  const { workspace } = session;
  const { path, key: from } = workspace;
  if ((from === null) === (to === null)) throw alreadyIs(to === null ? 'plain' : 'encrypted');
  if (workspace.isReadOnly) throw readOnlyRefusal(path);
  if (workspace.isImporting) throw runningRefusal('A change of many items');
  removeUnfinishedConversion(path);
  assertWanted(path, how.signal);
  await makeCopy(session, to, workerUrl, how);
  // Nothing is awaited from here to the closing, so that no change comes in between.
  if (!isCopyWhole(workspace)) {
    removeUnfinishedConversion(path);
    throw new AppError(
      'conflict',
      'The workspace keeps changing, so that it was not converted; try again when it rests.',
    );
  }
  session.replaceWorkspace(null);
  await session.jobEnded();
  try {
    swapConverted({ path, from, to: to?.key ?? null }, to?.file ?? null);
  } catch (error) {
    session.replaceWorkspace(Workspace.open(path, false, { key: from }));
    throw error;
  }
  const converted = Workspace.open(path, false, { key: to?.key ?? null });
  session.replaceWorkspace(converted);
  converted.write((db) => {
    recordChange(db, {
      kind: 'settings',
      text: to === null ? 'Made the workspace plain' : 'Encrypted the workspace',
      reason: null,
      items: 0,
      detail: { isEncrypted: to !== null },
    });
  });
}
