import { dirname, join } from 'node:path';
import { openReader } from '#main/data/database/connection';
import type { Lock } from '#main/data/encryption/new-lock';
import { sharedLock } from '../support/shared-lock.ts';
import type { Case, CaseRun } from './case.ts';
import { copyFolder, FILE, newFolder, removeFolder } from './folders.ts';
import { writeInventory } from './inventory.ts';
import { judgeSeen, judgeUnborn, lost, type Verdict } from './judge.ts';
import { unlockAndSee } from './locked.ts';
import type { Seen } from './open-and-see.ts';
import { statesOf, workspaceAfter } from './reference.ts';
import { randomOf, type Random } from './random.ts';
import { acknowledgedBy, runChild, type Ended } from './run-child.ts';
import { NO_ORDERS } from './shim/control.ts';
import { shimProblem } from './shim/shim.ts';
import { watched } from './shim/watched.ts';
import { randomEdits, type Step } from './steps.ts';

/** Files of a trial that imports, rows of each, and other changes of a trial that makes them. */
const SIZES = {
  small: { imports: 2, rows: 1100, edits: 20 },
  full: { imports: 3, rows: 3000, edits: 40 },
};
/** Trials that share their files and steps; preparing them takes longer than a trial. */
const TRIALS_A_PLAN = 50;

/** What the trials of one plan do, again and again, and what may be left of it. */
type Plan = {
  readonly base: string | null;
  readonly steps: readonly Step[];
  readonly states: readonly string[];
  /** What the workspace is encrypted with; `null` for a plain one. */
  readonly lock: Lock | null;
};

/** How a process goes that nobody kills. */
type Course = {
  /** Milliseconds from each line that it says to its next one. */
  readonly gaps: Map<string, number>;
  /** Writes, truncates and syncs; 0 where they cannot be counted here. */
  calls: number;
};

async function planOf(
  base: string | null,
  steps: readonly Step[],
  lock: Lock | null,
): Promise<Plan> {
  return { base, steps, states: await statesOf(base, steps, lock), lock };
}

async function importPlan(
  { seed, tier }: CaseRun,
  at: number,
  { isNew, lock }: { readonly isNew: boolean; readonly lock: Lock | null },
): Promise<Plan> {
  const random = randomOf(seed, 'kill-import', at);
  const { imports, rows } = SIZES[tier];
  const folder = newFolder();
  const files = Array.from({ length: imports + 1 }, (_, each) => join(folder, `part-${each}.csv`));
  for (const file of files) writeInventory(file, rows, random);
  const [first = '', ...others] = files;
  const base = isNew ? null : await workspaceAfter([{ kind: 'import', file: first }], lock);
  // As the command line: whoever makes a workspace with its imports is alone with it.
  const steps = others.map((file) => ({ kind: 'import' as const, file, isAlone: isNew }));
  return planOf(base, steps, lock);
}

async function editPlan({ seed, tier }: CaseRun, at: number, lock: Lock | null): Promise<Plan> {
  const { rows, edits } = SIZES[tier];
  const random = randomOf(seed, 'kill-edits', at);
  const file = join(newFolder(), 'inventory.csv');
  writeInventory(file, rows, random);
  const base = await workspaceAfter([{ kind: 'import', file }], lock);
  return planOf(base, randomEdits(edits, random), lock);
}

/** How a trial goes on. */
type Manner = {
  readonly moment: Moment | null;
  readonly course: Course;
  readonly byCommandLine: boolean;
};

/** When a process is killed: some milliseconds after it said a line, or in place of a call. */
type Moment =
  | { readonly after: string; readonly delay: number }
  | { readonly after: null; readonly call: number };

/**
 * Any moment of any step by the clock; or any call, which a busy machine does not shift, and which
 * the same seed hits again.
 */
function randomMoment(
  plan: Plan,
  { gaps, calls }: Course,
  random: Random,
  { byCall, byCommandLine }: { readonly byCall: boolean; readonly byCommandLine: boolean },
): Moment {
  if (byCall && calls > 0) return { after: null, call: 1 + random.below(calls) };
  if (byCommandLine) {
    // It tells nothing before it is done.
    const sum = [...gaps.values()].reduce((one, other) => one + other, 0);
    return { after: 'ready', delay: random.next() * sum };
  }
  const after = random.pick(['ready', ...plan.steps.map((_, at) => `ack ${at}`)]);
  return { after, delay: random.next() * (gaps.get(after) ?? 0) };
}

/** Starts the work of a plan and kills it at a moment, where one is given. */
async function runAndKill(
  path: string,
  plan: Plan,
  { moment, course, byCommandLine }: Manner,
): Promise<Ended> {
  let timer: NodeJS.Timeout | undefined;
  let before: { readonly line: string; readonly at: number } | null = null;
  const onLine = (line: string, kill: () => void): void => {
    const now = performance.now();
    if (before !== null && moment === null) course.gaps.set(before.line, now - before.at);
    before = { line, at: now };
    if (line === moment?.after) timer = setTimeout(kill, moment.delay);
  };
  const files = plan.steps.map((step) => (step.kind === 'import' ? step.file : ''));
  const job = byCommandLine
    ? ['import', ...files, '--workspace', path]
    : { path, isNew: plan.base === null, lock: plan.lock, steps: plan.steps, byWorker: false };
  const script = byCommandLine ? 'command-line.ts' : 'work.ts';
  const isWatched = shimProblem() === null && (moment === null || moment.after === null);
  const ended = isWatched
    ? await watched(dirname(path), (control, env) => {
        const at = moment?.after === null ? moment.call : 0;
        control.arm({ ...NO_ORDERS, at, kills: true });
        return runChild(script, job, { onLine, env }).finally(() => {
          if (moment === null) course.calls = control.read().calls;
        });
      })
    : await runChild(script, job, { onLine });
  clearTimeout(timer);
  return ended;
}

