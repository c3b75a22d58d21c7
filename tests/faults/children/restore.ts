import { restoreClosed } from '#main/data/restore-closed';
import { Session } from '#main/data/session';
import { Workspace } from '#main/data/workspace';
import { fixClock } from '../fix-clock.ts';
import { Control } from '../shim/control.ts';
import { takeStep, workerUrl, type Step } from '../steps.ts';
import { failureOf, readJob, tell } from './protocol.ts';

/** A workspace of which a backup is to be put back, and the control by which calls are counted. */
export type RestoreJob = {
  readonly path: string;
  /** The backup. */
  readonly id: string;
  /** What is done in the open workspace before and after; `null` where it stays closed. */
  readonly open: { readonly before: readonly Step[]; readonly after: readonly Step[] } | null;
  readonly countBy: string | null;
};

/** What is noted beside files that are set aside. */
const WHY = 'It did not open.';

/**
 * Puts a backup in the place of an open or a closed workspace, as the program does. Says `ready`, `ack N`
 * as a child that takes steps, of which the restore is one, `restoring` before that, `calls N` around
 * it, and `closed`.
 */

fixClock();
const job = readJob<RestoreJob>();
const control = job.countBy === null ? null : new Control(job.countBy, false);
let acknowledged = -1;

function acknowledge(): void {
  acknowledged += 1;
  tell(`ack ${acknowledged}`);
}

async function restoring(restore: () => Promise<void>): Promise<void> {
  const tellCalls = (): void => {
    if (control !== null) tell(`calls ${control.read().calls}`);
  };
  tellCalls();
  tell('restoring');
  await restore();
  acknowledge();
  tellCalls();
}

async function restoreOpen({ before, after }: NonNullable<RestoreJob['open']>): Promise<void> {
  const session = new Session(workerUrl, '0.0.0', () => undefined);
  session.replaceWorkspace(Workspace.open(job.path, false));
  acknowledge();
  for (const step of before) {
    await takeStep(session.workspace, step);
    acknowledge();
  }
  await restoring(() => session.restore(job.id));
  for (const step of after) {
    await takeStep(session.workspace, step);
    acknowledge();
  }
  await session.closeWorkspace();
}

async function work(): Promise<void> {
  if (job.open !== null) return restoreOpen(job.open);
  acknowledge();
  await restoring(async () => {
    await restoreClosed(job.path, job.id, WHY, null);
  });
}

tell('ready');
const failure = await failureOf(work);
if (failure !== null) tell(`failed ${JSON.stringify(failure)}`);
tell(failure === null ? 'closed' : 'ended');
process.exit(failure === null ? 0 : 1);
