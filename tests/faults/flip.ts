import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Workspace } from '#main/data/workspace';
import type { Case, CaseRun } from './case.ts';
import { differenceOf, type Dump } from './dump.ts';
import { copyFolder, FILE, newFolder, removeFolder } from './folders.ts';
import { writeInventory } from './inventory.ts';
import { lost, type Verdict } from './judge.ts';
import { openAndSee } from './open-and-see.ts';
import { randomOf } from './random.ts';
import { workspaceAfter } from './reference.ts';
import { randomEdits, takeStep, type Step } from './steps.ts';

const ROWS = 600;
const EDITS = 15;

/** A folder with a workspace, and what is in it. */
type Original = { readonly folder: string; readonly dump: Dump };

function originalOf(folder: string): Original {
  const look = newFolder();
  copyFolder(folder, look);
  const seen = openAndSee(join(look, FILE));
  removeFolder(look);
  if (!seen.isOpen || seen.problems.length > 0) throw new Error('The original is not sound.');
  return { folder, dump: seen.dump };
}

function stepsOf(seed: number): { readonly first: Step[]; readonly edits: Step[] } {
  const random = randomOf(seed, 'flip', -1);
  const file = join(newFolder(), 'inventory.csv');
  writeInventory(file, ROWS, random);
  return {
    first: [{ kind: 'import', file }, { kind: 'index' }],
    edits: randomEdits(EDITS, random),
  };
}

/** A workspace that was closed. */
async function closedWorkspace(seed: number): Promise<Original> {
  const { first, edits } = stepsOf(seed);
  return originalOf(await workspaceAfter([...first, ...edits]));
}

/** What a process that was killed leaves: its file, and its last changes in the log alone. */
async function killedWorkspace(seed: number): Promise<Original> {
  const { first, edits } = stepsOf(seed);
  const folder = await workspaceAfter(first);
  const workspace = Workspace.open(join(folder, FILE), false);
  for (const step of edits) await takeStep(workspace, step);
  const left = newFolder();
  copyFolder(folder, left);
  workspace.close();
  return originalOf(left);
}

function judge(path: string, original: Original): Verdict {
  const seen = openAndSee(path);
  if (!seen.isOpen) {
    if (seen.code === null) return { ...lost(`a defect: ${seen.message}`), tally: 'untyped' };
    return { outcome: 'survived', tally: 'found' };
  }
  if (seen.problems.length > 0) return { outcome: 'survived', tally: 'found' };
  const tables = differenceOf(original.dump, seen.dump);
  if (tables.length === 0) return { outcome: 'survived', tally: 'harmless' };
  return { outcome: 'silent', tally: 'silent', reason: `differs in ${tables.join(', ')}` };
}

async function flip(
  { seed, trials, report }: CaseRun,
  make: (seed: number) => Promise<Original>,
  { name, suffix }: { readonly name: string; readonly suffix: string },
): Promise<void> {
  const original = await make(seed);
  const size = statSync(join(original.folder, FILE + suffix)).size;
  for (const trial of trials) {
    // Nothing else waits here, and a signal to stop has to be heard.
    await setImmediate();
    const random = randomOf(seed, name, trial);
    const folder = newFolder();
    copyFolder(original.folder, folder);
    const path = join(folder, FILE);
    const bytes = readFileSync(path + suffix);
    const at = random.below(size);
    const bit = random.below(8);
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
    writeFileSync(path + suffix, bytes);
    const verdict = judge(path, original);
    removeFolder(folder);
    const where = `bit ${bit} of byte ${at} of ${size}`;
    const { reason } = verdict;
    report({
      trial,
      ...verdict,
      ...(reason === undefined ? {} : { reason: `${where}: ${reason}` }),
    });
  }
}

/** One bit of a closed workspace is flipped. */
export const flipDatabase: Case = {
  name: 'flip-database',
  needsShim: false,
  trials: { small: 30, full: 10_000 },
  run: (run) => flip(run, closedWorkspace, { name: 'flip-database', suffix: '' }),
};

/** One bit of the log that a killed process left is flipped. */
export const flipLog: Case = {
  name: 'flip-log',
  needsShim: false,
  trials: { small: 20, full: 5000 },
  run: (run) => flip(run, killedWorkspace, { name: 'flip-log', suffix: '-wal' }),
};
