import { spawnSync } from 'node:child_process';

/**
 * Milliseconds that the `sqlite3` shell takes for some statements, in each of several rounds: the
 * sum of what its `.timer` says, so that starting the shell and opening the file are left out. One
 * round before warms its page cache, which is large enough for the whole file.
 */
export function shellTimes(path: string, statements: readonly string[], rounds: number): number[] {
  const script = [
    '.bail on',
    'PRAGMA cache_size = -1000000;',
    '.output /dev/null',
    '.timer on',
    ...Array.from({ length: rounds + 1 }, () => statements.join('\n')),
  ];
  const { status, stdout, stderr } = spawnSync('sqlite3', ['-readonly', path], {
    input: script.join('\n'),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`sqlite3 failed: ${stderr}`);
  const times = [...stdout.matchAll(/Run Time: real ([\d.]+)/gu)].map(
    ([, seconds]) => Number(seconds) * 1000,
  );
  const all = Array.from({ length: rounds + 1 }, (_none, round) =>
    times
      .slice(round * statements.length, (round + 1) * statements.length)
      .reduce((sum, each) => sum + each, 0),
  );
  if (times.length !== statements.length * all.length) {
    throw new Error(`sqlite3 timed ${times.length} statements.`);
  }
  return all.slice(1);
}
