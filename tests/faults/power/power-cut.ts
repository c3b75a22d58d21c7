import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Lock } from '#main/data/encryption/new-lock';
import { sharedLock } from '../../support/shared-lock.ts';
import type { Case, CaseRun } from '../case.ts';
import type { WorkJob } from '../children/protocol.ts';
import type { ReplaceJob } from '../children/replace.ts';
import { conversionJob, conversionPlan, judgeConversion, WAYS } from '../conversion-plans.ts';
import { copyFolder, FILE, newFolder, removeFolder } from '../folders.ts';
import { writeInventory } from '../inventory.ts';
import { judgeSeen, judgeUnborn, type Verdict } from '../judge.ts';
import { unlockAndSee } from '../locked.ts';
import { olderWorkspaces, OLDER_VERSIONS } from '../older-workspaces.ts';
import { randomOf, type Random } from '../random.ts';
import { statesOf } from '../reference.ts';
import { runChild } from '../run-child.ts';
import { shimEnvironment } from '../shim/shim.ts';
import { randomEdits, type Step } from '../steps.ts';
import { CUTS, Disk } from './disk.ts';
import { readWriteLog, type Call } from './write-log.ts';

const ROWS = 400;
const EDITS = 12;
/** Cuts of one record; each record is of other steps. */
const TRIALS_A_RECORD = 200;

/** The file in which a child writes what it acknowledged, between the writes of the workspace. */
const ACK_FILE = 'acknowledged';

/** Judges the workspace at a path by the last step that was acknowledged; -1 for none. */
type Judge = (path: string, acknowledged: number) => Promise<Verdict>;

/** What a program wrote while it took steps, and how what is left of it is judged. */
type Recording = {
  readonly folder: string;
  readonly files: ReadonlyMap<string, Buffer>;
  readonly calls: readonly Call[];
  readonly judge: Judge;
};

/** What a child of this folder's is given. */
type Recorded = Pick<Required<WorkJob>, 'path' | 'ackFile'>;

/** Records a child that works on a new workspace, or on a copy of the one in `base`. */
async function record(
  base: string | null,
  script: string,
  { jobOf, judge }: { readonly jobOf: (recorded: Recorded) => unknown; readonly judge: Judge },
): Promise<Recording> {
  const folder = newFolder();
  const work = join(folder, 'work');
  if (base === null) mkdirSync(work);
  else copyFolder(base, work);
  const files = new Map(
    readdirSync(work).map((name) => [join(work, name), readFileSync(join(work, name))]),
  );
  const log = join(folder, 'log');
  const job = jobOf({ path: join(work, FILE), ackFile: join(work, ACK_FILE) });
  const ended = await runChild(script, job, { env: shimEnvironment(work, { log }) });
  if (!ended.lines.includes('closed')) throw new Error(`It cannot be recorded: ${ended.stderr}`);
  const calls = readWriteLog(log);
  rmSync(log);
  return { folder: work, files, calls, judge };
}

async function recordSteps(
  base: string | null,
  steps: readonly Step[],
  lock: Lock | null,
): Promise<Recording> {
  const isNew = base === null;
  const states = await statesOf(base, steps, lock);
  return record(base, 'work.ts', {
    jobOf: (recorded) => ({ ...recorded, isNew, lock, steps, byWorker: false }) satisfies WorkJob,
    judge: async (path, acknowledged) => {
      const seen = await unlockAndSee(path, lock);
      return acknowledged < 0 && isNew
        ? judgeUnborn(seen, states)
        : judgeSeen(seen, states, Math.max(acknowledged, 0));
    },
  });
}

/** A workspace is made by its first imports, and then changed in every way. */
async function recordLife(random: Random, lock: Lock | null): Promise<Recording> {
  const folder = newFolder();
  const files = [0, 1, 2].map((at) => join(folder, `part-${at}.csv`));
  for (const file of files) writeInventory(file, ROWS, random);
  const edits = randomEdits(EDITS, random);
  const steps: Step[] = [
    // Alone, as the command line makes a workspace, and then with the log, as the window imports.
    ...files.map((file, at) => ({ kind: 'import' as const, file, isAlone: at === 0 })),
    { kind: 'index' },
    ...edits,
    { kind: 'index' },
    { kind: 'edit', site: 'HAM', value: 'Last' },
  ];
  return recordSteps(null, steps, lock);
}

