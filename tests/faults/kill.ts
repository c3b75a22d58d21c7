import { join } from 'node:path';
import type { Case, CaseRun } from './case.ts';
import { copyFolder, FILE, newFolder, removeFolder } from './folders.ts';
import { writeInventory } from './inventory.ts';
import { judgeStates, lost, type Verdict } from './judge.ts';
import { statesOf, workspaceAfter } from './reference.ts';
import { openReader } from '#main/data/database/connection';
import { openAndSee } from './open-and-see.ts';
import { randomOf, type Random } from './random.ts';
import { acknowledgedBy, runChild, type Ended } from './run-child.ts';
import { randomEdits, type Step } from './steps.ts';

/** Files of a trial that imports, and rows of each. */
const IMPORTS = 3;
const ROWS = 2000;
const EDITS = 30;
/** Milliseconds that a thread takes to start, for each import of the command line. */
const THREAD_MS = 200;
/** Trials that share their files and steps; preparing them takes longer than a trial. */
const TRIALS_A_PLAN = 50;

/** What the trials of one plan do, again and again, and what may be left of it. */
type Plan = {
  readonly base: string | null;
  readonly steps: readonly Step[];
  readonly states: readonly string[];
  /** Milliseconds that it takes where nobody kills it; at first, as long as this process took. */
  duration: number;
};

async function planOf(
  base: string | null,
  steps: readonly Step[],
  byCommandLine = false,
): Promise<Plan> {
  const startedAt = performance.now();
  const states = await statesOf(base, steps);
  const threads = byCommandLine ? steps.length * THREAD_MS : 0;
  return { base, steps, states, duration: performance.now() - startedAt + threads };
}

async function importPlan(
  seed: number,
  at: number,
  { isNew, byCommandLine }: { readonly isNew: boolean; readonly byCommandLine: boolean },
): Promise<Plan> {
  const random = randomOf(seed, 'kill-import', at);
  const folder = newFolder();
  const files = Array.from({ length: IMPORTS + 1 }, (_, each) => join(folder, `part-${each}.csv`));
  for (const file of files) writeInventory(file, ROWS, random);
  const [first = '', ...others] = files;
  const base = isNew ? null : await workspaceAfter([{ kind: 'import', file: first }]);
  // As the command line: whoever makes a workspace with its imports is alone with it.
  const steps = others.map((file) => ({ kind: 'import' as const, file, isAlone: isNew }));
  return planOf(base, steps, byCommandLine);
}

async function editPlan(seed: number, at: number): Promise<Plan> {
  const random = randomOf(seed, 'kill-edits', at);
  const file = join(newFolder(), 'inventory.csv');
  writeInventory(file, ROWS, random);
  const base = await workspaceAfter([{ kind: 'import', file }]);
  return planOf(base, randomEdits(EDITS, random));
}

/** Starts the work of a plan; kills it `delay` milliseconds after it is ready. */
async function runAndKill(
  path: string,
  plan: Plan,
  delay: number,
  byCommandLine: boolean,
): Promise<Ended> {
  let readyAt = NaN;
  let timer: NodeJS.Timeout | undefined;
  const onLine = (line: string, kill: () => void): void => {
    if (line === 'ready') {
      readyAt = performance.now();
      timer = setTimeout(kill, delay);
    }
    if (line === 'closed') plan.duration = performance.now() - readyAt;
  };
  const files = plan.steps.map((step) => (step.kind === 'import' ? step.file : ''));
  const job = byCommandLine
    ? ['import', ...files, '--workspace', path]
    : { path, isNew: plan.base === null, steps: plan.steps, byWorker: false };
  const ended = await runChild(byCommandLine ? 'command-line.ts' : 'work.ts', job, { onLine });
  clearTimeout(timer);
  return ended;
}

