import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { keyFileOf } from '#main/data/encryption/find-key-file';
import { keyPathOf, readKeyFile } from '#main/data/encryption/key-file';
import type { Lock } from '#main/data/encryption/new-lock';
import { Session } from '#main/data/session';
import type { ReplaceJob } from './children/replace.ts';
import { dumpOf, stateOf } from './dump.ts';
import { copyFolder, FILE, newFolder, removeFolder } from './folders.ts';
import { IN_EACH_ROW, writeInventory } from './inventory.ts';
import { judgeSeen, lost, type Verdict } from './judge.ts';
import { openWith, unlockAndSee } from './locked.ts';
import type { Random } from './random.ts';
import { workspaceAfter } from './reference.ts';
import { randomEdits, takeStep, workerUrl, type Step } from './steps.ts';

const ROWS = 60;
const EDITS = 4;
const BEFORE: readonly Step[] = [{ kind: 'edit', site: 'BER', value: 'Before' }];
const AFTER: readonly Step[] = [{ kind: 'edit', site: 'BER', value: 'After' }];

/** Which way a workspace is converted. */
export const WAYS = ['encrypt', 'decrypt'] as const;
export type Way = (typeof WAYS)[number];

/** A folder with a workspace that is converted while it is open, and what that leads to. */
export type ConversionPlan = {
  readonly folder: string;
  readonly lock: Lock;
  /** What it is encrypted with before and after; one of both is `null`. */
  readonly from: Lock | null;
  readonly to: Lock | null;
  /** The states after each step, the conversion one of them. */
  readonly states: readonly string[];
};

async function statesOf(folder: string, from: Lock | null, to: Lock | null): Promise<string[]> {
  const copy = newFolder();
  copyFolder(folder, copy);
  const session = new Session(workerUrl, '0.0.0', () => undefined);
  const states: string[] = [];
  const note = (): void => {
    states.push(stateOf(dumpOf(session.workspace.reader)));
  };
  session.replaceWorkspace(openWith(join(copy, FILE), false, from));
  note();
  for (const step of BEFORE) {
    await takeStep(session.workspace, step);
    note();
  }
  await session.convert(to);
  note();
  for (const step of AFTER) {
    await takeStep(session.workspace, step);
    note();
  }
  await session.closeWorkspace();
  removeFolder(copy);
  return states;
}

/** Prepares a workspace to be converted, and finds out what that leads to. */
export async function conversionPlan(
  way: Way,
  lock: Lock,
  random: Random,
): Promise<ConversionPlan> {
  const file = join(newFolder(), 'inventory.csv');
  writeInventory(file, ROWS, random);
  const [from, to] = way === 'encrypt' ? [null, lock] : [lock, null];
  const steps: Step[] = [{ kind: 'import', file }, { kind: 'index' }];
  const folder = await workspaceAfter([...steps, ...randomEdits(EDITS, random)], from);
  return { folder, lock, from, to, states: await statesOf(folder, from, to) };
}

/** What a child is given that goes through a plan. */
export function conversionJob({ from, to }: ConversionPlan): Pick<ReplaceJob, 'by' | 'open'> {
  return {
    by: { converted: to },
    open: { key: from?.key ?? null, before: BEFORE, after: AFTER },
  };
}

/** What is wrong around a workspace that opened, whichever of both it is. */
function remainsOf(path: string, lock: Lock, isEncrypted: boolean): string | null {
  // Beside a plain one a key file means nothing; that it opens nothing any more is known to nobody.
  const known = ['', '-seal', '-backups', '-key'].map((suffix) => FILE + suffix);
  const folder = dirname(path);
  const left = readdirSync(folder).filter((name) => !known.includes(name));
  if (left.length > 0) return `${left.join(', ')} was left behind`;
  if (!isEncrypted) return null;
  if (!isDeepStrictEqual(readKeyFile(keyPathOf(path)), lock.file)) {
    return 'the key file beside it is another one than was given';
  }
  const readable = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .find((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(IN_EACH_ROW));
  return readable === undefined ? null : `cells can be read in ${readable.name}`;
}

/**
 * Judges what a conversion left that did not end: one whole workspace, the former or the converted one,
 * with every change that was acknowledged; its lock opens it, and nothing else is left of the other.
 */
export async function judgeConversion(
  path: string,
  plan: ConversionPlan,
  acknowledged: number,
): Promise<Verdict> {
  const { lock, to, states } = plan;
  const last = BEFORE.length;
  const isEncrypted = keyFileOf(path) !== null;
  const isConverted = isEncrypted === (to !== null);
  const seen = await unlockAndSee(path, lock);
  if (isConverted ? acknowledged < last : acknowledged > last) {
    return lost(`it is ${isEncrypted ? 'encrypted' : 'plain'} after ${acknowledged} steps`);
  }
  const isAtLast = acknowledged === last;
  const verdict = judgeSeen(seen, states, acknowledged, isConverted || !isAtLast);
  if (verdict.outcome !== 'survived') return verdict;
  const problem = remainsOf(path, lock, isEncrypted);
  if (problem !== null) return lost(problem);
  // The converted one took its place, and the history does not say so yet.
  const isUnnoted = isConverted && isAtLast && verdict.tally === 'before';
  return isUnnoted ? { ...verdict, tally: 'unnoted' } : verdict;
}
