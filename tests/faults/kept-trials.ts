import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Tier } from './case.ts';
import { root } from './folders.ts';
import type { Trial } from './judge.ts';

const folder = join(root, '.cache', 'faults');
const seedFile = join(folder, 'seed');
const trialsOf = (seed: number): string => join(folder, `full-${seed}.jsonl`);

/** A new seed, or in the full tier that of the run that was stopped last. */
export function seedToGoOnWith(tier: Tier): number {
  if (tier === 'full' && existsSync(seedFile)) return Number(readFileSync(seedFile, 'utf8'));
  return Math.floor(Math.random() * 4_294_967_296);
}

type Line = { readonly name: string; readonly trial: Trial };

/** What was tried in the full tier, so that a run that was stopped goes on. */
export class KeptTrials {
  readonly #seed: number | null;
  readonly #lines: readonly Line[];

  /** `seed` is `null` where nothing is to be kept. */
  constructor(seed: number | null) {
    this.#seed = seed;
    if (seed === null) {
      this.#lines = [];
      return;
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(seedFile, String(seed));
    const text = existsSync(trialsOf(seed)) ? readFileSync(trialsOf(seed), 'utf8') : '';
    // The last line is half a line where the run was killed.
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    this.#lines = whole
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);
    if (whole !== text) writeFileSync(trialsOf(seed), whole);
  }

  /** The trials of a case that were done before. */
  of(name: string): Trial[] {
    return this.#lines.filter((line) => line.name === name).map(({ trial }) => trial);
  }

  add(name: string, trial: Trial): void {
    if (this.#seed === null) return;
    appendFileSync(trialsOf(this.#seed), `${JSON.stringify({ name, trial })}\n`);
  }

  /** The run is done: the next one begins anew. */
  forget(): void {
    if (this.#seed === null) return;
    rmSync(seedFile, { force: true });
    rmSync(trialsOf(this.#seed), { force: true });
  }
}
