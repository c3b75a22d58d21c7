import type { WorkspaceKey } from '#main/data/database/driver';
import type { Lock } from '#main/data/encryption/new-lock';
import { restoreClosed } from '#main/data/restore-closed';
import { Session } from '#main/data/session';
import { Workspace } from '#main/data/workspace';
import { fixClock } from '../fix-clock.ts';
import { Control } from '../shim/control.ts';
import { takeStep, workerUrl, type Step } from '../steps.ts';
import { acknowledgeIn, failureOf, readJob, tell } from './protocol.ts';

/** A workspace in whose place another file is to be put, and the control by which calls are counted. */
export type ReplaceJob = {
  readonly path: string;
  /** A backup by its id, or the workspace itself, encrypted with a lock, or plain with `null`. */
  readonly by: { readonly backup: string } | { readonly converted: Lock | null };
  /** What is done in the open workspace before and after; `null` where it stays closed. */
  readonly open: {
    readonly key: WorkspaceKey | null;
    readonly before: readonly Step[];
    readonly after: readonly Step[];
  } | null;
  readonly countBy: string | null;
  /** As of a `WorkJob`. */
  readonly ackFile?: string;
};

/** What is noted beside files that are set aside. */
const WHY = 'It did not open.';

/**
 * Puts a backup in the place of an open or a closed workspace, or converts an open one, as the program
 * does. Says `ready`, `ack N` as a child that takes steps, of which this is one, `replacing` before that,
 * `calls N` around it, and `closed`.
 */

fixClock();
const job = readJob<ReplaceJob>();
const control = job.countBy === null ? null : new Control(job.countBy, false);
const acknowledge = acknowledgeIn(job.ackFile);

async function replacing(replace: () => Promise<void>): Promise<void> {
  const tellCalls = (): void => {
    if (control !== null) tell(`calls ${control.read().calls}`);
  };
  tellCalls();
  tell('replacing');
  await replace();
  acknowledge();
  tellCalls();
}

async function replaceOpen({ key, before, after }: NonNullable<ReplaceJob['open']>): Promise<void> {
  const session = new Session(workerUrl, '0.0.0', () => undefined);
  session.replaceWorkspace(Workspace.open(job.path, false, { key }));
  acknowledge();
  for (const step of before) {
    await takeStep(session.workspace, step);
    acknowledge();
  }
  const { by } = job;
  await replacing(() =>
    'backup' in by ? session.restore(by.backup) : session.convert(by.converted),
  );
  for (const step of after) {
    await takeStep(session.workspace, step);
    acknowledge();
  }
  await session.closeWorkspace();
}

async function work(): Promise<void> {
  const { open, by, path } = job;
  if (open !== null) return replaceOpen(open);
  if (!('backup' in by)) throw new Error('Only an open workspace is converted.');
  acknowledge();
  await replacing(async () => {
    await restoreClosed(path, by.backup, { why: WHY, secret: null });
  });
}

tell('ready');
const failure = await failureOf(work);
if (failure !== null) tell(`failed ${JSON.stringify(failure)}`);
tell(failure === null ? 'closed' : 'ended');
process.exit(failure === null ? 0 : 1);
