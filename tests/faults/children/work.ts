import { closeSync, openSync, writeSync } from 'node:fs';
import { fixClock } from '../fix-clock.ts';
import { openWith } from '../locked.ts';
import { takeStep } from '../steps.ts';
import { failureOf, readJob, tell, type WorkJob } from './protocol.ts';

/**
 * Opens a workspace, takes steps and closes it. Says `ready` before it begins, `ack N` once step N
 * is committed (0 once the workspace is open), and `closed`, or how it failed.
 */

fixClock();
const job = readJob<WorkJob>();
const ackFile = job.ackFile === undefined ? null : openSync(job.ackFile, 'a');

function acknowledge(step: number): void {
  if (ackFile !== null) writeSync(ackFile, `${step}\n`);
  tell(`ack ${step}`);
}

async function work(): Promise<void> {
  const workspace = openWith(job.path, job.isNew, job.lock);
  acknowledge(0);
  for (const [at, step] of job.steps.entries()) {
    await takeStep(workspace, step, job.byWorker);
    acknowledge(at + 1);
  }
  workspace.close();
}

tell('ready');
const failure = await failureOf(work);
if (ackFile !== null) closeSync(ackFile);
if (failure !== null) tell(`failed ${JSON.stringify(failure)}`);
tell(failure === null ? 'closed' : 'ended');
process.exit(failure === null ? 0 : 1);
