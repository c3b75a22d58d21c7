import type { Outcome, Trial } from './judge.ts';

export type CaseResult = {
  readonly name: string;
  /** Why the case was not run on this system. */
  readonly notRun: string | null;
  readonly trials: readonly Trial[];
  readonly seconds: number;
};

function tallyOf(trials: readonly Trial[]): string {
  const counts = new Map<string, number>();
  for (const { tally } of trials) {
    if (tally !== undefined) counts.set(tally, (counts.get(tally) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
}

/**
 * Prints what became of each case. Counts those that met their goal, that nothing is lost, least of
 * all in silence; a case whose goal is open is printed as missed and counts neither way.
 */
export function printTable(
  results: readonly CaseResult[],
  openGoals: readonly string[],
): { passed: number; failed: number } {
  const counts = { passed: 0, failed: 0 };
  const line = (cells: readonly string[], rest: string): void => {
    const [name = '', ...numbers] = cells;
    const columns = numbers.map((cell) => cell.padStart(9)).join('');
    process.stdout.write(`${name.padEnd(15)}${columns}  ${rest}`.trimEnd());
    process.stdout.write('\n');
  };
  line(['case', 'trials', 'survived', 'lost', 'silent', 'seconds'], 'goal');
  for (const { name, notRun, trials, seconds } of results) {
    if (notRun !== null) {
      line([name, '-', '-', '-', '-', '-'], `not run here: ${notRun}`);
      continue;
    }
    const of = (outcome: Outcome): number =>
      trials.filter((trial) => trial.outcome === outcome).length;
    const isMet = trials.length > 0 && of('survived') === trials.length;
    const isOpen = !isMet && trials.length > 0 && openGoals.includes(name);
    if (!isOpen) counts[isMet ? 'passed' : 'failed'] += 1;
    const goal = isMet ? 'met' : isOpen ? 'missed, known to be open' : 'MISSED';
    const numbers = [trials.length, of('survived'), of('lost'), of('silent')].map(String);
    line([name, ...numbers, seconds.toFixed(1)], `${goal} (${tallyOf(trials)})`);
  }
  return counts;
}
