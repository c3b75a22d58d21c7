import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
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

/** Folders that decide what a trial comes to. */
const SOURCES = ['main', 'shared', 'tests/faults'];

/** The program that is tried: what another one came to is not gone on with. */
function programName(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const files = readdirSync(join(root, source), { recursive: true, withFileTypes: true });
    const paths = files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name));
    for (const path of paths.toSorted((a, b) => (a < b ? -1 : 1))) {
      hash.update(`\n${path}\n`).update(readFileSync(path));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

/** A new seed, or in the full tier that of the run that was stopped last. */
export function seedToGoOnWith(tier: Tier): number {
  if (tier === 'full' && existsSync(seedFile)) return Number(readFileSync(seedFile, 'utf8'));
  return Math.floor(Math.random() * 4_294_967_296);
}

type Line = { readonly name: string; readonly trial: Trial };

/** What was tried in the full tier with this program, so that a run that was stopped goes on. */
export class KeptTrials {
  readonly #path: string | null;
  readonly #lines: readonly Line[];

  /** `seed` is `null` where nothing is to be kept. */
  constructor(seed: number | null) {
    if (seed === null) {
      this.#path = null;
      this.#lines = [];
      return;
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(seedFile, String(seed));
    this.#path = join(folder, `full-${seed}-${programName()}.jsonl`);
    const text = existsSync(this.#path) ? readFileSync(this.#path, 'utf8') : '';
    // The last line is half a line where the run was killed.
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    this.#lines = whole
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);
    if (whole !== text) writeFileSync(this.#path, whole);
  }

  /** The trials of a case that were done before. */
  of(name: string): Trial[] {
    return this.#lines.filter((line) => line.name === name).map(({ trial }) => trial);
  }

  add(name: string, trial: Trial): void {
    if (this.#path === null) return;
    appendFileSync(this.#path, `${JSON.stringify({ name, trial })}\n`);
  }

  /** The run is done: the next one begins anew. */
  forget(): void {
    if (this.#path === null) return;
    rmSync(seedFile, { force: true });
    rmSync(this.#path, { force: true });
  }
}
