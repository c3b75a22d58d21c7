import { fixClock } from '../fix-clock.ts';
import { openWith } from '../locked.ts';
import { takeStep } from '../steps.ts';
import { acknowledgeIn, failureOf, readJob, tell, type WorkJob } from './protocol.ts';

/**
 * Opens a workspace, takes steps and closes it. Says `ready` before it begins, `ack N` once step N
 * is committed (0 once the workspace is open), and `closed`, or how it failed.
 */

fixClock();
const job = readJob<WorkJob>();
const acknowledge = acknowledgeIn(job.ackFile);

async function work(): Promise<void> {
  const workspace = openWith(job.path, job.isNew, job.lock);
  acknowledge();
  for (const step of job.steps) {
    await takeStep(workspace, step, job.byWorker);
    acknowledge();
  }
  workspace.close();
}

tell('ready');
const failure = await failureOf(work);
if (failure !== null) tell(`failed ${JSON.stringify(failure)}`);
tell(failure === null ? 'closed' : 'ended');
process.exit(failure === null ? 0 : 1);
