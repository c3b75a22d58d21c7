import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isAppError } from '#shared/rpc/app-error';
import { betrayals, originalOf, salvageBeside, type Original } from '../support/salvaged.ts';
import type { Case, CaseRun } from './case.ts';
import { copyFolder, FILE, newFolder, removeFolder } from './folders.ts';
import { writeInventory } from './inventory.ts';
import { lost, type Verdict } from './judge.ts';
import { openAndSee } from './open-and-see.ts';
import { randomOf, type Random } from './random.ts';
import { workspaceAfter } from './reference.ts';
import { randomEdits } from './steps.ts';

const ROWS = 600;
const EDITS = 15;
const PAGE_BYTES = 4096;
const SECTOR_BYTES = 512;

/** One way to damage a file; gives what is left of it. */
type Harm = (bytes: Buffer, random: Random) => Buffer;

function spoil(bytes: Buffer, at: number, length: number, random: Random): void {
  const isFilled = random.chance(0.5);
  const filler = random.pick([0, 0xff]);
  for (let place = at; place < Math.min(bytes.length, at + length); place += 1) {
    bytes.writeUInt8(isFilled ? filler : random.below(256), place);
  }
}

const HARMS: Readonly<Record<string, Harm>> = {
  bits: (bytes, random) => {
    for (let flips = 1 + random.below(40); flips > 0; flips -= 1) {
      const at = random.below(bytes.length);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.below(8)), at);
    }
    return bytes;
  },
  pages: (bytes, random) => {
    for (let pages = 1 + random.below(8); pages > 0; pages -= 1) {
      const page = random.below(Math.floor(bytes.length / PAGE_BYTES));
      spoil(bytes, page * PAGE_BYTES, PAGE_BYTES, random);
    }
    return bytes;
  },
  sectors: (bytes, random) => {
    for (let sectors = 1 + random.below(8); sectors > 0; sectors -= 1) {
      const sector = random.below(Math.floor(bytes.length / SECTOR_BYTES));
      spoil(bytes, sector * SECTOR_BYTES, SECTOR_BYTES, random);
    }
    return bytes;
  },
  head: (bytes, random) => {
    spoil(bytes, 0, 1 + random.below(PAGE_BYTES), random);
    return bytes;
  },
  cut: (bytes, random) => bytes.subarray(0, 1 + random.below(bytes.length - 1)),
};

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
