import { parseArgs } from 'node:util';
import { writeFileSync } from 'node:fs';
import { CASES, OPEN_GOALS } from './cases.ts';
import type { Case, Tier } from './case.ts';
import { fixClock } from './fix-clock.ts';
import { removeFolders } from './folders.ts';
import { chooseTrials } from './choose-trials.ts';
import { KeptTrials, seedToGoOnWith } from './kept-trials.ts';
import { printTable, type CaseResult } from './print-table.ts';
import { killChildren } from './run-child.ts';
import { shimProblem } from './shim/shim.ts';

/**
 * Entry of `npm run test:faults`: harms workspaces in every way that a machine can, and holds what
 * is left against what was acknowledged. Exit code 1 where a goal is missed, 2 for wrong words.
 */

const { values: options } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    seed: { type: 'string' },
    only: { type: 'string', multiple: true },
    trials: { type: 'string' },
    trial: { type: 'string' },
    report: { type: 'string' },
  },
});

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** Failures of one case that are told one by one. */
const MOST_TOLD = 5;

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').slice(0, 250);

const tier: Tier = options.full ? 'full' : 'small';
const known = CASES.map(({ name }) => name);
const unknown = (options.only ?? []).filter((name) => !known.includes(name));
const numbers = [options.seed, options.trials, options.trial].filter((text) => text !== undefined);
if (unknown.length > 0 || numbers.some((text) => !/^\d+$/u.test(text))) {
  say(`Known cases are ${known.join(', ')}; --seed, --trials and --trial take a number.`);
  process.exit(2);
}
const seed =
  options.seed === undefined ? seedToGoOnWith(tier) : Number(options.seed) % 4_294_967_296;
const chosen = CASES.filter(({ name }) => options.only?.includes(name) ?? true);
const isWhole = options.trial === undefined && options.trials === undefined;
const kept = new KeptTrials(tier === 'full' && isWhole ? seed : null);

async function runCase(each: Case): Promise<CaseResult> {
  const { name } = each;
  const startedAt = performance.now();
  const problem = each.needsShim ? shimProblem() : null;
  if (problem !== null) return { name, notRun: problem, trials: [], seconds: 0 };
  const trials = [...kept.of(name)];
  let told = 0;
  const done = new Set(trials.map(({ trial }) => trial));
  const wanted = await chooseTrials(each, {
    tier,
    seed,
    trials: options.trials,
    trial: options.trial,
  });
  await each.run({
    tier,
    seed,
    trials: wanted.filter((trial) => !done.has(trial)),
    report: (trial) => {
      trials.push(trial);
      kept.add(name, trial);
      if (trial.outcome === 'survived') return;
      told += 1;
      if (told > MOST_TOLD) return;
      say(`  trial ${trial.trial}: ${trial.outcome}: ${oneLine(trial.reason ?? '')}`);
      const words = `${tier === 'full' ? '--full ' : ''}--only ${name} --seed ${seed}`;
      say(`    again: npm run test:faults -- ${words} --trial ${trial.trial}`);
      if (told === MOST_TOLD) say('  Others are only counted.');
    },
  });
  return { name, notRun: null, trials, seconds: (performance.now() - startedAt) / 1000 };
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    killChildren();
    removeFolders();
    process.exit(1);
  });
}
fixClock();
say(`Faults, ${tier}, seed ${seed}`);
const results: CaseResult[] = [];
try {
  for (const each of chosen) {
    say(`${each.name} …`);
    results.push(await runCase(each));
    removeFolders();
  }
} finally {
  removeFolders();
}
const counts = printTable(results, tier === 'small' ? OPEN_GOALS : []);
if (chosen.length === CASES.length) kept.forget();
if (options.report !== undefined) writeFileSync(options.report, JSON.stringify(counts));
process.exitCode = counts.failed === 0 ? 0 : 1;