/** A workspace of an older version is opened, and then changed. */
async function recordMigration(random: Random): Promise<Recording> {
  const version = random.pick(OLDER_VERSIONS);
  const [folder = ''] = (await olderWorkspaces(random.below(1000), [version])).values();
  const steps: Step[] = [{ kind: 'edit', site: 'PAR', value: 'West' }, { kind: 'undo' }];
  return recordSteps(folder, steps, null);
}

/** A workspace is encrypted while it is open, or made plain. */
async function recordConversion(random: Random, lock: Lock): Promise<Recording> {
  const plan = await conversionPlan(random.pick(WAYS), lock, random);
  return record(plan.folder, 'replace.ts', {
    jobOf: (recorded) =>
      ({ ...recorded, ...conversionJob(plan), countBy: null }) satisfies ReplaceJob,
    judge: (path, acknowledged) => judgeConversion(path, plan, Math.max(acknowledged, 0)),
  });
}

/** The last step that was acknowledged before call number `until`; -1 for none. */
function acknowledgedBefore({ calls, folder }: Recording, until: number): number {
  const path = join(folder, ACK_FILE);
  const last = calls.slice(0, until).findLast((call) => call.path === path);
  return last?.kind === 'write' ? Number(last.data.toString()) : -1;
}

async function cutOnce(recording: Recording, random: Random): Promise<Verdict> {
  const { calls, folder, judge } = recording;
  const until = random.below(calls.length + 1);
  const cut = random.pick(CUTS);
  const disk = new Disk(recording.files);
  for (const call of calls.slice(0, until)) disk.take(call);
  const image = newFolder();
  for (const [path, bytes] of disk.left(cut, random)) {
    const name = path.slice(folder.length + 1);
    if (name === ACK_FILE || name.endsWith('-shm')) continue;
    mkdirSync(dirname(join(image, name)), { recursive: true });
    writeFileSync(join(image, name), bytes);
  }
  const verdict = await judge(join(image, FILE), acknowledgedBefore(recording, until));
  removeFolder(image);
  const reason = `after call ${until} of ${calls.length}, unsynced kept: ${cut}: ${verdict.reason}`;
  return verdict.reason === undefined ? { ...verdict, tally: cut } : { ...verdict, reason };
}

type Record = (random: Random) => Promise<Recording>;

/** Cuts in the midst of records; three of four are of the first kind. */
async function cut(
  { seed, trials, report }: CaseRun,
  name: string,
  kinds: readonly [Record, Record],
): Promise<void> {
  const recordings = new Map<number, Recording>();
  for (const trial of trials) {
    // Nothing else waits here, and a signal to stop has to be heard.
    await setImmediate();
    const kind = trial % 4 === 3 ? 1 : 0;
    const key = Math.floor(trial / TRIALS_A_RECORD) * kinds.length + kind;
    let recording = recordings.get(key);
    if (recording === undefined) {
      recording = await kinds[kind](randomOf(seed, 'power-record', key));
      // Those of the trials before are not asked for again.
      for (const other of recordings.keys()) if (other < key - 1) recordings.delete(other);
      recordings.set(key, recording);
    }
    report({ trial, ...(await cutOnce(recording, randomOf(seed, name, trial))) });
  }
}

/** The power fails at a random moment: of what was not synced, the disk holds what it likes. */
export const powerCut: Case = {
  name: 'power-cut',
  needsShim: true,
  trials: { small: 60, full: 20_000 },
  run: (run) => cut(run, 'power-cut', [(random) => recordLife(random, null), recordMigration]),
};

/** The same of an encrypted workspace, and of one that is being encrypted or made plain. */
export const powerEncrypted: Case = {
  name: 'power-encrypted',
  needsShim: true,
  trials: { small: 30, full: 10_000 },
  run: async (run) => {
    const lock = await sharedLock();
    return cut(run, 'power-encrypted', [
      (random) => recordLife(random, lock),
      (random) => recordConversion(random, lock),
    ]);
  },
};
