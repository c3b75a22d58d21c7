import { join } from 'node:path';
import type { Case, CaseRun } from './case.ts';
import type { RestoreJob } from './children/restore.ts';
import { copyFolder, FILE, newFolder, removeFolder } from './folders.ts';
import { judgeRestore } from './judge-restore.ts';
import { lost, type Verdict } from './judge.ts';
import { randomOf, type Random } from './random.ts';
import { restorePlan, SITUATIONS, type RestorePlan, type Situation } from './restore-plans.ts';
import { acknowledgedBy, runChild, type Ended } from './run-child.ts';
import { NAMES, NO_ORDERS, SYNCS, WRITES } from './shim/control.ts';
import { watched } from './shim/watched.ts';

const TRIALS_A_PLAN = 50;
/** How far beyond the restore moments reach. */
const BEYOND = 1.1;
/** Multiples of it, without their whole parts, are spread evenly over 0 to 1. */
const GOLDEN = 0.618_033_988_75;

/** A plan and how a process goes through it that nobody kills. */
type Course = {
  readonly plan: RestorePlan;
  /** Calls before the restore, and with it. */
  readonly first: number;
  readonly last: number;
  /** Milliseconds that the restore took. */
  readonly took: number;
};

/** When a process is killed: in place of a call, or so many milliseconds after the restore began. */
type Moment = { readonly call: number } | { readonly delay: number };

async function runAndKill(
  folder: string,
  plan: RestorePlan,
  moment: Moment | null,
): Promise<Ended & { readonly took: number }> {
  const { before, after, backupId: id, situation } = plan;
  let timer: NodeJS.Timeout | undefined;
  let [began, took] = [0, 0];
  const onLine = (line: string, kill: () => void): void => {
    if (line === 'restoring') {
      began = performance.now();
      if (moment !== null && 'delay' in moment) timer = setTimeout(kill, moment.delay);
    } else if (began > 0 && took === 0) took = performance.now() - began;
  };
  const ended = await watched(folder, (control, env, countBy) => {
    const at = moment !== null && 'call' in moment ? moment.call : 0;
    control.arm({ ...NO_ORDERS, counts: WRITES + SYNCS + NAMES, at, kills: true });
    const open = situation === 'open' ? { before, after } : null;
    const job: RestoreJob = { path: join(folder, FILE), id, open, countBy };
    return runChild('restore.ts', job, { env, onLine });
  });
  clearTimeout(timer);
  return { ...ended, took };
}

async function courseOf(situation: Situation, random: Random): Promise<Course> {
  const plan = await restorePlan(situation, random);
  const folder = newFolder();
  copyFolder(plan.folder, folder);
  const ended = await runAndKill(folder, plan, null);
  removeFolder(folder);
  if (!ended.lines.includes('closed')) throw new Error(`It does not restore: ${ended.stderr}`);
  const calls = ended.lines
    .filter((line) => line.startsWith('calls '))
    .map((line) => line.slice(6));
  const [first = 0, last = 0] = calls.map(Number);
  return { plan, first, last, took: ended.took };
}

/**
 * The moment of the `at`-th trial of a situation: every third by the clock, the others in place of calls
 * that are spread evenly, however many there are. Both reach a little beyond the restore.
 */
function momentOf({ first, last, took }: Course, at: number, random: Random): Moment {
  if (at % 3 === 2) return { delay: random.next() * took * BEYOND };
  const span = Math.ceil((last - first) * BEYOND);
  return { call: first + 1 + Math.floor(((at * GOLDEN) % 1) * span) };
}

async function tryOnce(course: Course, moment: Moment): Promise<Verdict> {
  const { plan } = course;
  const folder = newFolder();
  copyFolder(plan.folder, folder);
  const path = join(folder, FILE);
  try {
    const ended = await runAndKill(folder, plan, moment);
    const isDone = ended.lines.includes('closed');
    if (ended.isHung || (ended.signal !== 'SIGKILL' && !isDone)) {
      return lost(`it failed: ${ended.lines.at(-2) ?? ''} ${ended.stderr.trim()}`);
    }
    const acknowledged = acknowledgedBy(ended);
    const verdict = await judgeRestore(path, plan, Math.max(acknowledged, 0));
    return isDone && verdict.outcome === 'survived' ? { ...verdict, tally: 'ended' } : verdict;
  } finally {
    removeFolder(folder);
  }
}

async function run({ seed, trials, report }: CaseRun): Promise<void> {
  const courses = new Map<string, Course>();
  for (const trial of trials) {
    const situation = SITUATIONS[trial % SITUATIONS.length] ?? 'open';
    const group = Math.floor(trial / SITUATIONS.length / TRIALS_A_PLAN);
    const key = `${situation}/${group}`;
    const course =
      courses.get(key) ?? (await courseOf(situation, randomOf(seed, `restore-${key}`, 0)));
    courses.set(key, course);
    const at = Math.floor(trial / SITUATIONS.length) + (seed % TRIALS_A_PLAN);
    const moment = momentOf(course, at, randomOf(seed, 'kill-restore', trial));
    const verdict = await tryOnce(course, moment);
    const when = 'call' in moment ? `in place of call ${moment.call}` : `after ${moment.delay} ms`;
    const { reason } = verdict;
    const told = reason === undefined ? {} : { reason: `${situation}, killed ${when}: ${reason}` };
    report({ trial, ...verdict, ...told });
  }
}

/**
 * A process is killed while it puts a backup in the place of a workspace: of an open one, and of closed
 * ones that are sound, damaged, gone, or have changes in their log alone.
 */
export const killRestore: Case = {
  name: 'kill-restore',
  needsShim: true,
  trials: { small: 3, full: 500 },
  run,
};