/**
 * States between those of whole imports are allowed to nobody. What the command line has
 * acknowledged is known at its end only, so until then each whole import is one of its states.
 */
function judgeCommandLine(seen: Seen, states: readonly string[], isDone: boolean): Verdict {
  if (isDone) return judgeSeen(seen, states, states.length - 1, false);
  const verdicts = states.map((_, at) => judgeSeen(seen, states, at, false));
  const whole = verdicts.find(({ outcome }) => outcome === 'survived');
  return whole ?? judgeUnborn(seen, states);
}

async function tryOnce(plan: Plan, manner: Manner): Promise<Verdict> {
  const folder = newFolder();
  if (plan.base !== null) copyFolder(plan.base, folder);
  try {
    return await killIn(folder, plan, manner);
  } finally {
    removeFolder(folder);
  }
}

async function killIn(folder: string, plan: Plan, manner: Manner): Promise<Verdict> {
  const path = join(folder, FILE);
  // Somebody else reads an existing workspace meanwhile.
  const reader = plan.base === null ? null : openReader(path, plan.lock?.key ?? null);
  reader?.exec('BEGIN; SELECT count(*) FROM item');
  const ended = await runAndKill(path, plan, manner);
  reader?.close();
  const isDone = ended.lines.includes('closed');
  if (ended.isHung || (ended.signal !== 'SIGKILL' && !isDone)) {
    return lost(`it failed: ${ended.stderr.trim()}`);
  }
  const seen = await unlockAndSee(path, plan.lock);
  const verdict = judgeEnded(seen, plan, ended, manner.byCommandLine);
  return isDone && verdict.outcome === 'survived' ? { ...verdict, tally: 'ended' } : verdict;
}

function judgeEnded(seen: Seen, plan: Plan, ended: Ended, byCommandLine: boolean): Verdict {
  if (byCommandLine) return judgeCommandLine(seen, plan.states, ended.lines.includes('closed'));
  const acknowledged = acknowledgedBy(ended);
  return acknowledged < 0 && plan.base === null
    ? judgeUnborn(seen, plan.states)
    : judgeSeen(seen, plan.states, Math.max(acknowledged, 0));
}

const NO_KIND: Kind = {
  prepare: () => Promise.reject(new Error('A case has no kinds.')),
  byCommandLine: false,
};

type Kind = {
  readonly prepare: (at: number) => Promise<Plan>;
  readonly byCommandLine: boolean;
};

async function runKinds(run: CaseRun, name: string, kinds: readonly Kind[]): Promise<void> {
  const plans = new Map<string, Plan>();
  const courses = new Map<number, Course>();
  for (const trial of run.trials) {
    const which = trial % kinds.length;
    const { prepare, byCommandLine } = kinds[which] ?? NO_KIND;
    const group = Math.floor(trial / TRIALS_A_PLAN);
    const key = `${which}/${group}`;
    const plan = plans.get(key) ?? (await prepare(group));
    plans.set(key, plan);
    const course = courses.get(which) ?? { gaps: new Map<string, number>(), calls: 0 };
    // One that nobody kills tells how long each step takes.
    if (!courses.has(which)) {
      const verdict = await tryOnce(plan, { moment: null, course, byCommandLine });
      if (verdict.tally !== 'ended') throw new Error(`It fails by itself: ${verdict.reason}`);
      courses.set(which, course);
    }
    const byCall = Math.floor(trial / kinds.length) % 2 === 1;
    const random = randomOf(run.seed, name, trial);
    const moment = randomMoment(plan, course, random, { byCall, byCommandLine });
    run.report({ trial, ...(await tryOnce(plan, { moment, course, byCommandLine })) });
  }
}

/** A process is killed while it imports, into a workspace of its own or one that others read. */
export const killImport: Case = {
  name: 'kill-import',
  needsShim: false,
  trials: { small: 4, full: 1500 },
  run: (run) =>
    runKinds(run, 'kill-import', [
      { prepare: (at) => importPlan(run, at, { isNew: false, lock: null }), byCommandLine: false },
      { prepare: (at) => importPlan(run, at, { isNew: true, lock: null }), byCommandLine: true },
    ]),
};

/** A process is killed while it tags, edits, undoes and redoes. */
export const killEdits: Case = {
  name: 'kill-edits',
  needsShim: false,
  trials: { small: 4, full: 1000 },
  run: (run) =>
    runKinds(run, 'kill-edits', [
      { prepare: (at) => editPlan(run, at, null), byCommandLine: false },
    ]),
};

/** A process is killed while it makes or fills an encrypted workspace, or changes what is in it. */
export const killEncrypted: Case = {
  name: 'kill-encrypted',
  needsShim: false,
  trials: { small: 2, full: 1500 },
  run: async (run) => {
    const lock = await sharedLock();
    return runKinds(run, 'kill-encrypted', [
      { prepare: (at) => importPlan(run, at, { isNew: false, lock }), byCommandLine: false },
      { prepare: (at) => editPlan(run, at, lock), byCommandLine: false },
      { prepare: (at) => importPlan(run, at, { isNew: true, lock }), byCommandLine: false },
    ]);
  },
};
