import { readFileSync, statSync } from 'node:fs';

/** Locks that are held on a file, by whatever process, as Linux tells them. */
export function locksOn(path: string): string[] {
  const { ino } = statSync(path);
  return (
    readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .filter((line) => line.includes(`:${ino} `))
      // Each line begins with its number among those of the whole machine.
      .map((line) => line.replace(/^\d+: /u, ''))
  );
}
