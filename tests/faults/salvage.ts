import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isAppError } from '#shared/rpc/app-error';
import { betrayals, originalOf, salvageBeside, type Original } from '../support/salvaged.ts';
import type { Case, CaseRun } from './case.ts';
import { copyFolder, FILE, newFolder, removeFolder } from './folders.ts';
import { HARMS } from './harms.ts';
import { writeInventory } from './inventory.ts';
import { lost, type Verdict } from './judge.ts';
import { openAndSee } from './open-and-see.ts';
import { randomOf } from './random.ts';
import { workspaceAfter } from './reference.ts';
import { randomEdits } from './steps.ts';

const ROWS = 600;
const EDITS = 15;
function judge(path: string, original: Original): Verdict {
  const damaged = readFileSync(path);
  try {
    const { path: saved, report } = salvageBeside(path);
    if (!readFileSync(path).equals(damaged)) return lost('the damaged file was written to');
    const [wrong] = betrayals(original, saved, report);
    if (wrong !== undefined) return { outcome: 'silent', tally: 'silent', reason: wrong };
    const seen = openAndSee(saved);
    if (!seen.isOpen) return lost(`what was saved does not open: ${seen.message}`);
    const items = report.tables.find(({ table }) => table === 'item');
    const isWhole = items?.lost === 0 && items.isLostExact;
    return { outcome: 'survived', tally: isWhole ? 'all items' : 'some items' };
  } catch (error) {
    if (!isAppError(error)) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { ...lost(`a defect: ${text}`), tally: 'untyped' };
    }
    return { outcome: 'survived', tally: 'refused' };
  }
}

async function run({ seed, trials, report }: CaseRun): Promise<void> {
  const random = randomOf(seed, 'salvage', -1);
  const file = join(newFolder(), 'inventory.csv');
  writeInventory(file, ROWS, random);
  const folder = await workspaceAfter([
    { kind: 'import', file },
    { kind: 'index' },
    ...randomEdits(EDITS, random),
  ]);
  const original = originalOf(join(folder, FILE));
  for (const trial of trials) {
    // Nothing else waits here, and a signal to stop has to be heard.
    await setImmediate();
    const own = randomOf(seed, 'salvage', trial);
    const [name, harm] = own.pick(Object.entries(HARMS));
    const copy = newFolder();
    copyFolder(folder, copy);
    const path = join(copy, FILE);
    writeFileSync(path, harm(readFileSync(path), own));
    const size = statSync(path).size;
    const verdict = judge(path, original);
    removeFolder(copy);
    const { reason } = verdict;
    report({
      trial,
      ...verdict,
      ...(reason === undefined ? {} : { reason: `${name}, ${size} bytes left: ${reason}` }),
    });
  }
}

/** A closed workspace is damaged in one of several ways, and rows are saved out of it. */
export const salvage: Case = {
  name: 'salvage',
  needsShim: false,
  trials: { small: 15, full: 2000 },
  run,
};
