import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Lock } from '#main/data/encryption/new-lock';
import { sharedLock } from '../support/shared-lock.ts';
import type { Case, CaseRun } from './case.ts';
import { differenceOf, type Dump } from './dump.ts';
import { copyFolder, FILE, newFolder, removeFolder } from './folders.ts';
import { writeInventory } from './inventory.ts';
import { lost, type Verdict } from './judge.ts';
import { openWith, unlockAndSee } from './locked.ts';
import type { Seen } from './open-and-see.ts';
import { randomOf } from './random.ts';
import { workspaceAfter } from './reference.ts';
import { randomEdits, takeStep, type Step } from './steps.ts';

const ROWS = 600;
const EDITS = 15;

/** A folder with a workspace, and what is in it. */
type Original = { readonly folder: string; readonly dump: Dump };

async function originalOf(folder: string, lock: Lock | null): Promise<Original> {
  const look = newFolder();
  copyFolder(folder, look);
  const seen = await unlockAndSee(join(look, FILE), lock);
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

/** Makes a workspace, plain or encrypted with a lock. */
type Make = (seed: number, lock: Lock | null) => Promise<Original>;

/** A workspace that was closed. */
const closedWorkspace: Make = async (seed, lock) => {
  const { first, edits } = stepsOf(seed);
  return originalOf(await workspaceAfter([...first, ...edits], lock), lock);
};

/** What a process that was killed leaves: its file, and its last changes in the log alone. */
const killedWorkspace: Make = async (seed, lock) => {
  const { first, edits } = stepsOf(seed);
  const folder = await workspaceAfter(first, lock);
  const workspace = openWith(join(folder, FILE), false, lock);
  for (const step of edits) await takeStep(workspace, step);
  const left = newFolder();
  copyFolder(folder, left);
  workspace.close();
  return originalOf(left, lock);
};

function judge(seen: Seen, original: Original): Verdict {
  if (!seen.isOpen) {
    if (seen.code === null) return { ...lost(`a defect: ${seen.message}`), tally: 'untyped' };
    return { outcome: 'survived', tally: 'found' };
  }
  if (seen.problems.length > 0) return { outcome: 'survived', tally: 'found' };
  const tables = differenceOf(original.dump, seen.dump);
  if (tables.length === 0) return { outcome: 'survived', tally: 'harmless' };
  return { outcome: 'silent', tally: 'silent', reason: `differs in ${tables.join(', ')}` };
}

/** Which file of which workspace has a bit flipped. */
type Target = { readonly make: Make; readonly suffix: '' | '-wal' };

/** Flips one bit for each trial; the targets take turns. */
async function flip(
  { seed, trials, report }: CaseRun,
  name: string,
  targets: readonly Target[],
  lock: Lock | null,
): Promise<void> {
  const harmed: (Original & Target)[] = [];
  for (const target of targets) harmed.push({ ...target, ...(await target.make(seed, lock)) });
  for (const trial of trials) {
    // Nothing else waits here, and a signal to stop has to be heard.
    await setImmediate();
    const random = randomOf(seed, name, trial);
    const original = harmed[trial % harmed.length];
    if (original === undefined) throw new Error('A case has nothing to harm.');
    const { suffix } = original;
    const folder = newFolder();
    copyFolder(original.folder, folder);
    const path = join(folder, FILE);
    const bytes = readFileSync(path + suffix);
    const at = random.below(bytes.length);
    const bit = random.below(8);
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
    writeFileSync(path + suffix, bytes);
    const verdict = judge(await unlockAndSee(path, lock), original);
    removeFolder(folder);
    const where = `bit ${bit} of byte ${at} of ${bytes.length} of ${FILE}${suffix}`;
    const { reason } = verdict;
    report({
      trial,
      ...verdict,
      ...(reason === undefined ? {} : { reason: `${where}: ${reason}` }),
    });
  }
}

const CLOSED: Target = { make: closedWorkspace, suffix: '' };
const LOG: Target = { make: killedWorkspace, suffix: '-wal' };
const KILLED: Target = { make: killedWorkspace, suffix: '' };

/** One bit of a closed workspace is flipped. */
export const flipDatabase: Case = {
  name: 'flip-database',
  needsShim: false,
  trials: { small: 30, full: 10_000 },
  run: (run) => flip(run, 'flip-database', [CLOSED], null),
};

/** One bit of the log that a killed process left is flipped. */
export const flipLog: Case = {
  name: 'flip-log',
  needsShim: false,
  trials: { small: 20, full: 5000 },
  run: (run) => flip(run, 'flip-log', [LOG], null),
};

/**
 * One bit of an encrypted workspace is flipped: of a closed one, or of the log or the file that a killed
 * process left. Of that file there are no sums; its pages are authenticated each for itself.
 */
export const flipEncrypted: Case = {
  name: 'flip-encrypted',
  needsShim: false,
  trials: { small: 30, full: 9000 },
  run: async (run) => flip(run, 'flip-encrypted', [CLOSED, LOG, KILLED], await sharedLock()),
};
