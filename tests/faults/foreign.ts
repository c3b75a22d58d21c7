import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealPathOf } from '#main/data/durability/seal-file';
import { examineWorkspace } from '#main/data/examine/examine-workspace';
import type { Case, CaseRun } from './case.ts';
import type { Look, LookJob } from './children/look-through.ts';
import { copyFolder, FILE, newFolder, removeFolder } from './folders.ts';
import { HARMS } from './harms.ts';
import { writeInventory } from './inventory.ts';
import { lost, type Verdict } from './judge.ts';
import { randomOf } from './random.ts';
import { workspaceAfter } from './reference.ts';
import { runChild, type Ended } from './run-child.ts';
import { randomEdits } from './steps.ts';
import { tamper } from './tamper.ts';

const ROWS = 120;
const EDITS = 12;
/** Workspaces that one process looks through: starting it takes longer than a look. */
const AT_ONCE = 20;

/** A workspace that was tampered with: the one of a trial, where it lies, and what was done to it. */
type Tampered = {
  readonly trial: number;
  readonly folder: string;
  readonly path: string;
  readonly how: string;
};

/** Takes the seal away, by which most of this would be noticed: whoever means harm does the same. */
function prepare(original: string, seed: number, trial: number): Tampered {
  const random = randomOf(seed, 'foreign', trial);
  const folder = newFolder();
  copyFolder(original, folder);
  const path = join(folder, FILE);
  rmSync(sealPathOf(path), { force: true });
  if (random.chance(0.75)) return { trial, folder, path, how: tamper(path, random) };
  const [name, harm] = random.pick(Object.entries(HARMS));
  writeFileSync(path, harm(readFileSync(path), random));
  return { trial, folder, path, how: name };
}

function judge(look: Look | undefined, { signal, stderr, isHung }: Ended): Verdict {
  if (look === undefined) {
    return lost(isHung ? 'the process hung' : `the process ended (${signal ?? stderr})`);
  }
  const { outcome, text } = look;
  if (outcome === 'wrong') return { outcome: 'silent', tally: 'wrong', reason: text };
  return { outcome: 'survived', tally: outcome };
}

/** Looks through some workspaces in one process; what took it down is not looked at again. */
async function lookThrough(all: readonly Tampered[], report: CaseRun['report']): Promise<void> {
  let left = all;
  while (left.length > 0) {
    const job: LookJob = { paths: left.map(({ path }) => path) };
    const ended = await runChild('look-through.ts', job);
    const looks = ended.lines.map((line) => JSON.parse(line) as Look);
    const judged = left.slice(0, Math.max(1, looks.length + (looks.length < left.length ? 1 : 0)));
    judged.forEach(({ trial, folder, how }, at) => {
      const verdict = judge(looks[at], ended);
      const { reason } = verdict;
      report({
        trial,
        ...verdict,
        ...(reason === undefined ? {} : { reason: `${how}: ${reason}` }),
      });
      removeFolder(folder);
    });
    left = left.slice(judged.length);
  }
}

/** Fails where what nobody tampered with is refused: then a refusal says nothing. */
function assertPasses(original: string): void {
  const folder = newFolder();
  for (const _ of examineWorkspace({ path: join(original, FILE), folder, key: null }));
  removeFolder(folder);
}

async function run({ seed, trials, report }: CaseRun): Promise<void> {
  const random = randomOf(seed, 'foreign', -1);
  const file = join(newFolder(), 'inventory.csv');
  writeInventory(file, ROWS, random);
  const original = await workspaceAfter([
    { kind: 'import', file },
    { kind: 'index' },
    ...randomEdits(EDITS, random),
  ]);
  assertPasses(original);
  for (let at = 0; at < trials.length; at += AT_ONCE) {
    const some = trials.slice(at, at + AT_ONCE);
    await lookThrough(
      some.map((trial) => prepare(original, seed, trial)),
      report,
    );
  }
}

/**
 * A workspace from elsewhere was changed by SQL or by its bytes, and has no seal. It must be refused in
 * a sentence, or open and answer everything that can be asked as the contract says.
 */
export const foreign: Case = {
  name: 'foreign',
  needsShim: false,
  trials: { small: 20, full: 2000 },
  run,
};