/** A workspace that was killed before it was acknowledged may be none yet, but says so. */
function judgeUnborn(path: string, states: readonly string[]): Verdict {
  const seen = openAndSee(path);
  if (seen.isOpen) return judgeStates(path, states, 0);
  if (seen.code === null) return lost(`it fails with a defect: ${seen.message}`);
  return { outcome: 'survived', tally: 'unborn' };
}

/**
 * States between those of whole imports are allowed to nobody. What the command line has
 * acknowledged is known at its end only, so until then each whole import is one of its states.
 */
function judgeCommandLine(path: string, states: readonly string[], isDone: boolean): Verdict {
  if (isDone) return judgeStates(path, states, states.length - 1, false);
  const verdicts = states.map((_, at) => judgeStates(path, states, at, false));
  const whole = verdicts.find(({ outcome }) => outcome === 'survived');
  return whole ?? judgeUnborn(path, states);
}

async function tryOnce(plan: Plan, random: Random, byCommandLine: boolean): Promise<Verdict> {
  const folder = newFolder();
  if (plan.base !== null) copyFolder(plan.base, folder);
  try {
    return await killIn(folder, plan, random, byCommandLine);
  } finally {
    removeFolder(folder);
  }
}

async function killIn(
  folder: string,
  plan: Plan,
  random: Random,
  byCommandLine: boolean,
): Promise<Verdict> {
  const path = join(folder, FILE);
  // Somebody else reads an existing workspace meanwhile.
  const reader = plan.base === null ? null : openReader(path);
  reader?.exec('BEGIN; SELECT count(*) FROM item');
  const delay = random.next() * plan.duration;
  const ended = await runAndKill(path, plan, delay, byCommandLine);
  reader?.close();
  const isDone = ended.lines.includes('closed');
  if (ended.signal !== 'SIGKILL' && !isDone) return lost(`it failed: ${ended.stderr.trim()}`);
  if (byCommandLine) return judgeCommandLine(path, plan.states, isDone);
  const acknowledged = acknowledgedBy(ended);
  return acknowledged < 0 && plan.base === null
    ? judgeUnborn(path, plan.states)
    : judgeStates(path, plan.states, Math.max(acknowledged, 0));
}

type Kind = {
  readonly prepare: (at: number) => Promise<Plan>;
  readonly byCommandLine: boolean;
};

function importKind(
  seed: number,
  how: { readonly isNew: boolean; readonly byCommandLine: boolean },
): Kind {
  return { prepare: (at) => importPlan(seed, at, how), byCommandLine: how.byCommandLine };
}

async function runKinds(run: CaseRun, name: string, kinds: readonly Kind[]): Promise<void> {
  const plans = new Map<string, Plan>();
  for (const trial of run.trials) {
    const kind = kinds[trial % kinds.length];
    if (kind === undefined) throw new Error('A case has no kinds.');
    const group = Math.floor(trial / TRIALS_A_PLAN);
    const key = `${trial % kinds.length}/${group}`;
    const plan = plans.get(key) ?? (await kind.prepare(group));
    plans.set(key, plan);
    const verdict = await tryOnce(plan, randomOf(run.seed, name, trial), kind.byCommandLine);
    run.report({ trial, ...verdict });
  }
}

/** A process is killed while it imports, into a workspace of its own or one that others read. */
export const killImport: Case = {
  name: 'kill-import',
  needsShim: false,
  trials: { small: 6, full: 1500 },
  run: (run) =>
    runKinds(run, 'kill-import', [
      importKind(run.seed, { isNew: false, byCommandLine: false }),
      importKind(run.seed, { isNew: true, byCommandLine: true }),
      importKind(run.seed, { isNew: true, byCommandLine: false }),
    ]),
};

/** A process is killed while it tags, edits, undoes and redoes. */
export const killEdits: Case = {
  name: 'kill-edits',
  needsShim: false,
  trials: { small: 5, full: 1000 },
  run: (run) =>
    runKinds(run, 'kill-edits', [
      { prepare: (at) => editPlan(run.seed, at), byCommandLine: false },
    ]),
};
