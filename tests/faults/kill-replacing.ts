import { join } from 'node:path';
import type { CaseRun } from './case.ts';
import type { ReplaceJob } from './children/replace.ts';
import { copyFolder, FILE, newFolder, removeFolder } from './folders.ts';
import { lost, type Verdict } from './judge.ts';
import { randomOf, type Random } from './random.ts';
import { acknowledgedBy, runChild, type Ended } from './run-child.ts';
import { NAMES, NO_ORDERS, SYNCS, WRITES } from './shim/control.ts';
import { watched } from './shim/watched.ts';

const TRIALS_A_PLAN = 50;
/** How far beyond the replacing moments reach. */
const BEYOND = 1.1;
/** Multiples of it, without their whole parts, are spread evenly over 0 to 1. */
const GOLDEN = 0.618_033_988_75;

/** A folder with a workspace in whose place something is put, and how what is left is judged. */
export type Replacing = {
  readonly folder: string;
  readonly job: Omit<ReplaceJob, 'path' | 'countBy'>;
  readonly judge: (path: string, acknowledged: number) => Promise<Verdict>;
};

/** A plan and how a process goes through it that nobody kills. */
type Course = {
  readonly plan: Replacing;
  /** Calls before something takes the place of the workspace, and with that. */
  readonly first: number;
  readonly last: number;
  /** Milliseconds that it took. */
  readonly took: number;
};

/** When a process is killed: in place of a call, or so many milliseconds after it began to replace. */
type Moment = { readonly call: number } | { readonly delay: number };

async function runAndKill(
  folder: string,
  { job }: Replacing,
  moment: Moment | null,
): Promise<Ended & { readonly took: number }> {
  let timer: NodeJS.Timeout | undefined;
  let [began, took] = [0, 0];
  const onLine = (line: string, kill: () => void): void => {
    if (line === 'replacing') {
      began = performance.now();
      if (moment !== null && 'delay' in moment) timer = setTimeout(kill, moment.delay);
    } else if (began > 0 && took === 0) took = performance.now() - began;
  };
  const ended = await watched(folder, (control, env, countBy) => {
    const at = moment !== null && 'call' in moment ? moment.call : 0;
    control.arm({ ...NO_ORDERS, counts: WRITES + SYNCS + NAMES, at, kills: true });
    const whole: ReplaceJob = { ...job, path: join(folder, FILE), countBy };
    return runChild('replace.ts', whole, { env, onLine });
  });
  clearTimeout(timer);
  return { ...ended, took };
}

async function courseOf(plan: Replacing): Promise<Course> {
  const folder = newFolder();
  copyFolder(plan.folder, folder);
  const ended = await runAndKill(folder, plan, null);
  removeFolder(folder);
  if (!ended.lines.includes('closed')) throw new Error(`It fails by itself: ${ended.stderr}`);
  const calls = ended.lines
    .filter((line) => line.startsWith('calls '))
    .map((line) => line.slice(6));
  const [first = 0, last = 0] = calls.map(Number);
  return { plan, first, last, took: ended.took };
}

/**
 * The moment of the `at`-th trial of a situation: every third by the clock, the others in place of calls
 * that are spread evenly, however many there are. Both reach a little beyond the replacing.
 */
function momentOf({ first, last, took }: Course, at: number, random: Random): Moment {
  if (at % 3 === 2) return { delay: random.next() * took * BEYOND };
  const span = Math.ceil((last - first) * BEYOND);
  return { call: first + 1 + Math.floor(((at * GOLDEN) % 1) * span) };
}

async function tryOnce({ plan }: Course, moment: Moment): Promise<Verdict> {
  const folder = newFolder();
  copyFolder(plan.folder, folder);
  try {
    const ended = await runAndKill(folder, plan, moment);
    const isDone = ended.lines.includes('closed');
    if (ended.isHung || (ended.signal !== 'SIGKILL' && !isDone)) {
      return lost(`it failed: ${ended.lines.at(-2) ?? ''} ${ended.stderr.trim()}`);
    }
    const verdict = await plan.judge(join(folder, FILE), Math.max(acknowledgedBy(ended), 0));
    return isDone && verdict.outcome === 'survived' ? { ...verdict, tally: 'ended' } : verdict;
  } finally {
    removeFolder(folder);
  }
}

/** Kills processes while they put something in the place of a workspace; the situations take turns. */
export async function killReplacing<S extends string>(
  { seed, trials, report }: CaseRun,
  name: string,
  situations: readonly S[],
  prepare: (situation: S, random: Random) => Promise<Replacing>,
): Promise<void> {
  const courses = new Map<string, Course>();
  for (const trial of trials) {
    const situation = situations[trial % situations.length];
    if (situation === undefined) throw new Error('A case has no situations.');
    const group = Math.floor(trial / situations.length / TRIALS_A_PLAN);
    const key = `${situation}/${group}`;
    let course = courses.get(key);
    if (course === undefined) {
      course = await courseOf(await prepare(situation, randomOf(seed, `${name}-${key}`, 0)));
      courses.set(key, course);
    }
    const at = Math.floor(trial / situations.length) + (seed % TRIALS_A_PLAN);
    const moment = momentOf(course, at, randomOf(seed, name, trial));
    const verdict = await tryOnce(course, moment);
    const when = 'call' in moment ? `in place of call ${moment.call}` : `after ${moment.delay} ms`;
    const { reason } = verdict;
    const told = reason === undefined ? {} : { reason: `${situation}, killed ${when}: ${reason}` };
    report({ trial, ...verdict, ...told });
  }
}
