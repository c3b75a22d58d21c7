import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Case, CaseRun } from './case.ts';
import type { FailTrial } from './children/fail.ts';
import type { Failure, WorkJob } from './children/protocol.ts';
import { copyFolder, FILE, newFolder, removeFolder } from './folders.ts';
import { judgeStates, lost, type Verdict } from './judge.ts';
import { statesOf } from './reference.ts';
import { acknowledgedBy, runChild } from './run-child.ts';
import { countCalls, runFailing, type Failed } from './run-failing.ts';
import { NO_ORDERS } from './shim/control.ts';
import { LATER, makeWorkloads, type Workload } from './workloads.ts';

const ROWS = 300;
/** Amounts of room that each workload is given, spread from none to all that it needs. */
const AMOUNTS = 100;

/** A workload, and the states once a later change was made: without its steps, and with them. */
type Filling = {
  readonly workload: Workload;
  readonly later: readonly string[];
  readonly bytes: number;
};

const plans = new Map<number, Promise<Filling[]>>();

async function makePlan(seed: number): Promise<Filling[]> {
  const workloads = await makeWorkloads(seed, ROWS);
  const grown = await countCalls({ workloads, lock: null }, 0);
  const fillings: Filling[] = [];
  for (const [at, workload] of workloads.entries()) {
    const { base, before, steps } = workload;
    const later: string[] = [];
    for (let taken = 0; taken <= steps.length; taken += 1) {
      const states = await statesOf(base, [...before, ...steps.slice(0, taken), LATER]);
      later.push(states.at(-1) ?? '');
    }
    fillings.push({ workload, later, bytes: grown[at]?.bytes ?? 0 });
  }
  return fillings;
}

function planOf(seed: number): Promise<Filling[]> {
  const known = plans.get(seed) ?? makePlan(seed);
  plans.set(seed, known);
  return known;
}

/** What a limit for the size of a file is: SQLite tells it as any other failure of the disk. */
const LIMITED = ['disk-full', 'io'];

/** One sentence says that the disk is full, and of which file. */
function sentenceProblem(
  { code, message }: Failure,
  codes: readonly string[] = ['disk-full'],
): string | null {
  if (code === null || !codes.includes(code))
    return `it is told as ${code ?? 'a defect'}: ${message}`;
  const isClear = message.includes(FILE) && /^[^\n]{20,250}\.$/u.test(message);
  return isClear ? null : `it is told unclearly: ${message}`;
}

function judge({ outcome, death, image, closed }: Failed, { workload, later }: Filling): Verdict {
  if (outcome === null) return lost(death ?? 'it ended');
  const { acknowledged, failure, closing, faults } = outcome;
  const { states } = workload;
  const atFailure = judgeStates(join(image, FILE), states, acknowledged);
  if (atFailure.outcome !== 'survived') return lost(`at the failure: ${atFailure.reason}`);
  if (failure !== null && atFailure.tally === 'after') {
    return lost(`it is there, yet it is told: ${failure.message}`);
  }
  const isChangedLater = outcome.later === 'done';
  const after = judgeStates(join(closed, FILE), isChangedLater ? later : states, acknowledged);
  if (after.outcome !== 'survived') return lost(`after closing: ${after.reason}`);
  if (outcome.later !== null && outcome.later !== 'done') {
    return lost(`with room again, a change fails: ${outcome.later.message}`);
  }
  for (const each of [failure, closing]) {
    const problem = each === null ? null : sentenceProblem(each);
    if (problem !== null) return lost(problem);
  }
  return { outcome: 'survived', tally: faults === 0 ? 'had room' : 'full' };
}

/** What fails where a file may not grow beyond a size: the kernel says so, not the shim. */
async function limitFile(filling: Filling, share: number): Promise<Verdict> {
  const { workload, bytes } = filling;
  const folder = newFolder();
  copyFolder(workload.base, folder);
  const path = join(folder, FILE);
  const limit = Math.floor(statSync(path).size + bytes * share * 0.5);
  const job: WorkJob = {
    path,
    isNew: false,
    lock: null,
    steps: workload.steps,
    byWorker: false,
  };
  const prefix = ['prlimit', `--fsize=${limit}`];
  const ended = await runChild('work.ts', job, { prefix });
  const verdict = judgeStates(path, workload.states, Math.max(acknowledgedBy(ended), 0));
  removeFolder(folder);
  if (verdict.outcome !== 'survived') return verdict;
  const told = ended.lines.find((line) => line.startsWith('failed '));
  if (told === undefined) {
    const isDone = ended.lines.includes('closed');
    return isDone ? { ...verdict, tally: 'had room' } : lost(`it died: ${ended.signal}`);
  }
  const problem = sentenceProblem(JSON.parse(told.slice('failed '.length)) as Failure, LIMITED);
  return problem === null ? { ...verdict, tally: 'limited' } : lost(problem);
}

const hasPrlimit = (): boolean => spawnSync('prlimit', ['--version']).status === 0;

async function run({ seed, trials, report }: CaseRun): Promise<void> {
  const fillings = await planOf(seed);
  const byShim = fillings.length * AMOUNTS;
  const planned: FailTrial[] = trials
    .filter((trial) => trial < byShim)
    .map((trial) => {
      const workload = Math.floor(trial / AMOUNTS);
      const share = (trial % AMOUNTS) / (AMOUNTS - 1);
      const budget = Math.floor((fillings[workload]?.bytes ?? 0) * share);
      return { trial, workload, orders: { ...NO_ORDERS, isSticky: true, budget } };
    });
  const workloads = fillings.map(({ workload }) => workload);
  const tell = (trial: number, words: string, verdict: Verdict): void => {
    const { reason } = verdict;
    report({
      trial,
      ...verdict,
      ...(reason === undefined ? {} : { reason: `${words}: ${reason}` }),
    });
  };
  await runFailing({ workloads, lock: null }, planned, (failed) => {
    const { trial, workload, orders } = failed.planned;
    const filling = fillings[workload];
    if (filling === undefined) return;
    tell(trial, `${filling.workload.name}, room for ${orders.budget}`, judge(failed, filling));
  });
  const [imports] = fillings;
  for (const trial of trials.filter((each) => each >= byShim)) {
    if (imports === undefined || !hasPrlimit()) continue;
    const verdict = await limitFile(imports, (trial - byShim) / (AMOUNTS - 1));
    tell(trial, 'import, with a limit for the size of a file', verdict);
  }
  plans.clear();
}

/** The disk has room for so many bytes and no more, for every amount from none to enough. */
export const fullDisk: Case = {
  name: 'full-disk',
  needsShim: true,
  trials: { small: 40, full: 'all' },
  count: async (seed) => ((await planOf(seed)).length + 1) * AMOUNTS,
  run,
};
