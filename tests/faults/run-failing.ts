import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Lock } from '#main/data/encryption/new-lock';
import type { FailJob, FailOutcome, FailTrial } from './children/fail.ts';
import { newFolder, removeFolder } from './folders.ts';
import { runChild } from './run-child.ts';
import { Control, NO_ORDERS } from './shim/control.ts';
import { shimEnvironment } from './shim/shim.ts';
import type { Workload } from './workloads.ts';

/** Longest time that a failing call may take the program, in milliseconds. */
const HANG_MS = 20_000;
/** Trials that one process takes in turn. */
const TRIALS_A_PROCESS = 100;

/** What became of a trial, and the folders that were left: at the failure, and after closing. */
export type Failed = {
  readonly planned: FailTrial;
  readonly outcome: FailOutcome | null;
  /** Why there is no outcome. */
  readonly death: string | null;
  readonly image: string;
  readonly closed: string;
};

/** Workloads, and what their workspaces are encrypted with; `null` for plain ones. */
export type Workloads = { readonly workloads: readonly Workload[]; readonly lock: Lock | null };

/**
 * Runs trials one after the other in a process whose calls fail as they say; starts another one
 * where a trial ended it. `see` looks at what each left before that is removed.
 */
export async function runFailing(
  { workloads, lock }: Workloads,
  trials: readonly FailTrial[],
  see: (failed: Failed) => void,
): Promise<void> {
  let left = [...trials];
  while (left.length > 0) {
    const folder = newFolder();
    const work = join(folder, 'work');
    mkdirSync(work);
    const controlPath = join(folder, 'control');
    new Control(controlPath, true).close();
    const now = left.slice(0, TRIALS_A_PROCESS);
    const seeOne = (trial: number, outcome: FailOutcome | null, death: string | null): void => {
      const planned = now.find((each) => each.trial === trial);
      if (planned === undefined) return;
      const [image, closed] = [join(folder, `image-${trial}`), join(folder, `closed-${trial}`)];
      see({ planned, outcome, death, image, closed });
      removeFolder(image);
      removeFolder(closed);
      left = left.filter((each) => each.trial !== trial);
    };
    const job: FailJob = { folder, workloads, lock, trials: now };
    let begun: number | null = null;
    const ended = await runChild('fail.ts', job, {
      env: shimEnvironment(work, { control: controlPath }),
      silence: HANG_MS,
      onLine: (line) => {
        if (line.startsWith('begin ')) begun = Number(line.slice('begin '.length));
        if (!line.startsWith('{')) return;
        const outcome = JSON.parse(line) as FailOutcome;
        begun = null;
        seeOne(outcome.trial, outcome, null);
      },
    });
    const death = `the process ended (${ended.signal ?? ended.code}): ${ended.stderr.trim()}`;
    if (begun !== null) seeOne(begun, null, death);
    else if (!ended.lines.includes('closed')) throw new Error(death);
    removeFolder(folder);
  }
}

/** How many calls of the kinds each workload makes, and how many bytes its files take at most. */
export async function countCalls(
  all: Workloads,
  counts: number,
): Promise<{ calls: number; bytes: number }[]> {
  const plenty = 2 ** 40;
  const orders = { ...NO_ORDERS, counts, budget: plenty };
  const trials = all.workloads.map((_, workload) => ({ trial: workload, workload, orders }));
  const found: { calls: number; bytes: number }[] = [];
  await runFailing(all, trials, ({ planned, outcome, death }) => {
    if (outcome === null) throw new Error(death ?? '');
    const { failure } = outcome;
    if (failure !== null) throw new Error(`It fails by itself: ${failure.message}`);
    found[planned.workload] = { calls: outcome.calls, bytes: plenty - outcome.least };
  });
  return found;
}
