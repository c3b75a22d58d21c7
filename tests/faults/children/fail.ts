import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Lock } from '#main/data/encryption/new-lock';
import type { Workspace } from '#main/data/workspace';
import { fixClock } from '../fix-clock.ts';
import { copyFolder, FILE } from '../folders.ts';
import { openWith } from '../locked.ts';
import { Control, type Orders } from '../shim/control.ts';
import { takeStep } from '../steps.ts';
import { LATER, type Workload } from '../workloads.ts';
import { failureOf, readJob, tell, type Failure } from './protocol.ts';

/** What a child that works while calls fail is given; the shim watches `work` in `folder`. */
export type FailJob = {
  readonly folder: string;
  readonly workloads: readonly Workload[];
  /** What their workspaces are encrypted with; `null` for plain ones. */
  readonly lock: Lock | null;
  readonly trials: readonly FailTrial[];
};

/** One trial: which workload, and what goes wrong in it. */
export type FailTrial = {
  readonly trial: number;
  readonly workload: number;
  readonly orders: Orders;
};

/** What a trial came to; the files are looked at by the parent. */
export type FailOutcome = {
  readonly trial: number;
  readonly calls: number;
  readonly faults: number;
  /** The least room that there ever was, in bytes. */
  readonly least: number;
  /** Steps that were acknowledged while calls could fail. */
  readonly acknowledged: number;
  readonly failure: Failure | null;
  /** The failure of closing, which comes after another one. */
  readonly closing: Failure | null;
  /** What a change came to once nothing failed any more; `null` where it was not tried. */
  readonly later: 'done' | Failure | null;
};

fixClock();
const job = readJob<FailJob>();
const work = join(job.folder, 'work');
const control = new Control(join(job.folder, 'control'), false);

async function tryOnce({ trial, workload: at, orders }: FailTrial): Promise<FailOutcome> {
  const workload = job.workloads[at];
  if (workload === undefined) throw new Error(`There is no workload ${at}.`);
  const { base, before, harms, steps } = workload;
  copyFolder(base, work);
  const path = join(work, FILE);
  let workspace: Workspace | null = null;
  let acknowledged = 0;
  let later: FailOutcome['later'] = null;
  if (harms === 'open') control.arm(orders);
  let failure = await failureOf(async () => {
    workspace = openWith(path, false, job.lock);
    for (const step of before) await takeStep(workspace, step);
    if (harms === 'steps') control.arm(orders);
    for (const step of steps) {
      await takeStep(workspace, step);
      acknowledged += 1;
    }
  });
  const opened = workspace as Workspace | null;
  // What a program that ends right now leaves.
  if (!orders.isSticky) control.disarm();
  copyFolder(work, join(job.folder, `image-${trial}`));
  if (orders.budget >= 0 && harms === 'steps') {
    control.disarm();
    if (opened !== null) later = (await failureOf(() => takeStep(opened, LATER))) ?? 'done';
  }
  if (harms === 'close') control.arm(orders);
  const closing =
    opened === null
      ? null
      : await failureOf(() => {
          opened.close();
        });
  control.disarm();
  if (harms === 'close') failure ??= closing;
  copyFolder(work, join(job.folder, `closed-${trial}`));
  const { calls, faults, least } = control.read();
  return { trial, calls, faults, least, acknowledged, failure, closing, later };
}

mkdirSync(work, { recursive: true });
tell('ready');
for (const trial of job.trials) {
  tell(`begin ${trial.trial}`);
  tell(JSON.stringify(await tryOnce(trial)));
}
tell('closed');
