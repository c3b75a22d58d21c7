import { foldedName } from './entry-name.ts';
import { refused } from './refusal.ts';

/** All folders that a path lies in. */
function foldersOf(path: string): string[] {
  const parts = path.replace(/\/$/u, '').split('/');
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'));
}

const takenForOne = (one: string, other: string) =>
  refused(
    `The archive has "${one}" and "${other}", which some systems take for one file; it is refused.`,
  );

/** Fails where a name occurs twice, or twice to some system, or a file is a folder, too. */
export function checkNames(names: readonly string[]): void {
  const byName = new Map<string, string>();
  for (const name of names) {
    const folded = foldedName(name.replace(/\/$/u, ''));
    const other = byName.get(folded);
    if (other === name) throw refused(`The archive has "${name}" twice; it is refused.`);
    if (other !== undefined) throw takenForOne(other, name);
    byName.set(folded, name);
  }
  for (const name of names) {
    for (const folder of foldersOf(name)) {
      const other = byName.get(foldedName(folder));
      if (other?.endsWith('/') === false) throw takenForOne(other, name);
    }
  }
}
