import { statSync } from 'node:fs';

/** Which file stands at a path, whatever it is called; `null` where there is none. */
export function fileIdentity(path: string): string | null {
  const facts = statSync(path, { bigint: true, throwIfNoEntry: false });
  return facts === undefined ? null : `${facts.dev}:${facts.ino}`;
}

/** True where two paths lead to one file, which is there. */
export function isSameFile(one: string, other: string): boolean {
  const found = fileIdentity(one);
  return found !== null && found === fileIdentity(other);
}
